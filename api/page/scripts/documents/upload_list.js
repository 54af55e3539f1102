// Uploads: the area to drop files on, and a line for each file with its progress and outcome.

import { isolated } from "../elements/bidi.js";
import { el, button } from "../elements/dom.js";
import { failureWords } from "../elements/failure.js";
import { translate } from "../language/i18n.js";
import { upload } from "../server/upload.js";

const MAX_FAILURES = 10; // shown of one file; the server reports more

/** Return the area to drop or choose files, and the list of their lines; `onAdded()` is called after each file. */
export function uploadArea(collection, onAdded) {
  const list = el("ul", { class: "uploads", "aria-live": "polite" });
  const chooser = el("input", { type: "file", multiple: true, class: "unseen", tabindex: -1, label: "choose_files" });
  const area = el(
    "div",
    { class: "drop" },
    el("p", { i18n: "drop_here" }),
    button("choose_files", () => chooser.click(), { class: "outlined" }),
    el("p", { class: "fine", i18n: "kinds_of_file" }),
    chooser,
  );
  const take = async (files) => {
    const [lines, into] = [files.map(lineOf), collection()]; // the user may switch the collection meanwhile
    list.prepend(...lines.map(({ element }) => element));
    for (const line of lines) await sendOne(line, into, onAdded); // the server indexes one document at a time
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

/** Return the line of a file that waits: its element, the parts of it that change, and `end(key, values)`. */
function lineOf(file) {
  const state = el("span", { class: "fine", i18n: "waiting" });
  const bar = el("progress", { max: 1, value: 0, label: "uploading" });
  const stopping = new AbortController();
  const cancel = button("cancel", () => stopping.abort(), { label: ["cancel_label", { title: file.name }] });
  const running = el("span", { class: "running" }, bar, cancel);
  const element = el("li", {}, isolated(file.name), el("span", {}, state, " ", running));
  stopping.signal.addEventListener("abort", () => end("cancelled"));
  function end(key, values) {
    running.remove();
    translate(state, key, values);
  }
  return { file, element, state, bar, signal: stopping.signal, end };
}

async function sendOne(line, collection, onAdded) {
  const { file, element, state, signal, end } = line;
  if (signal.aborted) return;
  translate(state, "uploading");
  try {
    const done = await upload(file, collection, { signal, progress: (share) => progress(line, share) });
    if (done.passages) end("added", { count: done.passages });
    else end("not_added");
    element.append(...(done.failures ?? []).slice(0, MAX_FAILURES).map(notAdded), ...passedOver(done));
  } catch (error) {
    if (error.name === "AbortError") return onAdded(); // some documents of the file may have been added
    end("not_added");
    element.append(el("div", { class: "wrong", role: "alert" }, ...failureWords(error)));
    return;
  }
  onAdded();
}

/** Return the reason why one document of a file was not added. */
const notAdded = ({ file, part, problem }) =>
  el(
    "p",
    { class: "wrong", lang: "en", dir: "ltr" },
    isolated([file, part].filter(Boolean).join(" · ")),
    ": ",
    problem,
  );

/** Return the note on files in an archive whose formats are not supported. */
function passedOver({ passed_over: count = 0, passed_over_kinds: kinds = [] }) {
  // File extensions are left-to-right in either language.
  const values = { count, kinds: `\u2066${kinds.join(", ")}\u2069` };
  return count ? [el("p", { class: "fine", i18n: ["passed_over", values] })] : [];
}

function progress({ state, bar, signal }, share) {
  if (signal.aborted) return;
  if (share !== null) bar.value = share;
  else {
    bar.removeAttribute("value");
    translate(state, "indexing");
  }
}
