// What an empty conversation shows: what this is, and questions that the collection answers.

import { byId, el } from "../elements/dom.js";
import { failureBox } from "../elements/failure.js";
import { language } from "../language/i18n.js";
import { address, call } from "../server/api.js";
import { chosenCollections, documentsChosen, loadCollections } from "./collections.js";
import { questionList } from "./question_list.js";

const place = byId("welcome");
let newest = 0;

/** Show the welcome; questions follow when the server has told them. */
export async function showWelcome(choose) {
  const asked = ++newest;
  place.hidden = false;
  place.replaceChildren(el("h2", { class: "title", say: "welcome" }), el("p", { say: "welcome_text" }));
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

/** Return questions that the collections answer: a question that says nothing is answered with these. */
async function firstQuestions() {
  const json = { question: "", language: language(), collections: chosenCollections(), top_k: 1 };
  return (await (await call(address("v1/ask"), { json })).json()).suggestions;
}

const emptiness = () =>
  el("p", {}, el("span", { say: "empty_collection" }), " ", el("a", { href: "#/documents", say: "add_documents" }));
