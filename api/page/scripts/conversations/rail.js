// The list of conversations beside the page: open, delete, save as a file.

import { download } from "../browser/download.js";
import { languageOf } from "../elements/bidi.js";
import { button, byId, el, icon } from "../elements/dom.js";
import { translate } from "../language/i18n.js";
import { titleOf } from "./conversation.js";
import { asJson, asMarkdown } from "./conversation_export.js";
import { loadAll, remove, removeAll } from "./conversation_store.js";

const CONFIRM_MS = 4_000;
const [rail, list, exports, clear, opener] = [
  "rail",
  "conversations",
  "exports",
  "clear-conversations",
  "open-rail",
].map(byId);

/** Start the list; `begin()` starts a new conversation, `current()` returns the one that is shown. */
export function startRail(begin, current) {
  byId("new-conversation").addEventListener("click", () => {
    close();
    begin();
  });
  opener.addEventListener("click", () => (rail.classList.contains("open") ? close() : open()));
  rail.addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener(
    "pointerdown",
    (event) => rail.contains(event.target) || opener.contains(event.target) || close(false),
  );
  clear.addEventListener("click", () => {
    if (clear.dataset.i18n === "clear_all") return confirmClearing();
    removeAll();
    begin();
  });
  exports.append(
    button("export_markdown", () => saveAs(current(), "md", asMarkdown, "text/markdown")),
    button("export_json", () => saveAs(current(), "json", asJson, "application/json")),
  );
}

/** Show the stored conversations; `begin()` is called after the current one was deleted. */
export function showConversations(current, begin) {
  const items = loadAll().map((conversation) =>
    item(conversation, conversation.id === current.id, () => {
      remove(conversation.id);
      if (conversation.id === current.id) begin();
      else showConversations(current, begin);
    }),
  );
  list.replaceChildren(...items);
  clear.hidden = !items.length;
  exports.hidden = !current.exchanges.length;
}

function item(conversation, isCurrent, erase) {
  const title = titleOf(conversation);
  const link = el(
    "a",
    {
      href: `#/conversation/${conversation.id}`,
      lang: languageOf(title),
      dir: "auto",
      "aria-current": isCurrent ? "page" : null,
      on: { click: () => close() },
    },
    title,
  );
  return el("li", {}, link, deletion(title, erase));
}

/** Return the button that deletes a conversation for good, after a confirmation that appears in its place. */
function deletion(title, erase) {
  const box = el("span");
  const label = ["delete_one", { title }];
  const first = button("", ask, { class: "quiet danger icon-only", label }, icon("delete"));
  const sure = button("delete_sure", erase, { class: "quiet danger" });
  function ask() {
    box.replaceChildren(sure);
    sure.focus();
    setTimeout(keep, CONFIRM_MS);
  }
  function keep() {
    const hadFocus = document.activeElement === sure;
    box.replaceChildren(first);
    if (hadFocus) first.focus();
  }
  box.append(first);
  return box;
}

function open() {
  rail.classList.add("open");
  opener.setAttribute("aria-expanded", "true");
  byId("new-conversation").focus();
}

function close(returnsFocus = true) {
  if (!rail.classList.contains("open")) return;
  rail.classList.remove("open");
  opener.setAttribute("aria-expanded", "false");
  if (returnsFocus) opener.focus();
}

function confirmClearing() {
  translate(clear, "clear_sure");
  setTimeout(() => translate(clear, "clear_all"), CONFIRM_MS);
}

const saveAs = (conversation, suffix, write, type) =>
  download(`iqtibas-${conversation.updated.slice(0, 10)}.${suffix}`, write(conversation), type);
