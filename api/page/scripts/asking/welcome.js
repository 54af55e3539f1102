// The welcome in an empty conversation, with questions that the chosen collections answer.

import { byId, el } from "../elements/dom.js";
import { failureBox } from "../elements/failure.js";
import { language } from "../language/i18n.js";
import { address, call } from "../server/api.js";
import { chosenCollections, documentsChosen, loadCollections } from "./collections.js";
import { questionList } from "./question_list.js";

const place = byId("welcome");
let newest = 0;

/** Show the welcome, and the questions once the server has sent them; `choose(question)` asks one. */
export async function showWelcome(choose) {
  const asked = ++newest;
  place.hidden = false;
  place.replaceChildren(el("h2", { class: "title", i18n: "welcome" }), el("p", { i18n: "welcome_text" }));
  try {
    await loadCollections();
    if (asked !== newest) return;
    const more = documentsChosen() ? questionList("first_questions", await firstQuestions(), choose) : emptiness();
    if (asked === newest && more) place.append(more);
  } catch (error) {
    if (asked === newest) place.append(failureBox(error, () => showWelcome(choose)));
  }
}

export function hideWelcome() {
  newest++;
  place.hidden = true;
}

/** Return questions that the collections answer: the suggestions that come with the refusal of an empty question. */
async function firstQuestions() {
  const json = { question: "", language: language(), collections: chosenCollections(), top_k: 1 };
  return (await (await call(address("v1/ask"), { json })).json()).suggestions;
}

const emptiness = () =>
  el("p", {}, el("span", { i18n: "empty_collection" }), " ", el("a", { href: "#/documents", i18n: "add_documents" }));
