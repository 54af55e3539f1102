// Text to the clipboard, also where the page is served over plain HTTP and the browser has no clipboard for it.

import { say } from "../language/i18n.js";

const SHOWN_MS = 1_800;

/** Copy a text, and have the button that asked for it say so for a moment. */
export async function copy(text, button) {
  const before = button.dataset.say;
  say(button, (await isCopied(text)) ? "copied" : "not_copied");
  setTimeout(() => say(button, before), SHOWN_MS);
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
