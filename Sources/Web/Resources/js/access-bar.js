// The bar of reading aids: text size, contrast, a large pointer and focus, a reading line, and reading aloud what is pointed
// at or focused. It is loaded when it is first opened; what is chosen stays in this browser.

const root = document.documentElement;
const KEPT = "access";
const SIZES = [100, 115, 130, 150, 175, 200];
const NOTHING = { size: 100, contrast: "", pointer: false, guide: false, speak: false };
// What is read as one.
const SPOKEN = "a, button, summary, label, h1, h2, h3, h4, p, li, dt, dd, th, td, figcaption, img[alt], input, select";

let bar = null;
let chosen = { ...NOTHING };
let opener = null;
let last = null;

function find(name) {
  return bar.querySelector(`[data-access-${name}]`);
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT)) ?? {};
    return {
      size: SIZES.includes(kept.size) ? kept.size : 100,
      contrast: ["light", "dark", "yellow"].includes(kept.contrast) ? kept.contrast : "",
      pointer: kept.pointer === true,
      guide: kept.guide === true,
      speak: kept.speak === true,
    };
  } catch {
    return { ...NOTHING };
  }
}

function say(text) {
  find("status").textContent = text;
}

function apply() {
  root.style.fontSize = chosen.size === 100 ? "" : `${chosen.size}%`;
  for (const [name, value] of [["contrast", chosen.contrast], ["pointer", chosen.pointer && "large"]]) {
    if (value) root.setAttribute(`data-access-${name}`, value);
    else root.removeAttribute(`data-access-${name}`);
  }
  for (const button of bar.querySelectorAll("[data-access-switch]")) {
    button.ariaPressed = String(chosen[button.dataset.accessSwitch]);
  }
  find("contrast").value = chosen.contrast;
  find("line").hidden = !chosen.guide;
  localStorage.setItem(KEPT, JSON.stringify(chosen));
}

function resize(step) {
  const at = SIZES.indexOf(chosen.size) + step;
  chosen.size = SIZES[Math.min(Math.max(at, 0), SIZES.length - 1)];
  apply();
  say(find("status").dataset.size.replace("{percent}", chosen.size));
}

function place(y) {
  const line = find("line");
  const at = Math.min(Math.max(y, 0), innerHeight);
  line.style.top = `${at}px`;
  line.ariaValueNow = String(Math.round((at / innerHeight) * 100));
}

function words(element) {
  if (element.matches("img")) return element.alt;
  return element.ariaLabel || element.labels?.[0]?.textContent || element.textContent || element.value || "";
}

function speak(target) {
  const element = target instanceof Element ? target.closest(SPOKEN) : null;
  if (!element || element === last) return;
  last = element;
  const text = words(element).replace(/\s+/g, " ").trim().slice(0, 500);
  speechSynthesis.cancel();
  if (!text) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = element.closest("[lang]")?.lang || root.lang;
  speechSynthesis.speak(utterance);
}

function quiet() {
  last = null;
  globalThis.speechSynthesis?.cancel();
}

const actions = {
  smaller: () => resize(-1),
  larger: () => resize(1),
  reset: () => {
    chosen = { ...NOTHING };
    quiet();
    apply();
    say(find("status").dataset.reset);
  },
  close: () => close(),
};

function listen() {
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const name = button.dataset.accessSwitch;
    if (!name) return actions[button.dataset.accessDo]();
    chosen[name] = !chosen[name];
    if (name === "speak" && !chosen.speak) quiet();
    if (name === "guide") place(innerHeight / 2);
    apply();
    const status = find("status");
    say(status.dataset[chosen[name] ? "on" : "off"].replace("{name}", button.textContent));
  });
  find("contrast").addEventListener("change", (event) => {
    chosen.contrast = event.target.value;
    apply();
  });
  find("line").addEventListener("keydown", (event) => {
    const step = { ArrowUp: -16, ArrowDown: 16, PageUp: -160, PageDown: 160 }[event.key];
    if (!step) return;
    event.preventDefault();
    place(find("line").offsetTop + step);
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  addEventListener("pointermove", pointed);
  addEventListener("focusin", focused);
}

function pointed(event) {
  if (chosen.guide) place(event.clientY + 12);
  if (chosen.speak) speak(event.target);
}

function focused(event) {
  if (event.target === find("line")) return;
  if (chosen.guide) place(event.target.getBoundingClientRect().bottom + 4);
  if (chosen.speak) speak(event.target);
}

function close() {
  quiet();
  removeEventListener("pointermove", pointed);
  removeEventListener("focusin", focused);
  chosen = { ...NOTHING };
  apply();
  localStorage.removeItem(KEPT);
  bar.remove();
  bar = null;
  opener.ariaExpanded = "false";
  opener.focus();
}

function styled(address) {
  if (document.querySelector(`link[href="${address}"]`)) return undefined;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  return new Promise((resolve) => {
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}

// Opens the bar above the page; with the keyboard in it, unless it was open on the page before.
export async function open(button, isAsked) {
  opener = button;
  if (bar) return isAsked ? find("do").focus() : undefined;
  const response = await fetch(button.dataset.access);
  if (!response.ok) return;
  const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
  bar = document.adoptNode(parsed.querySelector("[data-access-bar]"));
  await styled(bar.dataset.css);
  document.querySelector(".skip-link").after(bar);
  if (!globalThis.speechSynthesis) {
    const speaking = bar.querySelector("[data-access-switch=speak]");
    speaking.disabled = true;
    speaking.textContent = speaking.dataset.missing;
  }
  chosen = read();
  if (!globalThis.speechSynthesis) chosen.speak = false;
  listen();
  apply();
  place(innerHeight / 2);
  button.ariaExpanded = "true";
  if (isAsked) find("do").focus();
}
