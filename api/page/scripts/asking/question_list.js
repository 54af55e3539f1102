// Questions to choose from.

import { languageOf } from "../elements/bidi.js";
import { el } from "../elements/dom.js";
import { directionOf } from "../language/direction.js";

/** Return a titled list of questions that are asked when chosen, or null where there is none. */
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
  return el("div", { class: "questions" }, el("h3", { say: key }), el("ol", {}, ...items));
}
