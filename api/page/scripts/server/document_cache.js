// A cache of documents, so that another citation of the same document opens at once.

import { read } from "./api.js";

const MAX_CACHED = 5;
const cache = new Map();

/** Return a document with its paragraphs, from the cache if its version is the one asked for. Throws as `api.call`. */
export async function readDocument({ collection, document_id, document_version: version }) {
  const name = `${collection}/${document_id}`;
  const known = cache.get(name);
  if (known && version && known.version === version) return known;
  const found = await read(`v1/documents/${encodeURIComponent(document_id)}`, { collection });
  cache.delete(name);
  cache.set(name, found);
  if (cache.size > MAX_CACHED) cache.delete(cache.keys().next().value);
  return found;
}

/** Forget a document that was replaced or removed. */
export const forgetDocument = (collection, documentId) => cache.delete(`${collection}/${documentId}`);

/** Forget the documents of a collection that was removed. */
export function forgetCollection(collection) {
  for (const name of [...cache.keys()]) if (name.startsWith(`${collection}/`)) cache.delete(name);
}
