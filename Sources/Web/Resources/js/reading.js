// Reading needs no script. This reveals the two share buttons where the browser can do what they say, counts what is
// passed on, and closes the menu when it is left.

const status = document.querySelector("[data-share-status]");

function reveal(button) {
  button.closest("li").hidden = false;
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  const label = button.querySelector("span");
  const text = label.textContent;
  reveal(button);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      return;
    }
    shared();
    label.textContent = status.textContent = button.dataset.done;
    setTimeout(() => {
      label.textContent = text;
      status.textContent = "";
    }, 2000);
  });
}

for (const button of document.querySelectorAll("[data-share]")) {
  const data = { url: button.dataset.share, title: button.dataset.title };
  if (!navigator.canShare?.(data)) continue;
  reveal(button);
  // A reader who closes the sheet has changed their mind; that is not an error.
  button.addEventListener("click", () => navigator.share(data).then(shared, () => {}));
  const sheet = document.querySelector("[data-sheet]");
  sheet?.addEventListener("click", (event) => {
    event.preventDefault();
    navigator.share(data).then(shared, () => {});
  });
}

// How often, never by whom.
function shared() {
  const address = document.querySelector("[data-shares]")?.dataset.shares;
  if (address) navigator.sendBeacon(address);
}

for (const link of document.querySelectorAll(".share a[target]")) link.addEventListener("click", shared);

// Pictures open large where they are; the rest of that is fetched with the first of them.
const viewed = document.querySelector("[data-viewer]");
viewed?.addEventListener("click", (event) => {
  const link = event.target.closest("a.enlarge");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !HTMLDialogElement.prototype.showModal) return;
  event.preventDefault();
  const { viewer: label, close, previous, next } = viewed.dataset;
  import("./pictures.js").then(
    ({ open }) => open(link, { label, close, previous, next }),
    () => (location = link.href),
  );
});

for (const input of document.querySelectorAll("[data-suggest]")) {
  const load = () => import("./suggestions.js").then(({ suggest }) => suggest(input), () => {});
  if (document.activeElement === input) load();
  else input.addEventListener("focus", load, { once: true });
}

const menu = document.querySelector(".masthead-menu");
addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// On a phone the current channel may be off screen.
const channels = document.querySelector(".channel-nav ul");
const current = channels?.querySelector("[aria-current]");
if (current) {
  requestAnimationFrame(() => {
    channels.scrollLeft = current.offsetLeft - (channels.clientWidth - current.clientWidth) / 2;
  });
}

// The bar of reading aids is loaded when it is asked for, or was open on the page before.
const aids = document.querySelector("[data-access]");
if (aids) {
  const open = async (isAsked) => (await import("./access-bar.js")).open(aids, isAsked);
  aids.hidden = false;
  aids.addEventListener("click", () => open(true));
  try {
    if (localStorage.getItem("access")) open(false);
  } catch {
    // A browser that keeps nothing opens it on each page.
  }
}

// Without a connection, a page that says so. Elsewhere than over TLS there is no such thing.
addEventListener("load", () => {
  navigator.serviceWorker?.register(`/worker.js?in=${document.documentElement.lang}`).catch(() => {});
});
