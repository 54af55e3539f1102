// The public HTTP API, as this page and the tag call it.

import { events } from "./stream.js";

/** Where the server is: this script lies in `assets/<version>/scripts/server/`. */
export const SERVER = new URL("../../../../", import.meta.url);

const KEY = "iqtibas.key";
export const UNAUTHORIZED = 401;
let askForKey = null;
const kept = tabStorage();

/** The server refuses: its status, the kind of problem, and what it says of it in English. */
export class Problem extends Error {
  constructor(status, { type = "", title = "", detail = "", errors = [] } = {}) {
    // Where fields are named, what is said of the whole only says so.
    const fields = errors.map(({ field, message }) => (field === "body" ? message : `${field}: ${message}`));
    super([title, ...(fields.length ? fields : [detail])].filter(Boolean).join(" · "));
    this.status = status;
    this.kind = type.split(":").at(-1);
  }
}

/** The server cannot be reached, or the answer broke off (`began`). */
export class Unreachable extends Error {
  constructor(began = false) {
    super();
    this.began = began;
  }
}

/** Have a function ask the user for a key when the server wants one; it returns the key, or null. */
export function onKeyNeeded(ask) {
  askForKey = ask;
}

/** Return the address of a path of the API, such as `v1/ask`. */
export function address(path, parameters = {}) {
  const url = new URL(path.replace(/^\//, ""), SERVER);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** Return the header that shows the key of this tab, if there is one. */
export function keyHeaders() {
  const key = kept.getItem(KEY);
  return key ? { authorization: `Bearer ${key}` } : {};
}

/** Return the response to a request. Throws Problem, Unreachable, or AbortError where `signal` says stop. */
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

/** Ask for a key and keep it for this tab; return whether there is one now. */
export async function hasNewKey(wasAsked) {
  const key = askForKey && (await askForKey(wasAsked));
  if (key) kept.setItem(KEY, key);
  return Boolean(key);
}

/** Ask a question; call `on[event]` for each event, and return the whole answer. */
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
    const values = new Map(); // storage is switched off: as long as the page
    return { getItem: (name) => values.get(name), setItem: (name, value) => values.set(name, value) };
  }
}
