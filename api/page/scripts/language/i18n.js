// The interface's language: messages into elements, and again into the same elements when the language changes.

import { remember } from "../browser/memory.js";
import { directionOf } from "./direction.js";
import { ARABIC } from "./messages_ar.js";
import { ENGLISH } from "./messages_en.js";

// What an element says in its text, or in an attribute, is noted on it: `data-say`, `data-say-label`, …
const PLACES = [
  ["say", (element, text) => (element.textContent = text)],
  ["sayLabel", (element, text) => element.setAttribute("aria-label", text)],
  ["sayTitle", (element, text) => element.setAttribute("title", text)],
  ["sayPlaceholder", (element, text) => element.setAttribute("placeholder", text)],
];
const NOTED = "[data-say], [data-say-label], [data-say-title], [data-say-placeholder]";
const LOCALES = { ar: "ar-KW-u-nu-latn", en: "en-GB" }; // citations have ASCII digits, so does what stands beside them
const MESSAGES = { ar: ARABIC, en: ENGLISH };
const listeners = new Set();

export const language = () => document.documentElement.lang;
export const locale = () => LOCALES[language()];

/** Return a message in the interface's language, its {names} filled in. */
export function message(key, values = {}) {
  const found = MESSAGES[language()][key];
  const text = typeof found === "string" ? found : form(found, values.count);
  return text.replaceAll(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

/** Have an element say a message, now and in the other language later. */
export function say(element, key, values = {}, place = "say") {
  element.dataset[place] = key;
  if (Object.keys(values).length) element.dataset.sayWith = JSON.stringify(values);
  else delete element.dataset.sayWith;
  apply(element);
}

/** Change the language of the interface and of all that stands there. */
export function speak(chosen) {
  const root = document.documentElement;
  root.lang = chosen;
  root.dir = directionOf(chosen);
  remember("language", chosen);
  applyAll();
  for (const listener of listeners) listener();
}

/** Call a function each time the language has changed. */
export function onLanguage(listener) {
  listeners.add(listener);
}

export function applyAll() {
  for (const element of document.querySelectorAll(NOTED)) apply(element);
}

/** Return a date and time as the interface's language writes it. */
export function moment(iso) {
  const options = { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(locale(), options).format(new Date(iso));
}

function apply(element) {
  const values = JSON.parse(element.dataset.sayWith ?? "{}");
  for (const [place, write] of PLACES) {
    if (element.dataset[place]) write(element, message(element.dataset[place], values));
  }
}

function form(forms, count) {
  const exact = count === 0 && forms.zero;
  return exact || (forms[new Intl.PluralRules(language()).select(count)] ?? forms.other);
}

function shown(value) {
  if (typeof value === "number") return new Intl.NumberFormat(locale()).format(value);
  return value?.iso ? moment(value.iso) : String(value);
}
