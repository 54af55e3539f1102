// A list of questions to choose from.

import { languageOf } from "../elements/bidi.js";
import { el } from "../elements/dom.js";
import { directionOf } from "../language/direction.js";

/** Return a titled list of buttons, each of which calls `choose(question)`; null without questions. */
export function questionList(key, questions, choose) {
  if (!questions.length) return null;
  const items = questions.map((question) => {
    const language = languageOf(question) ?? "en";
    const attributes = {
      type: "button",
      lang: language,
      dir: directionOf(language),
      on: { click: () => choose(question) },
    };
    return el("li", {}, el("button", attributes, question));
  });
  return el("div", { class: "questions" }, el("h3", { i18n: key }), el("ol", {}, ...items));
}
