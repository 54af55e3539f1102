// The question box: Enter asks, Shift+Enter starts a line; during an answer, the button stops it.

import { codePointLength } from "../answer/code_points.js";
import { byId } from "../elements/dom.js";
import { translate } from "../language/i18n.js";

const MAX_QUESTION = 4_000; // of the API, in code points

const [form, box, send, stop, hint] = ["composer", "question", "send", "stop", "composer-hint"].map(byId);
let replaced = null;

/** Start the box; it calls `ask(question, replacedExchange)` and `halt()`. */
export function startComposer(ask, halt) {
  translate(hint, "question_hint");
  box.addEventListener("input", fit);
  box.addEventListener("keydown", (event) => {
    // While an input method composes a word, Enter accepts the word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  document.addEventListener("keydown", takeFirstLetter);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const question = box.value.trim();
    if (!question || isTooLong()) return;
    const exchange = replaced;
    empty();
    ask(question, exchange);
  });
  stop.addEventListener("click", halt);
}

export function setBusy(isBusy) {
  const hadFocus = document.activeElement === stop;
  send.hidden = isBusy;
  stop.hidden = !isBusy;
  if (hadFocus) box.focus();
}

/** Put the question of an earlier exchange into the box; the next question replaces that exchange. */
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
  if (isTooLong()) translate(hint, "question_too_long", { count: codePointLength(box.value.trim()) });
  else translate(hint, "question_hint");
}

const isTooLong = () => box.value.length > MAX_QUESTION && codePointLength(box.value.trim()) > MAX_QUESTION;
