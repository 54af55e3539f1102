// The page: its parts are put together here, and what one does to another.

import { AskView } from "./asking/ask_view.js";
import { loadCollections, onCollections } from "./asking/collections.js";
import { edit, empty, focusBox, setBusy, startComposer } from "./asking/composer.js";
import { hideWelcome, showWelcome } from "./asking/welcome.js";
import { startTheme } from "./browser/theme.js";
import { load } from "./conversations/conversation_store.js";
import { showConversations, startRail } from "./conversations/rail.js";
import { showDocuments } from "./documents/documents_view.js";
import { byId } from "./elements/dom.js";
import { startKeyBox } from "./elements/key_box.js";
import { watchConnection } from "./elements/notice.js";
import { applyAll, language, onLanguage, say, speak } from "./language/i18n.js";
import { closeReader, openReader } from "./reader/reader.js";
import { route } from "./router.js";

const OTHER = { ar: "en", en: "ar" };
const TABS = { ask: byId("to-ask"), documents: byId("to-documents") };

const asking = new AskView({ openSource, editQuestion: edit, onBusy: setBusy, onChange: showState });

applyAll();
startTheme();
startLanguage();
startKeyBox();
startRail(beginNew, () => asking.conversation);
startComposer(
  (question, replaced) => asking.ask(question, replaced),
  () => asking.stop(),
);
watchConnection();
onCollections(showState);
onLanguage(showState);
addEventListener("hashchange", follow);
follow();
showState();
loadCollections().catch(() => {}); // the welcome tells of it
performance.mark("ready"); // for those who measure: from here on the page listens

function openSource(citation, from) {
  const hit = asking.conversation.exchanges
    .flatMap((exchange) => exchange.answer?.hits ?? [])
    .find(({ collection, passage_id }) => collection === citation.collection && passage_id === citation.passage_id);
  openReader(citation, { hit, from });
}

function beginNew() {
  closeReader();
  empty();
  asking.open();
  history.replaceState(null, "", "#/");
  follow();
  focusBox();
}

/** Show what the address says. */
function follow() {
  const { view, conversation, place } = route(location.hash);
  for (const [name, tab] of Object.entries(TABS)) {
    byId(name).hidden = name !== view;
    if (name === view) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  if (view === "documents") {
    closeReader();
    showDocuments((found, from) => openReader(found, { from }));
  }
  if (place) openReader(place);
  if (conversation && conversation !== asking.conversation.id) {
    const found = load(conversation);
    if (found) asking.open(found);
  }
}

/** Bring the list, the welcome and the address in line with the conversation that is shown. */
function showState() {
  const { conversation } = asking;
  showConversations(conversation, beginNew);
  if (conversation.exchanges.length) {
    hideWelcome();
    const address = `#/conversation/${conversation.id}`;
    const { view, place } = route(location.hash);
    if (view === "ask" && !place && location.hash !== address) history.replaceState(null, "", address);
  } else {
    showWelcome((question) => asking.ask(question));
  }
}

function startLanguage() {
  const toggle = byId("language");
  const show = () => {
    toggle.lang = OTHER[language()];
    say(toggle, "other_language");
  };
  toggle.addEventListener("click", () => {
    speak(OTHER[language()]);
    show();
  });
  show();
}
