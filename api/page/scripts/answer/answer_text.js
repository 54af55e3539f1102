// The text of an answer, split at its citation markers.
//
// A marker is `[n]` where the answer has a citation n, outside the spans that citations support: a `[1]` inside a quote
// belongs to the document, and stays text.

import { utf16Offset } from "./code_points.js";

const MARKER = /\[(\d{1,4})\]/g;

/** Return the pieces in order, each {text} or {marker, citation}. */
export function pieces(answer) {
  const { answer: text, citations } = answer;
  const known = new Map(citations.map((citation) => [citation.marker, citation]));
  const supported = citations.flatMap((citation) =>
    citation.answer_spans.map((span) => span.map((offset) => utf16Offset(text, offset))),
  );
  const found = [];
  let end = 0;
  for (const match of text.matchAll(MARKER)) {
    const citation = known.get(Number(match[1]));
    const isQuoted = supported.some(([from, to]) => match.index >= from && match.index < to);
    if (!citation || isQuoted) continue;
    found.push({ text: text.slice(end, match.index) }, { marker: citation.marker, citation });
    end = match.index + match[0].length;
  }
  found.push({ text: text.slice(end) });
  return found.filter((piece) => piece.marker || piece.text);
}
