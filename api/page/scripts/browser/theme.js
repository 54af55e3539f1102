// The button that cycles through the themes: automatic (as the system), light, dark.

import { byId } from "../elements/dom.js";
import { message, onLanguage } from "../language/i18n.js";
import { recall, remember } from "./memory.js";

const THEMES = ["auto", "light", "dark"];
const toggle = byId("theme");
const root = document.documentElement;

export function startTheme() {
  let theme = THEMES.includes(recall("theme")) ? recall("theme") : "auto";
  const show = () => {
    const name = message(`theme_${theme}`);
    toggle.querySelector("span").textContent = name;
    toggle.title = message("theme", { theme: name });
    toggle.setAttribute("aria-label", toggle.title);
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };
  toggle.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    remember("theme", theme);
    show();
  });
  onLanguage(show);
  show();
}
