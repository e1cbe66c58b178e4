// The panel beside the text, a sheet over it on a phone; and writing in full screen.

export function preparePanel(page) {
  const panel = page.querySelector("[data-panel]");
  const toggle = page.querySelector("[data-panel-toggle]");
  const isWide = matchMedia("(min-width: 64rem)");

  const show = (isOpen, focus = true) => {
    panel.hidden = !isOpen;
    toggle.setAttribute("aria-expanded", String(isOpen));
    page.classList.toggle("has-panel", isOpen);
    if (isOpen && focus && !isWide.matches) panel.focus();
  };
  toggle.addEventListener("click", () => show(panel.hidden));
  page.querySelector("[data-panel-close]").addEventListener("click", () => {
    show(false);
    toggle.focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      show(false);
      toggle.focus();
    }
  });
  show(isWide.matches, false);

  const full = page.querySelector("[data-full-screen]");
  const setFull = (isFull) => {
    page.classList.toggle("is-full", isFull);
    full.setAttribute("aria-pressed", String(isFull));
    if (isFull) document.documentElement.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) document.exitFullscreen();
  };
  full.addEventListener("click", () => setFull(!page.classList.contains("is-full")));
  document.addEventListener("fullscreenchange", () => !document.fullscreenElement && setFull(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F9") return;
    event.preventDefault();
    setFull(!page.classList.contains("is-full"));
  });
  return { open: () => show(true, false) };
}
