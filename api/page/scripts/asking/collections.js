// Which collections are asked: the picker under the question box, and boxes to tick where it says "several".

import { recall, remember } from "../browser/memory.js";
import { byId, el } from "../elements/dom.js";
import { read } from "../server/api.js";

export const DEFAULT = "default";
const [ALL, SEVERAL] = ["*", "+"]; // no collection can be named so
const MOST_AT_ONCE = 50; // of the API
const LEAST_TO_TICK = 3; // of two, one or all are asked

const [picker, several] = ["collection", "several"].map(byId);
const listeners = new Set();
let known = [];
const ticked = new Set((recall("collections") ?? "").split("\n").filter(Boolean));
let loading = null;

/** Return the names that are asked. */
export function chosenCollections() {
  const names = known.map(({ name }) => name);
  const asked = { [ALL]: names, [SEVERAL]: names.filter((name) => ticked.has(name)) }[picker.value] ?? [];
  return asked.length ? asked.slice(0, MOST_AT_ONCE) : [chosenCollection()];
}

/** Return the one collection that documents are shown of and added to. */
export const chosenCollection = () => ([ALL, SEVERAL, ""].includes(picker.value) ? DEFAULT : picker.value);

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
  tell();
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
  if (known.length >= LEAST_TO_TICK) options.push(el("option", { value: SEVERAL, say: "several_collections" }));
  picker.replaceChildren(...options);
  picker.value = options.some((option) => option.value === chosen) ? chosen : DEFAULT;
  several.replaceChildren(several.firstElementChild, ...known.map(({ name }) => box(name)));
  tell();
}

function box(name) {
  const tick = ({ target }) => {
    if (target.checked) ticked.add(name);
    else ticked.delete(name);
    remember("collections", [...ticked].join("\n"));
    tell();
  };
  const input = el("input", { type: "checkbox", checked: ticked.has(name), on: { change: tick } });
  return el("label", {}, input, el("bdi", {}, name));
}

function tell() {
  several.hidden = picker.value !== SEVERAL;
  for (const listener of listeners) listener();
}

picker.addEventListener("change", () => choose(picker.value));
