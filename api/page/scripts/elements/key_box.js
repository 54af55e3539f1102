// The dialog that asks for an API key.

import { onKeyNeeded } from "../server/api.js";
import { button, byId, el } from "./dom.js";

const dialog = byId("key-box");
let asking = null;

/** Start the dialog: requests that need a key open it, all that wait together once. */
export function startKeyBox() {
  onKeyNeeded((wasAsked) => (asking ??= askForKey(wasAsked).finally(() => (asking = null))));
}

function askForKey(wasRefused) {
  const field = el("input", { id: "key", type: "password", autocomplete: "off", required: true, dir: "ltr" });
  const { promise, resolve } = deferred();
  const form = el(
    "form",
    { method: "dialog" },
    el("h2", { id: "key-title", i18n: "key_title" }),
    wasRefused ? el("p", { role: "alert", class: "badge unofficial", i18n: "key_wrong" }) : null,
    el("label", { for: "key", i18n: "key_label" }),
    field,
    el("p", { class: "fine", i18n: "key_text" }),
    el(
      "div",
      { class: "actions" },
      el("button", { class: "filled", i18n: "enter" }),
      button("cancel", () => dialog.close()),
    ),
  );
  form.addEventListener("submit", () => resolve(field.value.trim()));
  dialog.addEventListener("close", () => resolve(null), { once: true });
  dialog.replaceChildren(form);
  dialog.showModal();
  return promise;
}

function deferred() {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}
