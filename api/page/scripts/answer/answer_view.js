// A whole answer as elements: its text with markers, its confidence, its sources, and the actions on its citations.

import { questionList } from "../asking/question_list.js";
import { copy } from "../browser/clipboard.js";
import { textIn } from "../elements/bidi.js";
import { button, el } from "../elements/dom.js";
import { directionOf } from "../language/direction.js";
import { pieces } from "./answer_text.js";
import { previewOn } from "./citation_preview.js";
import { confidenceKey } from "./confidence.js";
import { referenceButtons } from "./reference_buttons.js";
import { withSources } from "./references.js";
import { sourceList } from "./source_list.js";

const MS = 1_000;
// Reasons why the language model did not write the answer.
const FALLBACKS = new Set(["generator_unavailable", "nothing_supported"]);

/** Return the elements of an answer; `show` has `source(citation, opener)` and `question(text)`. */
export function answerElements(answer, show) {
  return answer.status === "answered" ? answered(answer, show) : [abstained(answer, show), facts(answer)];
}

/** Return the paragraph of an answer's text, in its language. */
export const answerParagraph = (language, ...children) =>
  el("p", { class: "answer", lang: language, dir: directionOf(language) }, ...children);

/** Return the buttons that copy or export the citations of an answer. */
export function citationActions(answer) {
  if (!answer.citations.length) return [];
  return [
    button("copy", (event) => copy(withSources(answer), event.currentTarget)),
    ...referenceButtons(answer.id, answer.citations),
  ];
}

function answered(answer, show) {
  const { language, short_answer: short } = answer;
  const words = pieces(answer).map((piece) => (piece.marker ? markerButton(piece.citation, show) : piece.text));
  return [
    short ? textIn(language, "p", short, { class: "short" }) : null,
    answerParagraph(language, ...words),
    facts(answer),
    sourceList(answer.citations, show.source),
  ].filter(Boolean);
}

function abstained(answer, show) {
  return el(
    "div",
    { class: "abstained" },
    answerParagraph(answer.language, answer.answer),
    questionList("suggestions", answer.suggestions, show.question),
  );
}

function markerButton(citation, show) {
  const attributes = {
    class: "marker",
    "aria-haspopup": "dialog",
    "aria-expanded": "false",
    label: ["source", { number: citation.marker }],
  };
  const marker = button("", () => show.source(citation, marker), attributes, String(citation.marker));
  previewOn(marker, citation);
  return marker;
}

function facts(answer) {
  const seconds = (answer.timings_ms.total / MS).toFixed(2);
  const confidence = confidenceKey(answer);
  return el(
    "p",
    { class: "facts" },
    confidence ? el("span", { class: "confidence", i18n: confidence }) : null,
    el("span", { i18n: ["took", { seconds }] }),
    FALLBACKS.has(answer.fallback_reason) ? el("span", { i18n: answer.fallback_reason }) : null,
  );
}
