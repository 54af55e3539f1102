// The place of a quote: title, paragraph, page and date, and the addresses that lead to it.

import { isolated, languageOf } from "../elements/bidi.js";
import { el } from "../elements/dom.js";
import { address, keyHeaders } from "../server/api.js";

/** Return the title of a document as an element with its own language and direction. */
export function titled(title, tag = "bdi") {
  return el(tag, { lang: languageOf(title), dir: "auto" }, title);
}

/** Return paragraph, page and date as the pieces of a line, each isolated from the direction of the others. */
export function placeLine(citation) {
  const parts = [el("span", { i18n: ["paragraph", { number: citation.paragraph ?? citation.number }] })];
  if (citation.page) parts.push(el("span", { i18n: ["page", { number: citation.page }] }));
  if (citation.published) parts.push(isolated(citation.published));
  return parts.flatMap((part, at) => (at ? [" · ", part] : [part]));
}

/** Return the address of the page of the paragraph; with a key, which a plain link cannot send, that of the reader. */
export const landingPage = (citation) => (keyHeaders().authorization ? linkTo(citation) : address(citation.url).href);

/** Return the address that opens the reader at the quote. */
export function linkTo({ collection, document_id, paragraph, start, end }) {
  const words = end > start ? `/${start}-${end}` : "";
  const path = [collection, document_id, paragraph].map(encodeURIComponent).join("/");
  return `${location.origin}${location.pathname}#/read/${path}${words}`;
}

/** Return whether the address of a document may become a link. */
export const isWebAddress = (url) => /^https?:\/\//i.test(url ?? "");
