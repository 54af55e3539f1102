// Badges for the kind of support of a citation, and for the origin of a translation.

import { el } from "../elements/dom.js";

const TRANSLATIONS = { publisher: "official", project: "unofficial", user: "unofficial", model: "machine" };
const SUPPORT = { verbatim: "quoted", derived: "derived", entailed: "entailed" };

/** Return the badge of a citation. */
export function supportBadge({ support, translation }) {
  return support === "translated" && translation
    ? translationBadge(translation.source)
    : badge(SUPPORT[support] ?? "quoted");
}

/** Return the badge of a translation: every translation except the publisher's is unofficial. */
export const translationBadge = (source) => badge(TRANSLATIONS[source] ?? "unofficial");

const badge = (key) =>
  el("span", { class: key === "unofficial" || key === "machine" ? "badge unofficial" : "badge", i18n: key });
