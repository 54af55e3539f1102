// The conversation on the page: asks questions, shows the streamed answers, saves the conversation.

import { addQuestion, historyBefore, newConversation, setAnswer } from "../conversations/conversation.js";
import { save } from "../conversations/conversation_store.js";
import { byId } from "../elements/dom.js";
import { notify } from "../elements/notice.js";
import { ask } from "../server/api.js";
import { Announcer } from "./announcer.js";
import { chosenCollections } from "./collections.js";
import { ExchangeView } from "./exchange_view.js";

const STAGES = { retrieve: "retrieve", answer: "answering" };

export class AskView {
  #conversation = newConversation();
  #views = new Map();
  #running = null;
  #place = byId("conversation");
  #announcer = new Announcer();

  /** `page` has `openSource`, `editQuestion(exchange)`, `onBusy(isBusy)` and `onChange(conversation)`. */
  constructor(page) {
    this.page = page;
    this.show = {
      source: page.openSource,
      question: (question) => this.ask(question),
      retry: (exchange) => this.ask(exchange.question, exchange),
      edit: page.editQuestion,
    };
  }

  get conversation() {
    return this.#conversation;
  }

  /** Show a conversation; without one, begin a new one. */
  open(conversation = newConversation()) {
    this.stop();
    this.#conversation = conversation;
    this.#views.clear();
    this.#place.replaceChildren(...conversation.exchanges.map((exchange) => this.#viewOf(exchange)));
    this.page.onChange(conversation);
  }

  /** Ask a question; it replaces an earlier exchange, if given, with all that followed that one. */
  async ask(question, replaced = null) {
    this.stop();
    const conversation = this.#conversation;
    const { exchange, dropped } = addQuestion(conversation, question, replaced);
    for (const each of dropped) this.#views.get(each)?.element.remove();
    this.#place.append(this.#viewOf(exchange));
    const view = this.#views.get(exchange);
    this.page.onChange(conversation);
    view.status("retrieve");
    view.element.scrollIntoView({ block: "start" });
    await this.#follow(conversation, exchange, view);
    this.page.onChange(conversation);
  }

  stop() {
    this.#running?.abort();
    this.#running = null;
  }

  async #follow(conversation, exchange, view) {
    const running = new AbortController();
    this.#running = running;
    this.page.onBusy(true);
    try {
      const answer = await ask(exchange.question, this.#options(conversation, exchange, view, running.signal));
      setAnswer(conversation, exchange, answer);
      view.finish(exchange.answer);
      this.#announcer.end(answer.citations.length);
      if (!save(conversation)) notify("storage_full");
    } catch (error) {
      if (error.name === "AbortError") view.stop();
      else view.fail(error);
    } finally {
      if (this.#running === running) this.#running = null;
      if (!this.#running) this.page.onBusy(false);
    }
  }

  #options(conversation, exchange, view, signal) {
    const on = {
      status: ({ stage }) => view.status(STAGES[stage] ?? "answering"),
      delta: ({ text }) => {
        view.delta(text);
        this.#announcer.push(text);
      },
    };
    return { on, signal, collections: chosenCollections(), history: historyBefore(conversation, exchange) };
  }

  #viewOf(exchange) {
    const view = new ExchangeView(exchange, this.show);
    this.#views.set(exchange, view);
    return view.element;
  }
}
