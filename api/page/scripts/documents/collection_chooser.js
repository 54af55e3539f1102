// Above the list of documents: which collection is shown, a form to make another, and a button that removes this one.

import { DEFAULT, allCollections, choose, chosenCollection, refreshCollections } from "../asking/collections.js";
import { button, el } from "../elements/dom.js";
import { failureWords } from "../elements/failure.js";
import { removal } from "../elements/removal.js";
import { address, call } from "../server/api.js";
import { forgetCollection } from "../server/document_cache.js";

const MOST_NAME = 200; // of the API
const PICKER = "documents-collection";

/** Return the elements; `whenChosen()` is called when another collection is to be shown. */
export function collectionChooser(whenChosen) {
  const wrong = el("div", { role: "alert", class: "wrong" });
  const { form, name } = nameForm(() => show(false));
  const begin = button("new_collection", () => show(true));
  const remove = collectionRemoval(whenChosen);
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
      await whenChosen();
    } catch (error) {
      wrong.replaceChildren(...failureWords(error));
    }
  });
  return [picker(whenChosen), begin, form, remove, wrong];
}

function picker(whenChosen) {
  const options = allCollections().map(({ name }) => el("option", { value: name, dir: "auto" }, name));
  const select = el("select", { id: PICKER }, ...options);
  select.value = chosenCollection();
  select.addEventListener("change", () => {
    choose(select.value);
    whenChosen();
  });
  return el("label", { class: "picker" }, el("span", { say: "documents_of" }), " ", select);
}

function nameForm(giveUp) {
  const name = el("input", { id: "collection-name", dir: "auto", maxlength: MOST_NAME, required: true });
  const form = el(
    "form",
    { hidden: true },
    el("label", { class: "unseen", for: "collection-name", say: "collection_name" }),
    name,
    el("button", { class: "outlined", say: "create" }),
    button("cancel", giveUp),
  );
  form.addEventListener("keydown", ({ key }) => key === "Escape" && giveUp());
  return { form, name };
}

/** Return the button that removes the collection that is shown, or for the default one all that is in it. */
function collectionRemoval(whenGone) {
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
    await whenGone();
    document.getElementById(PICKER).focus();
  });
}

async function create(name) {
  await call(address("v1/collections"), { json: { name } });
  await refreshCollections();
  choose(name);
}
