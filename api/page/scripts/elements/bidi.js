// Language and direction of text from documents and users: each piece is isolated, so that it reorders no neighbour.

import { directionOf } from "../language/direction.js";
import { el } from "./dom.js";

/** Return an element with text in a known language. */
export function textIn(language, tag, text, attributes = {}) {
  return el(tag, { lang: language, dir: directionOf(language), ...attributes }, text);
}

/** Return text of any direction, isolated within a line. */
export const isolated = (text) => el("bdi", {}, text);

const ARABIC_LETTERS = /\p{Script=Arabic}(?<=\p{L})/gu;
const LATIN_LETTERS = /\p{Script=Latin}/gu;
const ARABIC = /\p{Script=Arabic}/u;
const LETTER = /\p{L}/u;

/** Return the language of a text by its first letter; null without a letter. */
export function languageOf(text) {
  const first = text.match(LETTER)?.[0];
  return first ? (ARABIC.test(first) ? "ar" : "en") : null;
}

/** Return the language that most words of a text are in, Arabic on a tie, as the server tells it; null without letters. */
export function mainLanguageOf(text) {
  let [arabic, latin] = [0, 0];
  for (const word of text.split(/\s+/u)) {
    const [ofArabic, ofLatin] = [ARABIC_LETTERS, LATIN_LETTERS].map((letters) => word.match(letters)?.length ?? 0);
    if (ofLatin > ofArabic) latin += 1;
    else if (ofArabic) arabic += 1;
  }
  return arabic || latin ? (arabic >= latin ? "ar" : "en") : null;
}
