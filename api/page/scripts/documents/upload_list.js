// The files that are being sent: a line each, with its progress and its end.

import { isolated } from "../elements/bidi.js";
import { el, button } from "../elements/dom.js";
import { failureWords } from "../elements/failure.js";
import { upload } from "../server/upload.js";

const MOST_FAILURES = 10; // of one file; the server names all

/** Return the place to drop files at or choose them, and the list of their lines; `whenAdded()` is called after each. */
export function uploadArea(collection, whenAdded) {
  const list = el("ul", { class: "uploads", "aria-live": "polite" });
  const chooser = el("input", { type: "file", multiple: true, class: "unseen", tabindex: -1, label: "choose_files" });
  const area = el(
    "div",
    { class: "drop" },
    el("p", { say: "drop_here" }),
    button("choose_files", () => chooser.click(), { class: "outlined" }),
    el("p", { class: "fine", say: "kinds_of_file" }),
    chooser,
  );
  const take = async (files) => {
    for (const file of files) await sendOne(file, collection(), list, whenAdded); // one by one: the server indexes one at a time
  };
  chooser.addEventListener("change", () => {
    take([...chooser.files]);
    chooser.value = "";
  });
  for (const [event, isOver] of [
    ["dragenter", true],
    ["dragover", true],
    ["dragleave", false],
    ["drop", false],
  ]) {
    area.addEventListener(event, (dropped) => {
      dropped.preventDefault();
      area.classList.toggle("over", isOver);
      if (event === "drop") take([...dropped.dataTransfer.files]);
    });
  }
  return [area, list];
}

async function sendOne(file, collection, list, whenAdded) {
  const state = el("span", { class: "fine", say: "uploading" });
  const bar = el("progress", { max: 1, value: 0, label: "uploading" });
  const line = el("li", {}, isolated(file.name), el("span", {}, state, " ", bar));
  list.prepend(line);
  try {
    const { passages: count, failures = [] } = await upload(file, collection, (share) => progress(bar, state, share));
    state.replaceWith(el("span", { class: "fine", say: ["added", { count }] }));
    line.append(...failures.slice(0, MOST_FAILURES).map(notAdded));
    whenAdded();
  } catch (error) {
    state.remove();
    line.append(el("div", { class: "wrong", role: "alert" }, ...failureWords(error)));
  } finally {
    bar.remove();
  }
}

/** Return why one of the documents in a file was not added. */
const notAdded = ({ file, part, problem }) =>
  el(
    "p",
    { class: "wrong", lang: "en", dir: "ltr" },
    isolated([file, part].filter(Boolean).join(" · ")),
    ": ",
    problem,
  );

function progress(bar, state, share) {
  if (share !== null) return (bar.value = share);
  bar.removeAttribute("value");
  state.replaceChildren(el("span", { say: "indexing" }));
}
