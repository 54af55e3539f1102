// The documents of a collection: add, list, read, remove.

import { chosenCollection, loadCollections, refreshCollections } from "../asking/collections.js";
import { button, byId, el } from "../elements/dom.js";
import { failureBox } from "../elements/failure.js";
import { read } from "../server/api.js";
import { collectionChooser } from "./collection_chooser.js";
import { documentLine } from "./document_line.js";
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
    bar.replaceChildren(...collectionChooser(() => refresh(open)));
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
    list.append(...page.documents.map((each) => documentLine({ ...each, collection }, open)));
    after.replaceChildren(...ending(page, open));
  } catch (error) {
    after.replaceChildren(failureBox(error, () => extend(open, cursor)));
  }
}

function ending(page, open) {
  if (page.next_cursor) return [button("more", () => extend(open, page.next_cursor), { class: "outlined" })];
  return list.childElementCount ? [] : [el("p", { class: "fine", say: "no_documents" })];
}
