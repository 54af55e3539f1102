// A failure in words, with a way on.

import { language } from "../language/i18n.js";
import { ARABIC_PROBLEMS } from "../language/messages_ar.js";
import { Problem, Unreachable } from "../server/api.js";
import { button, el } from "./dom.js";

/** Return a box that says what went wrong and offers another try. */
export function failureBox(error, retry) {
  return el(
    "div",
    { class: "failed", role: "alert" },
    ...failureWords(error),
    el("div", {}, button("try_again", retry, { class: "outlined" })),
  );
}

/** Return the words: ours in the interface's language, then the server's own, which are English. */
export function failureWords(error) {
  if (error instanceof Unreachable) return [el("p", { say: error.began ? "broken_stream" : "unreachable" })];
  if (!(error instanceof Problem)) return [el("p", { say: "failed" })];
  const ours = language() === "ar" ? (ARABIC_PROBLEMS[error.kind] ?? ARABIC_PROBLEMS[error.status]) : null;
  return [
    ours ? el("p", {}, ours) : el("p", { say: "failed" }),
    el("p", { class: "fine", lang: "en", dir: "ltr" }, error.message),
  ];
}
