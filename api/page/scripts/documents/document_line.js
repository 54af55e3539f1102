// A line of the list of documents: its title as a link, facts about it, and the button that removes it.

import { titled } from "../answer/place.js";
import { refreshCollections } from "../asking/collections.js";
import { el, onPlainClick } from "../elements/dom.js";
import { removal } from "../elements/removal.js";
import { address, call } from "../server/api.js";
import { forgetDocument } from "../server/document_cache.js";

/** Return the line of a document; `open(document, link)` opens it in the reader. */
export function documentLine(found, open) {
  const { document_id: id, collection, title, passages, version, added } = found;
  const href = `#/read/${encodeURIComponent(collection)}/${encodeURIComponent(id)}`;
  const link = el("a", { href }, titled(title || id));
  onPlainClick(link, () => open({ ...found, paragraph: null }, link));
  const facts = [
    ["paragraphs", { count: passages }],
    ["added_on", { when: { iso: added } }],
    ...(version > 1 ? [["version", { count: version }]] : []),
  ];
  const spans = facts.flatMap((each, at) => (at ? [" · ", el("span", { i18n: each })] : [el("span", { i18n: each })]));
  const item = el("li", {}, link, el("p", { class: "fine" }, ...spans));
  const label = ["remove_label", { title: title || id }];
  item.append(
    removal({ first: "remove", label, sure: "remove_sure" }, async () => {
      await removeDocument(found);
      focusBeside(item);
      item.remove();
      await refreshCollections();
    }),
  );
  return item;
}

async function removeDocument({ collection, document_id: id }) {
  await call(address(`v1/documents/${encodeURIComponent(id)}`, { collection }), { method: "DELETE" });
  forgetDocument(collection, id);
}

/** Move the focus from a line that is removed to a neighbour, or to the view if it was the last. */
function focusBeside(item) {
  const neighbour = item.nextElementSibling ?? item.previousElementSibling ?? item.closest("section");
  neighbour.querySelector("a, button")?.focus();
}
