// The list of conversations: open, delete, save as a file.

import { download } from "../browser/download.js";
import { languageOf } from "../elements/bidi.js";
import { button, byId, el, icon } from "../elements/dom.js";
import { say } from "../language/i18n.js";
import { titleOf } from "./conversation.js";
import { asJson, asMarkdown } from "./conversation_export.js";
import { loadAll, remove, removeAll } from "./conversation_store.js";

const SURE_MS = 4_000;
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
    if (clear.dataset.say === "clear_all") return askAgain();
    removeAll();
    begin();
  });
  exports.append(
    button("export_markdown", () => saveAs(current(), "md", asMarkdown, "text/markdown")),
    button("export_json", () => saveAs(current(), "json", asJson, "application/json")),
  );
}

/** Show the list as it is now; `begin` is called when the shown conversation is deleted. */
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
  return el("li", {}, link, eraser(title, erase));
}

/** Return the button that deletes a conversation, which asks once more in its own place: nothing brings one back. */
function eraser(title, erase) {
  const box = el("span");
  const label = ["delete_one", { title }];
  const first = button("", ask, { class: "quiet danger icon-only", label }, icon("delete"));
  const sure = button("delete_sure", erase, { class: "quiet danger" });
  function ask() {
    box.replaceChildren(sure);
    sure.focus();
    setTimeout(keep, SURE_MS);
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

function askAgain() {
  say(clear, "clear_sure");
  setTimeout(() => say(clear, "clear_all"), SURE_MS);
}

const saveAs = (conversation, suffix, write, type) =>
  download(`iqtibas-${conversation.updated.slice(0, 10)}.${suffix}`, write(conversation), type);
