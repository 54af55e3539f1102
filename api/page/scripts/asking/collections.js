// The choice of the collections to ask: the picker under the question box, with checkboxes for "several".

import { recall, remember } from "../browser/memory.js";
import { byId, el } from "../elements/dom.js";
import { read } from "../server/api.js";

export const DEFAULT = "default";
const [ALL, SEVERAL] = ["*", "+"]; // not valid as names of collections
const MAX_COLLECTIONS = 50; // of the API
const MIN_FOR_SEVERAL = 3; // with two, the choice is one or all

const [picker, several] = ["collection", "several"].map(byId);
const listeners = new Set();
let known = [];
const ticked = new Set((recall("collections") ?? "").split("\n").filter(Boolean));
let loading = null;

/** Return the names of the collections to ask. */
export function chosenCollections() {
  const names = known.map(({ name }) => name);
  const asked = { [ALL]: names, [SEVERAL]: names.filter((name) => ticked.has(name)) }[picker.value] ?? [];
  return asked.length ? asked.slice(0, MAX_COLLECTIONS) : [chosenCollection()];
}

/** Return the collection whose documents are listed, and to which files are added. */
export const chosenCollection = () => ([ALL, SEVERAL, ""].includes(picker.value) ? DEFAULT : picker.value);

export const allCollections = () => known;

/** Return the number of documents in the collections to ask. */
export function documentsChosen() {
  const names = new Set(chosenCollections());
  return known.filter(({ name }) => names.has(name)).reduce((sum, { documents }) => sum + documents, 0);
}

/** Call a function after each change of the choice, and after each reload of the list. */
export const onCollections = (listener) => listeners.add(listener);

/** Choose a collection. */
export function choose(name) {
  remember("collection", name);
  picker.value = name;
  notifyListeners();
}

/** Load the list unless it is loaded. Throws as `api.call`. */
export function loadCollections() {
  loading ??= refreshCollections().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Load the list again. Throws as `api.call`. */
export async function refreshCollections() {
  known = (await read("v1/collections")).collections;
  const chosen = recall("collection") ?? DEFAULT;
  const options = known.map(({ name }) => el("option", { value: name, dir: "auto" }, name));
  if (known.length > 1) options.push(el("option", { value: ALL, i18n: "all_collections" }));
  if (known.length >= MIN_FOR_SEVERAL) options.push(el("option", { value: SEVERAL, i18n: "several_collections" }));
  picker.replaceChildren(...options);
  picker.value = options.some((option) => option.value === chosen) ? chosen : DEFAULT;
  several.replaceChildren(several.firstElementChild, ...known.map(({ name }) => checkbox(name)));
  notifyListeners();
}

function checkbox(name) {
  const tick = ({ target }) => {
    if (target.checked) ticked.add(name);
    else ticked.delete(name);
    remember("collections", [...ticked].join("\n"));
    notifyListeners();
  };
  const input = el("input", { type: "checkbox", checked: ticked.has(name), on: { change: tick } });
  return el("label", {}, input, el("bdi", {}, name));
}

function notifyListeners() {
  several.hidden = picker.value !== SEVERAL;
  for (const listener of listeners) listener();
}

picker.addEventListener("change", () => choose(picker.value));
