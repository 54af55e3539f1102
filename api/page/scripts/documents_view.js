// The documents of a collection: add, list, read, remove.

import { address, call, read } from "./api.js";
import { allCollections, choose, chosenCollection, loadCollections, refreshCollections } from "./collections.js";
import { forgetDocument } from "./document_cache.js";
import { button, byId, el } from "./dom.js";
import { failureBox, failureWords } from "./failure.js";
import { titled } from "./place.js";
import { uploadArea } from "./upload_list.js";

const A_PAGE = 50;
const place = byId("documents");
const bar = el("div", { class: "bar" });
const list = el("ol", { class: "listed" });
const after = el("div");
let isStarted = false;

/** Show the view; `open(document)` opens one in the reader. */
export async function showDocuments(open) {
  if (!isStarted) start(open);
  await refresh(open);
}

function start(open) {
  isStarted = true;
  const again = () => refreshCollections().then(() => refresh(open));
  place.append(el("h1", { say: "documents" }), bar, ...uploadArea(chosenCollection, again), list, after);
}

/** Read the list anew, from its beginning. */
async function refresh(open) {
  try {
    await loadCollections();
    bar.replaceChildren(...chooser(open));
    list.replaceChildren();
    await extend(open);
  } catch (error) {
    after.replaceChildren(failureBox(error, () => refresh(open)));
  }
}

async function extend(open, cursor = null) {
  const collection = chosenCollection();
  try {
    const page = await read("v1/documents", { collection, limit: A_PAGE, ...(cursor ? { cursor } : {}) });
    if (!cursor) list.replaceChildren();
    list.append(...page.documents.map((each) => line({ ...each, collection }, open)));
    after.replaceChildren(...ending(page, open));
  } catch (error) {
    after.replaceChildren(failureBox(error, () => extend(open, cursor)));
  }
}

function ending(page, open) {
  if (page.next_cursor) return [button("more", () => extend(open, page.next_cursor), { class: "outlined" })];
  return list.childElementCount ? [] : [el("p", { class: "fine", say: "no_documents" })];
}

function line(found, open) {
  const { document_id: id, collection, title, passages, version, added } = found;
  const link = el(
    "a",
    { href: `#/read/${encodeURIComponent(collection)}/${encodeURIComponent(id)}`, on: { click: follow } },
    titled(title || id),
  );
  function follow(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open({ ...found, paragraph: null }, link);
  }
  const facts = [
    ["paragraphs", { count: passages }],
    ["added_on", { when: { iso: added } }],
    ...(version > 1 ? [["version", { count: version }]] : []),
  ];
  const spans = facts.flatMap((each, at) => (at ? [" · ", el("span", { say: each })] : [el("span", { say: each })]));
  const item = el("li", {}, link, el("p", { class: "fine" }, ...spans));
  item.append(removal(found, item));
  return item;
}

/** Return the button that removes a document, which asks once more in its own place. */
function removal(found, item) {
  const { document_id: id, collection, title } = found;
  const box = el("div", { class: "remove" });
  const first = button(
    "remove",
    () => {
      box.replaceChildren(sure, keep);
      keep.focus();
    },
    { class: "quiet danger", label: ["remove_label", { title: title || id }] },
  );
  const keep = button("keep", () => {
    box.replaceChildren(first);
    first.focus();
  });
  const sure = button(
    "remove_sure",
    async () => {
      try {
        await call(address(`v1/documents/${encodeURIComponent(id)}`, { collection }), { method: "DELETE" });
        forgetDocument(collection, id);
        (item.nextElementSibling ?? item.previousElementSibling ?? place).querySelector("a, button")?.focus();
        item.remove();
        await refreshCollections();
      } catch (error) {
        box.replaceChildren(first, ...failureWords(error));
      }
    },
    { class: "quiet danger" },
  );
  box.append(first);
  return box;
}

function chooser(open) {
  const options = allCollections().map(({ name }) => el("option", { value: name, dir: "auto" }, name));
  const select = el("select", { id: "documents-collection" }, ...options);
  select.value = chosenCollection();
  select.addEventListener("change", () => {
    choose(select.value);
    refresh(open);
  });
  const name = el("input", { id: "collection-name", dir: "auto", maxlength: 200, required: true });
  const form = el(
    "form",
    { hidden: true },
    el("label", { class: "unseen", for: "collection-name", say: "collection_name" }),
    name,
    el("button", { class: "outlined", say: "create" }),
  );
  const begin = button("new_collection", () => {
    form.hidden = false;
    begin.hidden = true;
    name.focus();
  });
  const wrong = el("div", { role: "alert" });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await call(address("v1/collections"), { json: { name: name.value.trim() } });
      await refreshCollections();
      choose(name.value.trim());
      await refresh(open);
    } catch (error) {
      wrong.replaceChildren(...failureWords(error));
    }
  });
  return [el("label", { class: "picker" }, el("span", { say: "documents_of" }), " ", select), begin, form, wrong];
}
