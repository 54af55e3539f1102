// The reader: a document beside the answer, opened at a paragraph, with the quote marked and translations beside.

import { isWebAddress, landingPage, linkTo, placeLine, titled } from "../answer/place.js";
import { referenceButtons } from "../answer/reference_buttons.js";
import { translationBadge } from "../answer/support.js";
import { copy } from "../browser/clipboard.js";
import { button, byId, el, icon } from "../elements/dom.js";
import { failureBox } from "../elements/failure.js";
import { Problem, address } from "../server/api.js";
import { readDocument } from "../server/document_cache.js";
import { changedNotice, paragraphElement, paragraphsAround } from "./reader_paragraphs.js";

const MODAL_BELOW = matchMedia("(width < 80rem)"); // narrow windows: the reader covers the answer
const NOT_FOUND = 404;
const dialog = byId("reader");
let opener = null;
let newest = 0;

/**
 * Open the reader.
 *
 * `place` is a citation, or {collection, document_id, paragraph, start, end}, whose words from start to end are marked.
 * `hit` is the passage of the paragraph, if known; `from` is the element that gets the focus back.
 */
export async function openReader(place, { hit = null, from = null } = {}) {
  const asked = ++newest;
  setOpener(from);
  const pages = el("div", { class: "pages", tabindex: 0, role: "group", "aria-labelledby": "reader-title" });
  dialog.replaceChildren(header(place), pages);
  if (hit) pages.append(paragraphElement({ number: place.paragraph, text: hit.text }, hit.language, place));
  show();
  try {
    const found = await readDocument(place);
    if (asked === newest) fill(pages, found, place);
  } catch (error) {
    if (asked !== newest) return;
    if (error instanceof Problem && error.status === NOT_FOUND && place.quote)
      pages.replaceChildren(changedNotice("gone", place));
    else pages.append(failureBox(error, () => openReader(place, { hit, from })));
  }
}

export const closeReader = () => dialog.open && dialog.close();

dialog.addEventListener("close", () => {
  newest++;
  const marker = opener;
  setOpener(null);
  // The event comes after the dialog has closed: a user who already types elsewhere keeps the focus.
  if (!document.activeElement?.matches("textarea, input, select")) marker?.focus({ preventScroll: true });
});
document.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && closeReader());
dialog.addEventListener("click", (event) => event.target === dialog && MODAL_BELOW.matches && dialog.close());

function setOpener(from) {
  opener?.setAttribute("aria-expanded", "false");
  opener = from;
  if (opener?.classList.contains("marker")) opener.setAttribute("aria-expanded", "true");
}

function show() {
  if (!dialog.open) MODAL_BELOW.matches ? dialog.showModal() : dialog.show();
  byId("reader-title").focus({ preventScroll: true });
  scrollToPlace();
}

function fill(pages, found, place) {
  const cited = found.paragraphs.find(({ number }) => number === place.paragraph);
  const isChanged = place.quote && (!cited || !cited.text.includes(place.quote));
  byId("reader-title").replaceChildren(titled(found.title || found.document_id));
  if (found.paragraphs.some(({ translation }) => translation))
    byId("reader-kind").replaceChildren(translationBadge(found.translation_source));
  pages.replaceChildren(
    ...(isChanged ? [changedNotice("changed", place)] : []),
    ...paragraphsAround(found, isChanged ? {} : place),
  );
  scrollToPlace();
}

/** Scroll to the marked words, or else to their paragraph. */
function scrollToPlace() {
  const target = dialog.querySelector("mark") ?? dialog.querySelector(".paragraph.cited");
  target?.scrollIntoView({ block: "center", behavior: "instant" });
}

function header(place) {
  const isCitation = Boolean(place.quote);
  return el(
    "div",
    { class: "head" },
    el("h2", { id: "reader-title", tabindex: -1 }, titled(place.title || place.document_id)),
    button("", () => dialog.close(), { class: "quiet icon-only", label: "close" }, icon("close")),
    el("p", { class: "fine" }, ...where(place), el("span", { id: "reader-kind" })),
    el(
      "div",
      { class: "actions" },
      ...(place.paragraph ? placeActions(place) : []),
      ...(isCitation ? referenceButtons(place.passage_id.replaceAll("#", "-"), [place]) : []),
    ),
  );
}

function where(place) {
  if (!place.paragraph) return [];
  const source = place.marker ? [el("span", { i18n: ["source", { number: place.marker }] }), " · "] : [];
  return [...source, ...placeLine(place), " "];
}

function placeActions(place) {
  const url =
    place.url ??
    address(`v1/documents/${place.document_id}/passages/${place.paragraph}`, { collection: place.collection }).pathname;
  const links = [
    el("a", {
      class: "action",
      href: place.url ? landingPage(place) : url,
      target: "_blank",
      rel: "noopener",
      i18n: "open_page",
    }),
  ];
  if (isWebAddress(place.source_url)) {
    links.push(
      el("a", {
        class: "action",
        href: place.source_url,
        target: "_blank",
        rel: "noopener noreferrer nofollow",
        i18n: "original_source",
      }),
    );
  }
  return [...links, button("copy_link", (event) => copy(linkTo(place), event.currentTarget))];
}
