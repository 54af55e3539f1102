// Which collection is asked: the picker under the question box.

import { read } from "./api.js";
import { byId, el } from "./dom.js";
import { recall, remember } from "./memory.js";

export const DEFAULT = "default";
const ALL = "*"; // no collection can be named so
const MOST_AT_ONCE = 50; // of the API

const picker = byId("collection");
const listeners = new Set();
let known = [];
let loading = null;

/** Return the names that are asked. */
export const chosenCollections = () =>
  picker.value === ALL ? known.slice(0, MOST_AT_ONCE).map(({ name }) => name) : [chosenCollection()];

/** Return the one collection that documents are shown of and added to. */
export const chosenCollection = () => (picker.value === ALL || !picker.value ? DEFAULT : picker.value);

export const allCollections = () => known;

/** Return how many documents the asked collections hold. */
export function documentsChosen() {
  const names = new Set(chosenCollections());
  return known.filter(({ name }) => names.has(name)).reduce((sum, { documents }) => sum + documents, 0);
}

/** Call a function when another collection is chosen, or when what they hold has changed. */
export const onCollections = (listener) => listeners.add(listener);

/** Choose a collection. */
export function choose(name) {
  remember("collection", name);
  picker.value = name;
  for (const listener of listeners) listener();
}

/** Read the list once; it is shown by the time this ends. Throws as `api.call`. */
export function loadCollections() {
  loading ??= refreshCollections().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Read the list anew. Throws as `api.call`. */
export async function refreshCollections() {
  known = (await read("v1/collections")).collections;
  const chosen = recall("collection") ?? DEFAULT;
  const options = known.map(({ name }) => el("option", { value: name, dir: "auto" }, name));
  if (known.length > 1) options.push(el("option", { value: ALL, say: "all_collections" }));
  picker.replaceChildren(...options);
  picker.value = options.some((option) => option.value === chosen) ? chosen : DEFAULT;
  for (const listener of listeners) listener();
}

picker.addEventListener("change", () => choose(picker.value));
