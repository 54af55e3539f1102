// The paragraphs of a document in the reader: a window of them, which buttons extend.

import { cut } from "../answer/code_points.js";
import { translationBadge } from "../answer/support.js";
import { mainLanguageOf, textIn } from "../elements/bidi.js";
import { button, el } from "../elements/dom.js";
import { directionOf } from "../language/direction.js";

const AROUND = 12;
const MORE = 40;

/** Return the elements of the paragraphs around a place, between buttons for those before and after. */
export function paragraphsAround(found, place) {
  const { paragraphs } = found;
  const at = Math.max(
    0,
    paragraphs.findIndex(({ number }) => number === place.paragraph),
  );
  let [first, last] = [Math.max(0, at - AROUND), Math.min(paragraphs.length, at + AROUND + 1)];
  const elements = (from, to) =>
    paragraphs
      .slice(from, to)
      .map((each) => paragraphElement(each, found.language, each.number === place.paragraph ? place : null));

  const earlier = button(
    "earlier",
    () => {
      const from = Math.max(0, first - MORE);
      earlier.after(...elements(from, first));
      first = from;
      earlier.hidden = first === 0;
    },
    { class: "outlined", hidden: first === 0 },
  );
  const later = button(
    "later",
    () => {
      const to = Math.min(paragraphs.length, last + MORE);
      later.before(...elements(last, to));
      last = to;
      later.hidden = last === paragraphs.length;
    },
    { class: "outlined", hidden: last === paragraphs.length },
  );
  return [earlier, ...elements(first, last), later];
}

/** Return a paragraph and its translation; the words of `place`, if given, are marked. */
export function paragraphElement({ number, text, translation }, language, place = null) {
  // A document may hold paragraphs of both languages; a cited one is told apart by the server.
  const own = place?.language ?? mainLanguageOf(text) ?? language;
  const words = place ? marked(text, own, place) : textIn(own, "p", text, { class: "words" });
  const kind = ["paragraph", place && "cited", translation && "bilingual"].filter(Boolean).join(" ");
  // The direction of the document puts the number at the start of the lines, and the original before its translation.
  return el(
    "div",
    { class: kind, dir: directionOf(language) },
    el("span", { class: "number" }, String(number)),
    words,
    translation ? translated(translation, place) : null,
  );
}

/** Return the note that a quote is no longer in the document, with the quote. */
export function changedNotice(key, citation) {
  const quote = textIn(citation.language, "blockquote", "", { class: "words" });
  quote.append(el("mark", {}, citation.quote));
  return el("div", { class: "changed" }, el("p", { i18n: key }), quote);
}

function marked(text, language, { start, end, quote }) {
  let [before, within, after] = cut(text, start ?? 0, end ?? 0);
  if (quote && within !== quote) [before, within, after] = aroundQuote(text, quote);
  const paragraph = textIn(language, "p", before, { class: "words" });
  if (within) paragraph.append(el("mark", {}, within), after);
  else paragraph.append(after);
  return paragraph;
}

/** Find the quote by its words: in a newer version of the document its offsets may differ. */
function aroundQuote(text, quote) {
  const at = text.indexOf(quote);
  return at === -1 ? [text, "", ""] : [text.slice(0, at), quote, text.slice(at + quote.length)];
}

function translated({ language, text, source }, place) {
  const quoted = place?.translation?.text;
  const at = quoted ? text.indexOf(quoted) : -1;
  const paragraph = textIn(language, "p", at === -1 ? text : text.slice(0, at), { class: "words" });
  if (at !== -1) paragraph.append(el("span", { class: "echo" }, quoted), text.slice(at + quoted.length));
  // The head of the reader has the badge of the whole document; the cited paragraph repeats it.
  return el(
    "div",
    { class: "translation" },
    place ? el("p", { dir: directionOf(language) }, translationBadge(source)) : null,
    paragraph,
  );
}
