// The bar above the list of documents: the collection that is shown, a form to create one, and a button to remove it.

import { DEFAULT, allCollections, choose, chosenCollection, refreshCollections } from "../asking/collections.js";
import { button, el } from "../elements/dom.js";
import { failureWords } from "../elements/failure.js";
import { removal } from "../elements/removal.js";
import { address, call } from "../server/api.js";
import { forgetCollection } from "../server/document_cache.js";

const MAX_NAME = 200; // of the API
const PICKER = "documents-collection";

/** Return the elements; `onChosen()` is called after another collection was chosen. */
export function collectionChooser(onChosen) {
  const wrong = el("div", { role: "alert", class: "wrong" });
  const { form, name } = nameForm(() => show(false));
  const begin = button("new_collection", () => show(true));
  const remove = collectionRemoval(onChosen);
  function show(isOpen) {
    form.hidden = !isOpen;
    for (const each of [begin, remove]) each.hidden = isOpen;
    wrong.replaceChildren();
    (isOpen ? name : begin).focus();
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await create(name.value.trim());
      await onChosen();
    } catch (error) {
      wrong.replaceChildren(...failureWords(error));
    }
  });
  return [picker(onChosen), begin, form, remove, wrong];
}

function picker(onChosen) {
  const options = allCollections().map(({ name }) => el("option", { value: name, dir: "auto" }, name));
  const select = el("select", { id: PICKER }, ...options);
  select.value = chosenCollection();
  select.addEventListener("change", () => {
    choose(select.value);
    onChosen();
  });
  return el("label", { class: "picker" }, el("span", { i18n: "documents_of" }), " ", select);
}

function nameForm(cancel) {
  const name = el("input", { id: "collection-name", dir: "auto", maxlength: MAX_NAME, required: true });
  const form = el(
    "form",
    { hidden: true },
    el("label", { class: "unseen", for: "collection-name", i18n: "collection_name" }),
    name,
    el("button", { class: "outlined", i18n: "create" }),
    button("cancel", cancel),
  );
  form.addEventListener("keydown", ({ key }) => key === "Escape" && cancel());
  return { form, name };
}

/** Return the button that removes the collection that is shown; the default one is emptied instead. */
function collectionRemoval(onRemoved) {
  const name = chosenCollection();
  const count = () => allCollections().find((each) => each.name === name)?.documents ?? 0;
  const [first, label] = name === DEFAULT ? ["empty", "empty_label"] : ["remove_collection", "remove_collection_label"];
  const asked = () => ["remove_all_ask", { count: count() }];
  const words = { first, label: [label, { name }], sure: "remove_all_sure", asked };
  return removal(words, async () => {
    await call(address(`v1/collections/${encodeURIComponent(name)}`), { method: "DELETE" });
    forgetCollection(name);
    await refreshCollections();
    choose(DEFAULT);
    await onRemoved();
    document.getElementById(PICKER).focus();
  });
}

async function create(name) {
  await call(address("v1/collections"), { json: { name } });
  await refreshCollections();
  choose(name);
}
