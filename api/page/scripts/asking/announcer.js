// Announces a streamed answer to screen readers: whole sentences, each once, in the language of the answer.

import { languageOf } from "../elements/bidi.js";
import { byId, el } from "../elements/dom.js";
import { language, message } from "../language/i18n.js";

const MARKERS = /\s*\[\d+\]/g;
const MAX_KEPT = 40;

export class Announcer {
  #pending = "";
  #region = byId("announcer");

  /** Add a piece of the answer, and announce the sentences that are complete. */
  push(text) {
    this.#pending += text;
    const sentences = segments(this.#pending, languageOf(this.#pending) ?? language());
    this.#pending = sentences.pop() ?? "";
    sentences.forEach((sentence) => this.#announce(sentence));
  }

  /** Announce the rest, the end of the answer, and its number of sources. */
  end(sources) {
    this.#announce(this.#pending);
    this.#pending = "";
    this.#add(message("end_of_answer", { count: sources }), language());
  }

    #announce(sentence) {
    const words = sentence.replaceAll(MARKERS, "").trim();
    if (words) this.#add(words, languageOf(words) ?? language());
  }

  #add(text, lang) {
    this.#region.append(el("p", { lang }, text));
    while (this.#region.childElementCount > MAX_KEPT) this.#region.firstElementChild.remove();
  }
}

function segments(text, lang) {
  if (!Intl.Segmenter) return text.split(/(?<=[.!?؟]\s)/);
  return Array.from(new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text), (each) => each.segment);
}
