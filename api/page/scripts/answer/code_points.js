// The API counts Unicode code points, JavaScript counts UTF-16 code units: 😀 is one code point and two code units.

/** Return the UTF-16 offset of a code point; at most the length of the text. */
export function utf16Offset(text, codePoints) {
  let at = 0;
  for (let counted = 0; counted < codePoints && at < text.length; counted++) at += unitsAt(text, at);
  return at;
}

/** Return [before, within, after] of a range of code points. */
export function cut(text, start, end) {
  const from = utf16Offset(text, start);
  const to = utf16Offset(text, end);
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}

/** Return the number of code points. */
export function codePointLength(text) {
  let counted = 0;
  for (let at = 0; at < text.length; at += unitsAt(text, at)) counted++;
  return counted;
}

const unitsAt = (text, at) => (text.codePointAt(at) > 0xffff ? 2 : 1);
