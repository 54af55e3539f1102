// Above the list of documents: which collection is shown, and a form to make another one.

import { allCollections, choose, chosenCollection, refreshCollections } from "../asking/collections.js";
import { button, el } from "../elements/dom.js";
import { failureWords } from "../elements/failure.js";
import { address, call } from "../server/api.js";

const MOST_NAME = 200; // of the API

/** Return the elements; `whenChosen()` is called when another collection is to be shown. */
export function collectionChooser(whenChosen) {
  const wrong = el("div", { role: "alert", class: "wrong" });
  const { form, name } = nameForm(() => show(false));
  const begin = button("new_collection", () => show(true));
  function show(isOpen) {
    form.hidden = !isOpen;
    begin.hidden = isOpen;
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
  return [picker(whenChosen), begin, form, wrong];
}

function picker(whenChosen) {
  const options = allCollections().map(({ name }) => el("option", { value: name, dir: "auto" }, name));
  const select = el("select", { id: "documents-collection" }, ...options);
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

async function create(name) {
  await call(address("v1/collections"), { json: { name } });
  await refreshCollections();
  choose(name);
}
