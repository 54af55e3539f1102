// Before the first paint: restores language and theme, so that nothing is painted twice; then loads the rest.
{
  const stored = (name) => {
    try {
      return localStorage.getItem(`iqtibas.${name}`);
    } catch {
      return null; // storage is disabled
    }
  };
  const spoken = navigator.languages.map((each) => each.slice(0, 2)).find((each) => each === "ar" || each === "en");
  const saved = stored("language");
  const root = document.documentElement;
  root.lang = saved === "ar" || saved === "en" ? saved : (spoken ?? "en");
  root.dir = root.lang === "ar" ? "rtl" : "ltr";
  const theme = stored("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  // All other scripts, fonts and styles are loaded after the first paint, which dozens of small files would delay. A
  // hidden page is never painted, and some browsers report no paint: both load them as soon as the page is parsed.
  const loadTheRest = () => {
    const rest = document.getElementById("rest");
    document.head.append(rest.content);
    rest.remove();
  };
  document.addEventListener("DOMContentLoaded", () => {
    if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes("paint")) return loadTheRest();
    const seen = new PerformanceObserver((painted) => {
      if (painted.getEntriesByName("first-contentful-paint").length === 0) return; // only the background
      seen.disconnect();
      loadTheRest();
    });
    seen.observe({ type: "paint", buffered: true });
  });
}
