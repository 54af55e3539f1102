// The client of the HTTP API, for the page and the tag.

import { events } from "./stream.js";

/** The address of the server: this script is at `assets/<version>/scripts/server/` below it. */
export const SERVER = new URL("../../../../", import.meta.url);

const KEY = "iqtibas.key";
export const UNAUTHORIZED = 401;
let askForKey = null;
const storage = tabStorage();

/** A problem of the server (RFC 9457): its status, its kind, and its message in English. */
export class Problem extends Error {
  constructor(status, { type = "", title = "", detail = "", errors = [] } = {}) {
    // With field errors, `detail` only repeats them.
    const fields = errors.map(({ field, message }) => (field === "body" ? message : `${field}: ${message}`));
    super([title, ...(fields.length ? fields : [detail])].filter(Boolean).join(" · "));
    this.status = status;
    this.kind = type.split(":").at(-1);
  }
}

/** The server cannot be reached, or the connection broke during an answer (`began`). */
export class Unreachable extends Error {
  constructor(began = false) {
    super();
    this.began = began;
  }
}

/** Set the function that asks the user for a key when the server wants one; it returns the key, or null. */
export function onKeyNeeded(ask) {
  askForKey = ask;
}

/** Return the URL of a path of the API, such as `v1/ask`. */
export function address(path, parameters = {}) {
  const url = new URL(path.replace(/^\//, ""), SERVER);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** Return the header with the key of this tab, if there is one. */
export function keyHeaders() {
  const key = storage.getItem(KEY);
  return key ? { authorization: `Bearer ${key}` } : {};
}

/** Return the response to a request. Throws Problem, Unreachable, or AbortError if `signal` aborts it. */
export async function call(url, { json, ...options } = {}) {
  const body = json === undefined ? {} : { method: "POST", body: JSON.stringify(json) };
  const type = json === undefined ? {} : { "content-type": "application/json" };
  for (let wasAsked = false; ; wasAsked = true) {
    const headers = { accept: "application/json", ...type, ...keyHeaders() };
    const response = await send(url, { ...body, ...options, headers });
    if (response.status === UNAUTHORIZED && (await hasNewKey(wasAsked))) continue;
    if (!response.ok) throw new Problem(response.status, await response.json().catch(() => ({})));
    return response;
  }
}

export const read = async (path, parameters, options) => (await call(address(path, parameters), options)).json();

/** Ask the user for a key and store it for this tab; return whether there is one. */
export async function hasNewKey(wasAsked) {
  const key = askForKey && (await askForKey(wasAsked));
  if (key) storage.setItem(KEY, key);
  return Boolean(key);
}

/** Ask a question, call `on[event](data)` for each event, and return the whole answer. Throws as `call`. */
export async function ask(question, { on = {}, signal, ...options }) {
  const json = { question, ...options, stream: true };
  const response = await call(address("v1/ask"), { json, signal });
  let answer = null;
  try {
    for await (const { name, data } of events(response.body)) {
      if (name === "error") throw new Problem(data.status, data);
      if (name === "done") answer = data;
      on[name]?.(data);
    }
  } catch (error) {
    if (error instanceof Problem || error.name === "AbortError") throw error;
    throw new Unreachable(true);
  }
  if (!answer) throw new Unreachable(true);
  return answer;
}

async function send(url, options) {
  try {
    return await fetch(url, { ...options, referrerPolicy: "no-referrer" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreachable();
  }
}

function tabStorage() {
  try {
    return sessionStorage;
  } catch {
    const values = new Map(); // storage is disabled: lasts as long as the page
    return { getItem: (name) => values.get(name), setItem: (name, value) => values.set(name, value) };
  }
}
