// Elements from data. Strings become text nodes and nothing else: no markup is ever parsed.

import { say } from "../language/i18n.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Return a new element.
 *
 * `attributes` are set as they are, but for `on` (listeners by event), `data` (its dataset), and the messages `say`,
 * `label` and `title` (what is seen when the pointer rests on it): a key, or [key, values].
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(element, name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Return a button that does something; its message is its text unless `attributes` say more. */
export function button(key, action, attributes = {}, ...children) {
  const said = children.length ? {} : { say: key };
  return el("button", { type: "button", class: "quiet", ...said, ...attributes, on: { click: action } }, ...children);
}

/** Return a drawing of `index.html`. */
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
  else if (name === "say") say(element, ...[value].flat());
  else if (name === "label") say(element, ...placed([value].flat(), "sayLabel"));
  else if (name === "title") say(element, ...placed([value].flat(), "sayTitle"));
  else element.setAttribute(name, value === true ? "" : value);
}

const placed = ([key, values = {}], place) => [key, values, place];
