// What a screen reader says of an answer that streams in: whole sentences, each once, in the language of the answer.

import { languageOf } from "../elements/bidi.js";
import { byId, el } from "../elements/dom.js";
import { language, message } from "../language/i18n.js";

const MARKERS = /\s*\[\d+\]/g;
const MOST_KEPT = 40;

export class Speaker {
  #pending = "";
  #region = byId("speaker");

  /** Take a piece of the answer, and say the sentences that are whole by now. */
  push(text) {
    this.#pending += text;
    const sentences = segments(this.#pending, languageOf(this.#pending) ?? language());
    this.#pending = sentences.pop() ?? "";
    sentences.forEach((sentence) => this.#say(sentence));
  }

  /** Say the rest, and that the answer is at its end. */
  end(sources) {
    this.#say(this.#pending);
    this.#pending = "";
    this.announce("done_speaking", { count: sources });
  }

  /** Say a message of the page. */
  announce(key, values = {}) {
    this.#add(message(key, values), language());
  }

  #say(sentence) {
    const words = sentence.replaceAll(MARKERS, "").trim();
    if (words) this.#add(words, languageOf(words) ?? language());
  }

  #add(text, lang) {
    this.#region.append(el("p", { lang }, text));
    while (this.#region.childElementCount > MOST_KEPT) this.#region.firstElementChild.remove();
  }
}

function segments(text, lang) {
  if (!Intl.Segmenter) return text.split(/(?<=[.!?؟]\s)/);
  return Array.from(new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text), (each) => each.segment);
}
