// Before the first paint: the language and the colours of last time, so that nothing is drawn twice.
{
  const remembered = (name) => {
    try {
      return localStorage.getItem(`iqtibas.${name}`);
    } catch {
      return null; // storage is switched off
    }
  };
  const spoken = navigator.languages.map((each) => each.slice(0, 2)).find((each) => each === "ar" || each === "en");
  const saved = remembered("language");
  const root = document.documentElement;
  root.lang = saved === "ar" || saved === "en" ? saved : (spoken ?? "en");
  root.dir = root.lang === "ar" ? "rtl" : "ltr";
  const theme = remembered("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
}
