// A button that removes something, and asks once more in its own place.

import { button, el } from "./dom.js";
import { failureWords } from "./failure.js";

/**
 * Return the button in its box; `remove()` removes for good, and what it throws is said beside the button.
 *
 * `first` is what the button says, `label` its accessible name, `sure` what the one says that does it; `asked()`, if
 * given, returns a message that says what would go.
 */
export function removal({ first, label, sure, asked }, remove) {
  const box = el("div", { class: "remove" });
  const begin = button(first, ask, { class: "quiet danger", label });
  const keep = button("keep", () => {
    box.replaceChildren(begin);
    begin.focus();
  });
  const act = button(sure, once, { class: "quiet danger" });
  function ask() {
    box.replaceChildren(...(asked ? [el("span", { say: asked() })] : []), act, keep);
    keep.focus();
  }
  async function once() {
    try {
      await remove();
    } catch (error) {
      box.replaceChildren(begin, ...failureWords(error));
    }
  }
  box.append(begin);
  return box;
}
