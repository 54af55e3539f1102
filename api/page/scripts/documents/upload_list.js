// The files that are being sent: a line each, with its progress and its end.

import { isolated } from "../elements/bidi.js";
import { el, button } from "../elements/dom.js";
import { failureWords } from "../elements/failure.js";
import { say } from "../language/i18n.js";
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
    const [lines, into] = [files.map(lineOf), collection()]; // another one may be looked at meanwhile
    list.prepend(...lines.map(({ element }) => element));
    for (const line of lines) await sendOne(line, into, whenAdded); // the server indexes one at a time
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

/** Return what the list shows of a file that waits: its element, and the parts of it that change. */
function lineOf(file) {
  const state = el("span", { class: "fine", say: "waiting" });
  const bar = el("progress", { max: 1, value: 0, label: "uploading" });
  const stopping = new AbortController();
  const cancel = button("cancel", () => stopping.abort(), { label: ["cancel_label", { title: file.name }] });
  const running = el("span", { class: "running" }, bar, cancel);
  const element = el("li", {}, isolated(file.name), el("span", {}, state, " ", running));
  stopping.signal.addEventListener("abort", () => end("cancelled"));
  function end(...said) {
    running.remove();
    say(state, ...said);
  }
  return { file, element, state, bar, signal: stopping.signal, end };
}

async function sendOne(line, collection, whenAdded) {
  const { file, element, state, signal, end } = line;
  if (signal.aborted) return;
  say(state, "uploading");
  try {
    const done = await upload(file, collection, { signal, progress: (share) => progress(line, share) });
    if (done.passages) end("added", { count: done.passages });
    else end("not_added");
    element.append(...(done.failures ?? []).slice(0, MOST_FAILURES).map(notAdded), ...passedOver(done));
  } catch (error) {
    if (error.name === "AbortError") return whenAdded(); // of a file of many, some may have been
    end("not_added");
    element.append(el("div", { class: "wrong", role: "alert" }, ...failureWords(error)));
    return;
  }
  whenAdded();
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

/** Return what is said of files in an archive that are of kinds which are not read. */
function passedOver({ passed_over: count = 0, passed_over_kinds: kinds = [] }) {
  const values = { count, kinds: `\u2066${kinds.join(", ")}\u2069` }; // endings are Latin in either direction
  return count ? [el("p", { class: "fine", say: ["passed_over", values] })] : [];
}

function progress({ state, bar, signal }, share) {
  if (signal.aborted) return;
  if (share !== null) bar.value = share;
  else {
    bar.removeAttribute("value");
    say(state, "indexing");
  }
}
