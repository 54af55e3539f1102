// The entry point of the page: starts its parts and connects them.

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
import { applyAll, language, onLanguage, translate, setLanguage } from "./language/i18n.js";
import { closeReader, openReader } from "./reader/reader.js";
import { route } from "./router.js";

const OTHER = { ar: "en", en: "ar" };
const TABS = { ask: byId("to-ask"), documents: byId("to-documents") };

const asking = new AskView({ openSource, editQuestion: edit, onBusy: setBusy, onChange: showState });

applyAll();
startTheme();
startLanguage();
startKeyBox();
startRail(newConversation, () => asking.conversation);
startComposer(
  (question, replaced) => asking.ask(question, replaced),
  () => asking.stop(),
);
watchConnection();
onCollections(showState);
onLanguage(showState);
addEventListener("hashchange", followAddress);
followAddress();
showState();
loadCollections().catch(() => {}); // the welcome shows the error
performance.mark("ready"); // for measurements: all listeners are attached

function openSource(citation, from) {
  const hit = asking.conversation.exchanges
    .flatMap((exchange) => exchange.answer?.hits ?? [])
    .find(({ collection, passage_id }) => collection === citation.collection && passage_id === citation.passage_id);
  openReader(citation, { hit, from });
}

function newConversation() {
  closeReader();
  empty();
  asking.open();
  history.replaceState(null, "", "#/");
  followAddress();
  focusBox();
}

/** Show the view, conversation or document that the address names. */
function followAddress() {
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

/** Update the list of conversations, the welcome and the address for the conversation that is shown. */
function showState() {
  const { conversation } = asking;
  showConversations(conversation, newConversation);
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
    translate(toggle, "other_language");
  };
  toggle.addEventListener("click", () => {
    setLanguage(OTHER[language()]);
    show();
  });
  show();
}
