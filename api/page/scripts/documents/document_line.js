// A line of the list of documents: its title as a link, what is known of it, and the button that removes it.

import { titled } from "../answer/place.js";
import { refreshCollections } from "../asking/collections.js";
import { button, el } from "../elements/dom.js";
import { failureWords } from "../elements/failure.js";
import { address, call } from "../server/api.js";
import { forgetDocument } from "../server/document_cache.js";

/** Return the line of a document; `open(document, link)` opens it in the reader. */
export function documentLine(found, open) {
  const { document_id: id, collection, title, passages, version, added } = found;
  const href = `#/read/${encodeURIComponent(collection)}/${encodeURIComponent(id)}`;
  const link = el("a", { href, on: { click: follow } }, titled(title || id));
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
  const box = el("div", { class: "remove" });
  const label = ["remove_label", { title: found.title || found.document_id }];
  const first = button("remove", ask, { class: "quiet danger", label });
  const keep = button("keep", () => {
    box.replaceChildren(first);
    first.focus();
  });
  const sure = button("remove_sure", remove, { class: "quiet danger" });
  function ask() {
    box.replaceChildren(sure, keep);
    keep.focus();
  }
  async function remove() {
    try {
      await removeDocument(found);
      focusBeside(item);
      item.remove();
      await refreshCollections();
    } catch (error) {
      box.replaceChildren(first, ...failureWords(error));
    }
  }
  box.append(first);
  return box;
}

async function removeDocument({ collection, document_id: id }) {
  await call(address(`v1/documents/${encodeURIComponent(id)}`, { collection }), { method: "DELETE" });
  forgetDocument(collection, id);
}

/** Give the focus to a neighbour of a line that goes, or to the list's view where it was the last. */
function focusBeside(item) {
  const neighbour = item.nextElementSibling ?? item.previousElementSibling ?? item.closest("section");
  neighbour.querySelector("a, button")?.focus();
}
