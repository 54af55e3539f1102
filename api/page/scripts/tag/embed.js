// `<iqtibas-answer>`: a custom element that shows a question with its cited answer on another site.
//
//   <script type="module" src="https://iqtibas.example/embed.js"></script>
//   <iqtibas-answer question="…" collection="default" lang="en"></iqtibas-answer>
//
// Without `question` it shows a box to ask in. IQTIBAS_CORS_ORIGINS of the server must name the site.

import { pieces } from "../answer/answer_text.js";
import { directionOf } from "../language/direction.js";
import { address, ask } from "../server/api.js";
import { STYLE } from "./embed_style.js";

const MESSAGES = {
  en: {
    ask: "Ask",
    question: "Your question",
    source: "Source",
    paragraph: "paragraph",
    unofficial: "unofficial translation",
    failed: "No answer: the server cannot be reached.",
    waiting: "Searching the documents…",
  },
  ar: {
    ask: "اسأل",
    question: "سؤالك",
    source: "المصدر",
    paragraph: "الفقرة",
    unofficial: "ترجمة غير رسمية",
    failed: "لا جواب: تعذّر الوصول إلى الخادم.",
    waiting: "أبحث في الوثائق…",
  },
};
let instances = 0;

class IqtibasAnswer extends HTMLElement {
  static observedAttributes = ["question", "collection", "lang"];

  #root = this.attachShadow({ mode: "open" });
  #running = null;
  #isReady = false;
  #id = `iqtibas-${++instances}`;

  connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#isReady = true;
    this.#show();
  }

  disconnectedCallback() {
    this.#running?.abort();
  }

  attributeChangedCallback() {
    if (this.#isReady) this.#show(); // before, each attribute would ask again
  }

  get #language() {
    const found = this.closest("[lang]")?.lang ?? "";
    return found.startsWith("ar") ? "ar" : "en";
  }

  get #messages() {
    return MESSAGES[this.#language];
  }

  #show() {
    const question = this.getAttribute("question");
    this.#root.replaceChildren(...(question ? [] : [this.#form()]), make("div", { "aria-live": "polite" }));
    if (question) this.#ask(question);
  }

  #form() {
    const field = make("input", {
      "aria-label": this.#messages.question,
      placeholder: this.#messages.question,
      dir: "auto",
      maxlength: 4_000,
      required: "",
    });
    const form = make("form", { dir: directionOf(this.#language) }, field, make("button", {}, this.#messages.ask));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (field.value.trim()) this.#ask(field.value.trim());
    });
    return form;
  }

  async #ask(question) {
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    const place = this.#root.lastElementChild;
    place.replaceChildren(make("p", { class: "quiet", dir: directionOf(this.#language) }, this.#messages.waiting));
    try {
      const collections = [this.getAttribute("collection") || "default"];
      place.replaceChildren(...this.#answer(await ask(question, { collections, signal: running.signal })));
    } catch (error) {
      if (error.name === "AbortError") return;
      place.replaceChildren(
        make(
          "p",
          { class: "quiet", role: "alert", dir: directionOf(this.#language) },
          error.message || this.#messages.failed,
        ),
      );
    }
  }

  #answer(answer) {
    const { language, short_answer: short, citations } = answer;
    const content = pieces(answer).map((piece) => (piece.marker ? this.#marker(piece.marker) : piece.text));
    return [
      make("p", { class: "question", dir: "auto" }, answer.question),
      ...(short ? [inLanguage(language, "p", { class: "short" }, short)] : []),
      inLanguage(language, "p", { class: answer.status }, ...content),
      make("ol", {}, ...citations.map((citation) => this.#source(citation))),
    ];
  }

  #marker(number) {
    const label = `${this.#messages.source} ${number}`;
    const link = make("button", { class: "marker", "aria-label": label }, String(number));
    link.addEventListener("click", () => {
      const source = this.#root.getElementById(`${this.#id}-${number}`);
      source.open = true;
      source.querySelector("summary").focus();
    });
    return link;
  }

  #source(citation) {
    const { marker, title, document_id, paragraph, language, quote, translation, support } = citation;
    const place = make(
      "a",
      { href: address(citation.url).href, target: "_blank", rel: "noopener" },
      make("bdi", {}, title || document_id),
    );
    const isUnofficial = support === "translated" && translation?.source !== "publisher";
    const summary = make(
      "summary",
      {},
      `${marker} · `,
      place,
      ` · ${this.#messages.paragraph} ${paragraph}${isUnofficial ? ` · ${this.#messages.unofficial}` : ""}`,
    );
    return make(
      "li",
      {},
      make("details", { id: `${this.#id}-${marker}` }, summary, inLanguage(language, "blockquote", {}, quote)),
    );
  }
}

const inLanguage = (language, tag, attributes, ...children) =>
  make(tag, { lang: language, dir: directionOf(language), ...attributes }, ...children);

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

customElements.define("iqtibas-answer", IqtibasAnswer);
