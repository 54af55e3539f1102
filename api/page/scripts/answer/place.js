// Where cited words stand: title, paragraph, page; and the addresses under which they are found again.

import { isolated, languageOf } from "../elements/bidi.js";
import { el } from "../elements/dom.js";
import { address, keyHeaders } from "../server/api.js";

/** Return the title of a document as an isolated piece of its own language. */
export function titled(title, tag = "bdi") {
  return el(tag, { lang: languageOf(title), dir: "auto" }, title);
}

/** Return the pieces of a line: paragraph, page, date, each isolated. */
export function placeLine(citation) {
  const parts = [el("span", { say: ["paragraph", { number: citation.paragraph ?? citation.number }] })];
  if (citation.page) parts.push(el("span", { say: ["page", { number: citation.page }] }));
  if (citation.published) parts.push(isolated(citation.published));
  return parts.flatMap((part, at) => (at ? [" · ", part] : [part]));
}

/** Return an address to read the paragraph at: its own page or, where that would need a key, this one. */
export const landingPage = (citation) => (keyHeaders().authorization ? linkTo(citation) : address(citation.url).href);

/** Return the address that opens this page at the cited words. */
export function linkTo({ collection, document_id, paragraph, start, end }) {
  const words = end > start ? `/${start}-${end}` : "";
  const path = [collection, document_id, paragraph].map(encodeURIComponent).join("/");
  return `${location.origin}${location.pathname}#/read/${path}${words}`;
}

/** Return whether an address that came with a document may be a link. */
export const isWebAddress = (url) => /^https?:\/\//i.test(url ?? "");
