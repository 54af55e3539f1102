// The sources under an answer: number, place, kind of support, and the quote of each.

import { textIn } from "../elements/bidi.js";
import { el, onPlainClick } from "../elements/dom.js";
import { landingPage, placeLine, titled } from "./place.js";
import { supportBadge } from "./support.js";

/** Return the list; `open(citation, link)` shows a citation in its document. */
export function sourceList(citations, open) {
  const items = citations.map((citation) => sourceItem(citation, open));
  return el("section", { class: "sources" }, el("h3", { i18n: "sources" }), el("ol", {}, ...items));
}

function sourceItem(citation, open) {
  const address = landingPage(citation);
  const link = el("a", { href: address, data: { address } }, titled(citation.title || citation.document_id));
  onPlainClick(link, () => open(citation, link));
  return el(
    "li",
    {},
    el("span", { class: "number" }, String(citation.marker)),
    el("p", { class: "place" }, link, " · ", ...placeLine(citation), " ", supportBadge(citation)),
    textIn(
      citation.language,
      "blockquote",
      citation.quote,
      citation.support === "verbatim" ? { class: "repeated" } : {},
    ),
  );
}
