// Before the first paint: the language and the colours of last time, so that nothing is drawn twice; then the rest.
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

  // All other scripts, fonts and the styles of what they show come once the page is seen: dozens of small files would take
  // the processor from it. What is hidden is not painted, and a browser that tells of no paint has them as soon as the
  // page is read.
  const askForTheRest = () => {
    const rest = document.getElementById("rest");
    document.head.append(rest.content);
    rest.remove();
  };
  document.addEventListener("DOMContentLoaded", () => {
    if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes("paint")) return askForTheRest();
    const seen = new PerformanceObserver((painted) => {
      if (painted.getEntriesByName("first-contentful-paint").length === 0) return; // a ground without a word on it
      seen.disconnect();
      askForTheRest();
    });
    seen.observe({ type: "paint", buffered: true });
  });
}
