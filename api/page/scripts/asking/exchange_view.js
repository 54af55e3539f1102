// A question with its answer, while the answer is streamed and afterwards.

import { answerElements, answerParagraph, citationActions } from "../answer/answer_view.js";
import { languageOf } from "../elements/bidi.js";
import { button, el } from "../elements/dom.js";
import { failureBox } from "../elements/failure.js";
import { language } from "../language/i18n.js";

export class ExchangeView {
  /** `show` has `source(citation, opener)`, `question(text)`, `retry(exchange)` and `edit(exchange)`. */
  constructor(exchange, show) {
    this.exchange = exchange;
    this.show = show;
    this.body = el("div");
    const heading = el("h2", { lang: languageOf(exchange.question), dir: "auto", tabindex: -1 }, exchange.question);
    this.element = el("article", { class: "exchange" }, heading, this.body);
    if (exchange.answer) this.finish(exchange.answer);
    else this.body.append(this.#actions([])); // stopped, or failed, before the conversation was saved
  }

  /** Show the stage of the answering until text arrives. */
  status(key) {
    if (this.streamed) return;
    this.body.replaceChildren(el("p", { class: "waiting", i18n: key }));
  }

  /** Add a piece of the text. */
  delta(text) {
    this.streamed ??= this.#begin(text);
    this.streamed.append(text);
  }

  /** Show the whole answer in place of the streamed text. */
  finish(answer) {
    const { question, standalone_question: understood } = answer;
    const isFollowUp = understood && understood !== question;
    const note = isFollowUp
      ? el("p", { class: "understood fine", i18n: ["understood_as", { question: understood }] })
      : null;
    this.body.replaceChildren(
      ...[note, ...answerElements(answer, this.show), this.#actions(citationActions(answer))].filter(Boolean),
    );
  }

  /** Show that the user stopped the answer; the streamed text stays, without citations. */
  stop() {
    if (!this.streamed) this.body.replaceChildren();
    this.body.append(el("p", { class: "fine", i18n: "stopped" }), this.#actions([]));
  }

  fail(error) {
    this.streamed = undefined;
    this.body.replaceChildren(
      failureBox(error, () => this.show.retry(this.exchange)), // has its own button for another try
      el("div", { class: "actions" }, this.#edit()),
    );
  }

  #begin(text) {
    const paragraph = answerParagraph(languageOf(text) ?? language());
    this.body.replaceChildren(paragraph);
    return paragraph;
  }

  #actions(more) {
    return el(
      "div",
      { class: "actions" },
      ...more,
      button("retry", () => this.show.retry(this.exchange)),
      this.#edit(),
    );
  }

  #edit() {
    return button("edit", () => this.show.edit(this.exchange));
  }
}
