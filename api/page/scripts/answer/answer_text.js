// An answer's text in pieces: what it says, and its markers.
//
// A marker is `[n]` of a citation that is there, outside of all words that a citation carries: `[1]` within quoted
// words is the document's own, and stays text.

import { utf16Offset } from "./code_points.js";

const MARKER = /\[(\d{1,4})\]/g;

/** Return pieces in order, each {text} or {marker}; joined they are the answer. */
export function pieces(answer) {
  const { answer: text, citations } = answer;
  const known = new Map(citations.map((citation) => [citation.marker, citation]));
  const carried = citations.flatMap((citation) =>
    citation.answer_spans.map((span) => span.map((offset) => utf16Offset(text, offset))),
  );
  const found = [];
  let end = 0;
  for (const match of text.matchAll(MARKER)) {
    const citation = known.get(Number(match[1]));
    const isQuoted = carried.some(([from, to]) => match.index >= from && match.index < to);
    if (!citation || isQuoted) continue;
    found.push({ text: text.slice(end, match.index) }, { marker: citation.marker, citation });
    end = match.index + match[0].length;
  }
  found.push({ text: text.slice(end) });
  return found.filter((piece) => piece.marker || piece.text);
}
