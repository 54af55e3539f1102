// The quote of a marker, on hover or focus; it stays while the pointer is on it, and Escape closes it (WCAG 1.4.13).

import { textIn } from "../elements/bidi.js";
import { byId, el } from "../elements/dom.js";
import { placeLine, titled } from "./place.js";
import { supportBadge } from "./support.js";

const OPEN_AFTER_MS = 120;
const CLOSE_AFTER_MS = 250; // time to move the pointer from the marker to the preview
const GAP = 8;

const preview = byId("preview");
let marker = null;
let timer = null;

/** Show a citation while its marker is hovered or focused. */
export function previewOn(button, citation) {
  button.addEventListener(
    "pointerenter",
    (event) => event.pointerType === "touch" || later(() => show(button, citation)),
  );
  button.addEventListener("focus", () => button.matches(":focus-visible") && show(button, citation));
  button.addEventListener("pointerleave", () => later(hidePreview, CLOSE_AFTER_MS));
  button.addEventListener("blur", hidePreview);
  button.addEventListener("click", hidePreview);
}

export function hidePreview() {
  clearTimeout(timer);
  if (!marker) return;
  marker.removeAttribute("aria-describedby");
  marker = null;
  preview.hidePopover();
}

preview.addEventListener("pointerenter", () => clearTimeout(timer));
preview.addEventListener("pointerleave", () => later(hidePreview, CLOSE_AFTER_MS));
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || !marker) return;
    hidePreview();
    event.stopPropagation();
    event.preventDefault(); // only the preview closes, and not the reader under it
  },
  { capture: true },
);
document.addEventListener("scroll", hidePreview, { passive: true });

function later(action, delay = OPEN_AFTER_MS) {
  clearTimeout(timer);
  timer = setTimeout(action, delay);
}

function show(button, citation) {
  clearTimeout(timer);
  if (marker === button) return;
  hidePreview();
  marker = button;
  preview.replaceChildren(
    textIn(citation.language, "blockquote", citation.quote),
    el(
      "p",
      { class: "fine" },
      titled(citation.title || citation.document_id),
      " · ",
      ...placeLine(citation),
      " ",
      supportBadge(citation),
    ),
  );
  preview.showPopover();
  button.setAttribute("aria-describedby", preview.id);
  position(button.getBoundingClientRect());
}

function position(at) {
  const { offsetWidth: width, offsetHeight: height } = preview;
  const left = Math.min(Math.max(GAP, (at.left + at.right - width) / 2), innerWidth - width - GAP);
  const isRoomAbove = at.top > height + GAP;
  preview.style.left = `${left}px`;
  preview.style.top = `${isRoomAbove ? at.top - height - GAP : at.bottom + GAP}px`;
}
