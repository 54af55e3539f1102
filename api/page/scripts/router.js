// Parses the fragment of the address: a view, a conversation, or a place in a document.

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

/** Return {view, conversation?, place?} of a fragment; an unknown one is the view `ask`. */
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
