// One line above everything, for what concerns the whole page.

import { byId, el } from "./dom.js";

const place = byId("notice");

/** Show a message until the next one, or until it is taken back. */
export const notify = (key) => place.replaceChildren(el("p", { say: key }));

export const unnotify = () => place.replaceChildren();

/** Say so while there is no connection. */
export function watchConnection() {
  addEventListener("offline", () => notify("offline"));
  addEventListener("online", unnotify);
  if (!navigator.onLine) notify("offline");
}
