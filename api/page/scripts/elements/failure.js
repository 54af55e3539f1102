// Errors as messages, with a button for another try.

import { language } from "../language/i18n.js";
import { ARABIC_PROBLEMS } from "../language/messages_ar.js";
import { Problem, Unreachable } from "../server/api.js";
import { button, el } from "./dom.js";

/** Return a box with the message of an error and a button that calls `retry()`. */
export function failureBox(error, retry) {
  return el(
    "div",
    { class: "failed", role: "alert" },
    ...failureWords(error),
    el("div", {}, button("try_again", retry, { class: "outlined" })),
  );
}

/** Return the message of an error: ours in the language of the interface, then the server's, which is English. */
export function failureWords(error) {
  if (error instanceof Unreachable) return [el("p", { i18n: error.began ? "broken_stream" : "unreachable" })];
  if (!(error instanceof Problem)) return [el("p", { i18n: "failed" })];
  const ours = language() === "ar" ? (ARABIC_PROBLEMS[error.kind] ?? ARABIC_PROBLEMS[error.status]) : null;
  return [
    ours ? el("p", {}, ours) : el("p", { i18n: "failed" }),
    el("p", { class: "fine", lang: "en", dir: "ltr" }, error.message),
  ];
}
