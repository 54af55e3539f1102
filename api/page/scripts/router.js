// What the address says after `#`: which view, which conversation, which words of which document.

const ROUTES = [
  [/^\/documents$/, () => ({ view: "documents" })],
  [/^\/conversation\/([^/]+)$/, (id) => ({ view: "ask", conversation: id })],
  [
    /^\/read\/([^/]+)\/([^/]+)(?:\/(\d+))?(?:\/(\d+)-(\d+))?$/,
    (collection, document_id, paragraph, start, end) => ({
      view: "ask",
      place: { collection, document_id, paragraph: number(paragraph), start: number(start), end: number(end) },
    }),
  ],
];

/** Return {view, conversation?, place?} of an address; one that says nothing known is the first view. */
export function route(hash) {
  const path = hash.replace(/^#/, "");
  for (const [pattern, make] of ROUTES) {
    const match = path.match(pattern);
    if (match) return make(...match.slice(1).map((part) => part && decoded(part)));
  }
  return { view: "ask" };
}

const number = (digits) => (digits ? Number(digits) : null);

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
