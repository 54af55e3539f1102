// The language of the interface: messages are written into elements, and rewritten when the language changes.

import { remember } from "../browser/memory.js";
import { directionOf } from "./direction.js";
import { ARABIC } from "./messages_ar.js";
import { ENGLISH } from "./messages_en.js";

// The key of a message is stored on its element, by where the message goes: `data-i18n` its text, `data-i18n-label` …
const TARGETS = [
  ["i18n", (element, text) => (element.textContent = text)],
  ["i18nLabel", (element, text) => element.setAttribute("aria-label", text)],
  ["i18nTitle", (element, text) => element.setAttribute("title", text)],
  ["i18nPlaceholder", (element, text) => element.setAttribute("placeholder", text)],
];
const TRANSLATED = "[data-i18n], [data-i18n-label], [data-i18n-title], [data-i18n-placeholder]";
const LOCALES = { ar: "ar-KW-u-nu-latn", en: "en-GB" }; // with ASCII digits, as citation markers have them
const MESSAGES = { ar: ARABIC, en: ENGLISH };
const listeners = new Set();

export const language = () => document.documentElement.lang;
export const locale = () => LOCALES[language()];

/** Return a message in the language of the interface, its {placeholders} filled in. */
export function message(key, values = {}) {
  const found = MESSAGES[language()][key];
  const text = typeof found === "string" ? found : pluralForm(found, values.count);
  return text.replaceAll(/\{(\w+)\}/g, (whole, name) => (name in values ? formatted(values[name]) : whole));
}

/** Write a message into an element, and again whenever the language changes; `target` is a name of `TARGETS`. */
export function translate(element, key, values = {}, target = "i18n") {
  element.dataset[target] = key;
  if (Object.keys(values).length) element.dataset.i18nValues = JSON.stringify(values);
  else delete element.dataset.i18nValues;
  apply(element);
}

/** Change the language of the interface, and rewrite every message on the page. */
export function setLanguage(chosen) {
  const root = document.documentElement;
  root.lang = chosen;
  root.dir = directionOf(chosen);
  remember("language", chosen);
  applyAll();
  for (const listener of listeners) listener();
}

/** Call a function after each change of the language. */
export function onLanguage(listener) {
  listeners.add(listener);
}

export function applyAll() {
  for (const element of document.querySelectorAll(TRANSLATED)) apply(element);
}

/** Return a date and time in the format of the interface's language. */
export function moment(iso) {
  const options = { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(locale(), options).format(new Date(iso));
}

function apply(element) {
  const values = JSON.parse(element.dataset.i18nValues ?? "{}");
  for (const [target, write] of TARGETS) {
    if (element.dataset[target]) write(element, message(element.dataset[target], values));
  }
}

function pluralForm(forms, count) {
  const exact = count === 0 && forms.zero;
  return exact || (forms[new Intl.PluralRules(language()).select(count)] ?? forms.other);
}

function formatted(value) {
  if (typeof value === "number") return new Intl.NumberFormat(locale()).format(value);
  return value?.iso ? moment(value.iso) : String(value);
}
