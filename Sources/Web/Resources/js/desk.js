// Keys of the desk: whatever on a page has data-key is pressed by that key, unless somebody is typing.

const help = document.querySelector("[data-key-help]");

function isTyping(target) {
  return target.closest?.("input:not([type=checkbox], [type=radio], [type=submit]), textarea, select, [contenteditable]");
}

function press(element) {
  if (element.matches("summary")) {
    const details = element.parentElement;
    details.open = !details.open;
    const field = details.open && details.querySelector("input:not([type=hidden]), textarea, select");
    (field || element).focus();
    element.scrollIntoView({ block: "nearest" });
    return;
  }
  element.click();
}

// Rows of a queue.
const rows = [...document.querySelectorAll("[data-row]")];
const link = (row) => row.querySelector("[data-row-link]");

function step(by) {
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1);
  link(rows[next])?.focus();
}

function claimRow() {
  const row = rows.find((row) => row.contains(document.activeElement)) ?? rows[0];
  row?.querySelector("[data-row-claim]")?.click();
}

// What a row has for a key: of the row in focus, else of the first.
function pressInRow(key) {
  const row = rows.find((row) => row.contains(document.activeElement)) ?? rows[0];
  const element = [...(row?.querySelectorAll("[data-row-key]") ?? [])].find((element) => element.dataset.rowKey === key);
  if (element) press(element);
  return Boolean(element);
}

// After something was done to a row, the next one is at hand.
if (document.querySelector("[data-rows-first]") && rows.length) link(rows[0]).focus();

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const field = isTyping(event.target);
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && field?.form) {
    event.preventDefault();
    field.form.requestSubmit(field.form.querySelector("button[type=submit]"));
    return;
  }
  if (event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape" && field) {
    const details = field.closest("details");
    if (details) details.open = false;
    (details?.querySelector("summary") ?? document.getElementById("main")).focus();
    return;
  }
  if (field || help?.open) return;
  if (rows.length && (event.key === "j" || event.key === "k")) step(event.key === "j" ? 1 : -1);
  else if (rows.length && event.key === "c") claimRow();
  else if (event.key === "?") help?.showModal();
  else if (!pressInRow(event.key)) {
    const element = [...document.querySelectorAll("[data-key]")].find(
      (element) => element.dataset.key === event.key && !element.hidden && element.checkVisibility?.() !== false);
    if (!element) return;
    press(element);
  }
  event.preventDefault();
});

for (const button of document.querySelectorAll("[data-help]")) {
  button.hidden = false;
  button.addEventListener("click", () => help?.showModal());
}

// What can be undone can be for some seconds.
for (const form of document.querySelectorAll("[data-seconds]")) {
  setTimeout(() => form.remove(), Number(form.dataset.seconds) * 1000);
}

// A form sent twice would be refused the second time.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});
