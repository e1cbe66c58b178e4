// Likes, bookmarks and follows are forms. This sends them without leaving the page: the button changes at once, and back
// when the site could not do it.

const said = document.querySelector("[data-switch-status]");

function isOn(button) {
  return button.hasAttribute("aria-pressed") ? button.ariaPressed === "true" : button.dataset.on === "1";
}

function show(button, on) {
  if (button.hasAttribute("aria-pressed")) button.ariaPressed = String(on);
  else button.dataset.on = on ? "1" : "0";
  button.value = on ? "0" : "1";
}

// Every button for the same thing on the page, such as a follow button above and below.
function same(form) {
  return [...document.querySelectorAll("form[data-switch]")]
    .filter((other) => other.action === form.action)
    .map((other) => other.querySelector("button"));
}

function count(form, text) {
  if (form.dataset.switch === "follow") {
    const only = document.querySelectorAll("form[data-switch=follow]");
    if (new Set([...only].map((other) => other.action)).size > 1) return;
    for (const place of document.querySelectorAll("[data-followers]")) place.textContent = text || "0";
  } else {
    for (const place of form.querySelectorAll("[data-count]")) place.textContent = text;
  }
}

async function send(form, on) {
  const body = new URLSearchParams({ csrf: form.elements.csrf.value, on: on ? "1" : "0" });
  const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (response.status === 401 || response.status === 403) {
    location.assign(`/sign-in?next=${encodeURIComponent(form.elements.page.value)}`);
  }
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

// Of forms whose answer is awaited: what was pressed last.
const wanted = new WeakMap();

// One listener for all forms, also for those that come while the page is open.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-switch]");
  if (!form) return;
  event.preventDefault();
  const buttons = same(form);
  const before = isOn(buttons[0]);
  const isSending = wanted.has(form);
  wanted.set(form, !before);
  for (const button of buttons) show(button, !before);
  // What is pressed while an answer is awaited is sent after it, once.
  if (isSending) return;
  try {
    let state;
    do {
      state = await send(form, wanted.get(form));
    } while (state.isOn !== wanted.get(form));
    count(form, state.text);
    if (said) said.textContent = "";
  } catch {
    for (const button of buttons) show(button, before);
    if (said) said.textContent = said.dataset.failed;
  } finally {
    wanted.delete(form);
  }
});
