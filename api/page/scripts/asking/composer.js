// The question box: Enter asks, Shift+Enter begins a line; while an answer comes, the button stops it.

import { codePointLength } from "../answer/code_points.js";
import { byId } from "../elements/dom.js";
import { say } from "../language/i18n.js";

const LONGEST_QUESTION = 4_000; // of the API, in code points

const [form, box, send, stop, hint] = ["composer", "question", "send", "stop", "composer-hint"].map(byId);
let replaced = null;

/** Have the box call `ask(question, replaced)` and `halt()`. */
export function startComposer(ask, halt) {
  say(hint, "question_hint");
  box.addEventListener("input", fit);
  box.addEventListener("keydown", (event) => {
    // While an input method composes a word, Enter chooses it.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  document.addEventListener("keydown", takeFirstLetter);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = box.value.trim();
    if (!question || isTooLong()) return;
    const instead = replaced;
    empty();
    ask(question, instead);
  });
  stop.addEventListener("click", halt);
}

export function setBusy(isBusy) {
  const hadFocus = document.activeElement === stop;
  send.hidden = isBusy;
  stop.hidden = !isBusy;
  if (hadFocus) box.focus();
}

/** Put an earlier question into the box; the next one takes its place. */
export function edit(exchange) {
  replaced = exchange;
  box.value = exchange.question;
  fit();
  box.focus();
}

export function empty() {
  replaced = null;
  box.value = "";
  fit();
}

export const focusBox = () => box.focus({ preventScroll: true });

/** Whoever begins to write where nothing is focused means the box; Tab still begins at the top of the page. */
function takeFirstLetter({ key, ctrlKey, metaKey, altKey }) {
  const isLetter = /^\p{L}$/u.test(key) && !ctrlKey && !metaKey && !altKey;
  if (isLetter && document.activeElement === document.body && box.checkVisibility()) focusBox();
}

function fit() {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
  hint.classList.toggle("wrong", isTooLong());
  if (isTooLong()) say(hint, "question_too_long", { count: codePointLength(box.value.trim()) });
  else say(hint, "question_hint");
}

const isTooLong = () => box.value.length > LONGEST_QUESTION && codePointLength(box.value.trim()) > LONGEST_QUESTION;
