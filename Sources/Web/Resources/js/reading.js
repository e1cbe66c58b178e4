// Reading needs no script. This reveals the two share buttons where the browser can do what they say.

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
  button.addEventListener("click", () => navigator.share(data).catch(() => {}));
}

// On a phone the current channel may be off screen.
const channels = document.querySelector(".channel-nav ul");
const current = channels?.querySelector("[aria-current]");
if (current) channels.scrollLeft = current.offsetLeft - (channels.clientWidth - current.clientWidth) / 2;
