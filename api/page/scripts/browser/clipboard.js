// Copies text, also over plain HTTP, where browsers have no clipboard API.

import { translate } from "../language/i18n.js";

const SHOWN_MS = 1_800;

/** Copy a text, and show the outcome on the button for a moment. */
export async function copy(text, button) {
  const before = button.dataset.i18n;
  translate(button, (await isCopied(text)) ? "copied" : "not_copied");
  setTimeout(() => translate(button, before), SHOWN_MS);
}

async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return isCopiedBySelection(text);
  }
}

function isCopiedBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
