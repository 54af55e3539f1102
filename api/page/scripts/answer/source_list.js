// The sources under an answer: number, place, how each carries the answer, and the exact words.

import { textIn } from "../elements/bidi.js";
import { el } from "../elements/dom.js";
import { landingPage, placeLine, titled } from "./place.js";
import { supportBadge } from "./support.js";

/** Return the list; `open(citation, link)` shows one in its document. */
export function sourceList(citations, open) {
  const items = citations.map((citation) => sourceItem(citation, open));
  return el("section", { class: "sources" }, el("h3", { say: "sources" }), el("ol", {}, ...items));
}

function sourceItem(citation, open) {
  const address = landingPage(citation);
  // A real link, so that it opens in another tab too; a plain click stays here.
  const link = el(
    "a",
    { href: address, data: { address }, on: { click: follow } },
    titled(citation.title || citation.document_id),
  );
  function follow(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(citation, link);
  }
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
