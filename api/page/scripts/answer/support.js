// How a citation carries its part of the answer, as a badge: who translated, and whether that is official.

import { el } from "../elements/dom.js";

const TRANSLATIONS = { publisher: "official", project: "unofficial", user: "unofficial", model: "machine" };
const SUPPORT = { verbatim: "quoted", derived: "derived", entailed: "entailed" };

/** Return the badge of a citation. */
export function supportBadge({ support, translation }) {
  return support === "translated" && translation
    ? translationBadge(translation.source)
    : badge(SUPPORT[support] ?? "quoted");
}

/** Return the badge of a translation: all but the publisher's own are unofficial. */
export const translationBadge = (source) => badge(TRANSLATIONS[source] ?? "unofficial");

const badge = (key) =>
  el("span", { class: key === "unofficial" || key === "machine" ? "badge unofficial" : "badge", say: key });
