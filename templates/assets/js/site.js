// The theme switch. The site is whole without it: with no script the reader's system decides.
const root = document.documentElement;
const mast = document.querySelector(".mast");
const system = matchMedia("(prefers-color-scheme: dark)");

// Storage may be forbidden; then the choice lasts for this page.
const kept = () => {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
};
const keep = (theme) => {
  try {
    if (theme) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {}
};

if (mast && CSS.supports("color", "light-dark(#000, #fff)")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "theme";
  button.setAttribute("aria-label", "Dark theme");
  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    button.setAttribute("aria-pressed", String((root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark"));
  };
  button.addEventListener("click", () => {
    const dark = button.getAttribute("aria-pressed") !== "true";
    const theme = dark === system.matches ? "" : dark ? "dark" : "light";
    keep(theme);
    show(theme);
  });
  system.addEventListener("change", () => show(kept()));
  show(kept());
  mast.append(button);
}

// Search is fetched when it is first wanted. Without an index there is none to fetch, and from the disk nothing can be.
if ("search" in root.dataset && location.protocol !== "file:") {
  let fetched;
  const search = async () => (fetched ??= await import("./later/search.js"));
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === "k") {
      event.preventDefault();
      // At once where it can be, so that no letter typed after it is lost.
      if (fetched) fetched.open();
      else search().then((found) => found.open());
    }
  });
  const box = document.querySelector(".search [role=search]");
  if (box) {
    const begin = () => search().then((found) => found.begin(box));
    box.parentElement.firstElementChild.hidden = true;
    box.hidden = false;
    if (new URLSearchParams(location.search).has("q")) begin();
    else box.addEventListener("focusin", begin, { once: true });
  }
}

// Who a name stands for is fetched when one comes to it. From the disk nothing can be.
if (location.protocol !== "file:" && matchMedia("(hover: hover)").matches)
  for (const way of ["mouseover", "focusin"])
    addEventListener(way, async ({ target }) => {
      const link = target.closest?.("a.nm");
      if (link) (await import("./later/peek.js")).show(link);
    });
