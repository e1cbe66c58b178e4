// One article at the desk: its paragraphs by key, comments on what is selected, and a claim that lasts while one reads.

const prose = document.querySelector("[data-passages]");
const blocks = [...(prose?.querySelectorAll("[data-block]") ?? [])].filter((block) => block.closest("[data-passages]") === prose);
const commentForm = document.querySelector("[data-comment-form]");
const form = commentForm?.querySelector("form");
const announce = document.querySelector("[data-announce]");

// Where a reviewer begins to read, also after a decision has brought them here.
if (!location.hash && !document.querySelector("[role=alert]")) document.getElementById("review-title")?.focus({ preventScroll: true });

for (const block of blocks) block.tabIndex = -1;

function focusBlock(by) {
  const at = blocks.indexOf(document.activeElement?.closest?.("[data-block]"));
  const next = blocks[Math.min(Math.max(at < 0 ? 0 : at + by, 0), blocks.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

// The text of a block as the site counts it: a break is a line end, the call of a note nothing.
function countedLength(node, end, offset) {
  let length = 0;
  const walk = (current) => {
    if (current === end && current.nodeType === Node.TEXT_NODE) {
      length += offset;
      return true;
    }
    if (current.nodeType === Node.TEXT_NODE) {
      length += current.data.length;
      return false;
    }
    if (current.nodeName === "BR") length += 1;
    if (current.classList?.contains("footnote-call")) return current.contains(end);
    const children = [...current.childNodes];
    for (let index = 0; index < children.length; index++) {
      if (current === end && index === offset) return true;
      if (walk(children[index])) return true;
    }
    return current === end;
  };
  walk(node);
  return length;
}

// What is selected, inside one block.
function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement?.closest("[data-block]") ?? range.startContainer.closest?.("[data-block]");
  if (!start || !blocks.includes(start)) return null;
  const inside = document.createRange();
  inside.selectNodeContents(start);
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
  inside.setStart(range.startContainer, range.startOffset);
  const from = countedLength(start, inside.startContainer, inside.startOffset);
  const to = countedLength(start, inside.endContainer, inside.endOffset);
  return to > from ? { block: start, start: from, quote: counted(start).slice(from, to) } : null;
}

function counted(block) {
  let text = "";
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.data;
    else if (node.nodeName === "BR") text += "\n";
    else if (!node.classList?.contains("footnote-call")) node.childNodes.forEach(walk);
  };
  walk(block);
  return text;
}

function openComment(choice) {
  if (!form) return;
  commentForm.open = true;
  form.elements.part.value = "body";
  form.elements.block.value = Number(choice.block.dataset.block) + 1;
  form.elements.quote.value = (choice.quote ?? "").replace(/\n/g, " ");
  form.elements.start.value = choice.start ?? "";
  form.elements.comment.focus();
  form.scrollIntoView({ block: "nearest" });
}

// Pressing m with something selected, or x in a paragraph, comments on just that.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest?.("input, textarea, select, dialog")) return;
    if (event.key === "[" || event.key === "]") {
      focusBlock(event.key === "]" ? 1 : -1);
      event.preventDefault();
      return;
    }
    if (event.key !== "m" && event.key !== "x") return;
    const block = document.activeElement?.closest?.("[data-block]");
    const choice = selected() ?? (block && blocks.includes(block) ? { block } : null);
    if (!choice || !form) return;
    openComment(choice);
    event.preventDefault();
  },
  true);

// With the mouse or a finger: a button beside what is selected.
if (form) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small button-primary select-comment";
  button.textContent = commentForm.querySelector("summary").firstChild.textContent.trim();
  button.hidden = true;
  document.body.append(button);
  let choice = null;
  document.addEventListener("selectionchange", () => {
    choice = selected();
    button.hidden = !choice;
    if (!choice) return;
    const box = getSelection().getRangeAt(0).getBoundingClientRect();
    button.style.setProperty("inset-block-start", `${box.bottom + scrollY + 8}px`);
    button.style.setProperty("inset-inline-start", `${Math.max(8, Math.min(box.left, innerWidth - 160)) + scrollX}px`);
  });
  // The press itself would take the selection away.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => choice && openComment(choice));
}

// A link to a place shows where it is.
for (const place of document.querySelectorAll("[data-place]")) {
  place.addEventListener("click", (event) => {
    const picture = place.dataset.picture;
    const target = picture === undefined ? document.querySelector(place.getAttribute("href")) : prose.querySelectorAll("figure img")[Number(picture)];
    if (!target) return;
    event.preventDefault();
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  });
}

// A template fills in the reason, which can then be changed.
for (const select of document.querySelectorAll("[data-template]")) {
  const field = document.getElementById(select.dataset.template);
  select.addEventListener("change", () => {
    field.value = select.value;
    announce.textContent = select.selectedOptions[0]?.textContent ?? "";
  });
}

// Whoever has the page open and is using it keeps the article.
const claim = document.querySelector("[data-renew]");
let isUsed = false;
for (const kind of ["keydown", "pointermove", "scroll"]) addEventListener(kind, () => (isUsed = true), { passive: true });
if (claim) {
  setInterval(() => {
    if (!isUsed) return;
    isUsed = false;
    const body = new URLSearchParams({ csrf: claim.elements.csrf.value });
    fetch(claim.dataset.renew, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => {});
  }, Number(claim.dataset.minutes) * 60_000);
}
