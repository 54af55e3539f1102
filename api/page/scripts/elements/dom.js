// Elements made from data. Strings become text nodes: no markup is ever parsed.

import { translate } from "../language/i18n.js";

const SVG = "http://www.w3.org/2000/svg";
const MESSAGE_TARGETS = { i18n: "i18n", label: "i18nLabel", title: "i18nTitle" };

/**
 * Return a new element.
 *
 * `attributes` are set as they are, except `on` (listeners by event), `data` (its dataset), and the messages `i18n`
 * (the text), `label` (the accessible name) and `title` (the tooltip): a key, or [key, values].
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Return a button that calls `action`; its text is the message of `key`, or its children if there are any. */
export function button(key, action, attributes = {}, ...children) {
  const text = children.length ? {} : { i18n: key };
  return el("button", { type: "button", class: "quiet", ...text, ...attributes, on: { click: action } }, ...children);
}

/** Have a link call `open` on a plain click; with a modifier key the browser opens its address. */
export function onPlainClick(link, open) {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
}

/** Return one of the icons of `index.html`. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

export const byId = (id) => document.getElementById(id);

function set(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
  else if (name === "data") Object.assign(element.dataset, value);
  else if (name in MESSAGE_TARGETS) {
    const [key, values] = [value].flat();
    translate(element, key, values, MESSAGE_TARGETS[name]);
  } else element.setAttribute(name, value === true ? "" : value);
}
