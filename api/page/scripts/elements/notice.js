// One line above everything, for messages about the whole page.

import { byId, el } from "./dom.js";

const place = byId("notice");

/** Show a message until the next one, or until `unnotify`. */
export const notify = (key) => place.replaceChildren(el("p", { i18n: key }));

export const unnotify = () => place.replaceChildren();

/** Show a message while there is no connection. */
export function watchConnection() {
  addEventListener("offline", () => notify("offline"));
  addEventListener("online", unnotify);
  if (!navigator.onLine) notify("offline");
}
