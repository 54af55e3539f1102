// Documents that were read lately, so that the next citation of one opens at once.

import { read } from "./api.js";

const MOST_KEPT = 5;
const kept = new Map();

/** Return a document with its paragraphs; one of another version than asked for is read anew. Throws as `api.call`. */
export async function readDocument({ collection, document_id, document_version: version }) {
  const name = `${collection}/${document_id}`;
  const known = kept.get(name);
  if (known && version && known.version === version) return known;
  const found = await read(`v1/documents/${encodeURIComponent(document_id)}`, { collection });
  kept.delete(name);
  kept.set(name, found);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  return found;
}

/** Forget a document that was replaced or removed. */
export const forgetDocument = (collection, documentId) => kept.delete(`${collection}/${documentId}`);

/** Forget the documents of a collection that was removed. */
export function forgetCollection(collection) {
  for (const name of [...kept.keys()]) if (name.startsWith(`${collection}/`)) kept.delete(name);
}
