// Direction and language of text that is not ours: each piece says its own, so that none turns its neighbours round.

import { directionOf } from "../language/direction.js";
import { el } from "./dom.js";

/** Return an element that holds text of a known language. */
export function textIn(language, tag, text, attributes = {}) {
  return el(tag, { lang: language, dir: directionOf(language), ...attributes }, text);
}

/** Return text of any direction, isolated within a line. */
export const isolated = (text) => el("bdi", {}, text);

const ARABIC = /\p{Script=Arabic}/u;
const LETTER = /\p{L}/u;

/** Return the language of the first letter of a text, or null where it has none. */
export function languageOf(text) {
  const first = text.match(LETTER)?.[0];
  return first ? (ARABIC.test(first) ? "ar" : "en") : null;
}
