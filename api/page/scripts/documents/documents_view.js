// The view of the documents of a collection: add, list, read, remove.

import { chosenCollection, loadCollections, refreshCollections } from "../asking/collections.js";
import { button, byId, el } from "../elements/dom.js";
import { failureBox } from "../elements/failure.js";
import { read } from "../server/api.js";
import { collectionChooser } from "./collection_chooser.js";
import { documentLine } from "./document_line.js";
import { uploadArea } from "./upload_list.js";

const PAGE_SIZE = 50;
const place = byId("documents");
const bar = el("div", { class: "bar" });
const list = el("ol", { class: "listed" });
const after = el("div");
let isStarted = false;

/** Show the view; `open(document, link)` opens a document in the reader. */
export async function showDocuments(open) {
  if (!isStarted) start(open);
  await refresh(open);
}

function start(open) {
  isStarted = true;
  const again = () => refreshCollections().then(() => refresh(open));
  place.append(el("h1", { i18n: "documents" }), bar, ...uploadArea(chosenCollection, again), list, after);
}

/** Reload the list from its first page. */
async function refresh(open) {
  try {
    await loadCollections();
    bar.replaceChildren(...collectionChooser(() => refresh(open)));
    list.replaceChildren();
    await loadPage(open);
  } catch (error) {
    after.replaceChildren(failureBox(error, () => refresh(open)));
  }
}

async function loadPage(open, cursor = null) {
  const collection = chosenCollection();
  try {
    const page = await read("v1/documents", { collection, limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) });
    if (!cursor) list.replaceChildren();
    list.append(...page.documents.map((each) => documentLine({ ...each, collection }, open)));
    after.replaceChildren(...ending(page, open));
  } catch (error) {
    after.replaceChildren(failureBox(error, () => loadPage(open, cursor)));
  }
}

function ending(page, open) {
  if (page.next_cursor) return [button("more", () => loadPage(open, page.next_cursor), { class: "outlined" })];
  return list.childElementCount ? [] : [el("p", { class: "fine", i18n: "no_documents" })];
}
