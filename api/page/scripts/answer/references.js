// Citations as RIS, as CSL JSON, and as plain text.

import { landingPage } from "./place.js";

const UNOFFICIAL = "unofficial translation";

/** Return the answer followed by its sources, as plain text. */
export function withSources(answer) {
  const sources = answer.citations.map((citation) => `[${citation.marker}] ${sourceLine(citation)}`);
  return [answer.answer, ...sources].join("\n\n");
}

/** Return one source: the quote, its place, and the address. */
export function sourceLine(citation) {
  const [open, close] = citation.language === "ar" ? "«»" : "“”";
  const place = [citation.title || citation.document_id, `¶ ${citation.paragraph}`, citation.published];
  return `${open}${citation.quote}${close}\n${place.filter(Boolean).join(", ")}\n${landingPage(citation)}`;
}

/** Return the citations as RIS records. */
export function asRis(citations) {
  return citations.map((citation) => record(risFields(citation))).join("");
}

/** Return the citations as CSL JSON items. */
export function asCsl(citations) {
  return JSON.stringify(citations.map(cslItem), null, 2);
}

function risFields(citation) {
  const { translation } = citation;
  return [
    ["TY", "GEN"],
    ["ID", citation.passage_id],
    ["TI", citation.title || citation.document_id],
    ["DA", citation.published?.replaceAll("-", "/")],
    ["PY", citation.published?.slice(0, 4)],
    ["SP", citation.page ?? `¶ ${citation.paragraph}`],
    ["LA", citation.language],
    ["N2", citation.quote],
    ["N1", translation && `${translation.text}${translation.source === "publisher" ? "" : ` (${UNOFFICIAL})`}`],
    ["UR", citation.source_url ?? landingPage(citation)],
    ["ER", ""],
  ];
}

// A line end in a value would start a new field.
const record = (fields) =>
  fields
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([tag, value]) => `${tag}  - ${String(value).replaceAll(/\s+/g, " ")}\r\n`)
    .join("");

function cslItem(citation) {
  const published = citation.published?.split("-").map(Number);
  return {
    id: citation.passage_id,
    type: "document",
    title: citation.title || citation.document_id,
    language: citation.language,
    URL: citation.source_url ?? landingPage(citation),
    note: citation.quote,
    ...(published ? { issued: { "date-parts": [published] } } : {}),
    ...(citation.page ? { page: String(citation.page) } : { section: String(citation.paragraph) }),
  };
}
