// A button that removes something after a confirmation, which appears in its place.

import { button, el } from "./dom.js";
import { failureWords } from "./failure.js";

/**
 * Return the button in its box; once confirmed it calls `remove()`, and shows what that throws.
 *
 * Messages: `first` is the text of the button, `label` its accessible name, `sure` the text of the confirming button;
 * `asked()`, if given, returns the question before it.
 */
export function removal({ first, label, sure, asked }, remove) {
  const box = el("div", { class: "remove" });
  const begin = button(first, ask, { class: "quiet danger", label });
  const keep = button("keep", () => {
    box.replaceChildren(begin);
    begin.focus();
  });
  const confirm = button(sure, confirmed, { class: "quiet danger" });
  function ask() {
    box.replaceChildren(...(asked ? [el("span", { i18n: asked() })] : []), confirm, keep);
    keep.focus();
  }
  async function confirmed() {
    try {
      await remove();
    } catch (error) {
      box.replaceChildren(begin, ...failureWords(error));
    }
  }
  box.append(begin);
  return box;
}
