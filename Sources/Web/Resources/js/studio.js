// The editor: opens the working copy, and holds together text, fields, saving and what is told.

import { Editor } from "./editor.js";
import { Refusal, act, open, renew, save } from "./studio-api.js";
import { Conflicts, offer } from "./studio-conflicts.js";
import { prepareCover } from "./studio-cover.js";
import { statistics } from "./studio-count.js";
import { canEdit, element, text } from "./studio-data.js";
import { documentToEditor, toServer } from "./studio-json.js";
import { claim, drop, leftBehind } from "./studio-local.js";
import { mediaOf, remember } from "./studio-media.js";
import { applyDocument, setDocument } from "./studio-merge.js";
import { Notices } from "./studio-notices.js";
import { adopt, handleDrop, handlePaste } from "./studio-paste.js";
import { Saving } from "./studio-saving.js";
import { extensions } from "./studio-schema.js";
import { Settings } from "./studio-settings.js";
import { Toolbar, askLink, showKeys } from "./studio-toolbar.js";
import { pending } from "./studio-uploads.js";
import { preparePanel } from "./studio-panel.js";

const page = document.querySelector("[data-editor]");
const find = (name) => page.querySelector(`[data-${name}]`);
const title = find("title");
const state = find("save-state");
const notices = new Notices(find("notices"));
let editor;
let saving;
let toolbar;
let isFilling = false;

const changed = () => {
  if (!isFilling) saving?.changed();
};
const settings = new Settings(find("fields"), changed);
const conflicts = new Conflicts(find("notices"), {
  editor: () => editor,
  setField(place, value) {
    if (place === "title") setTitle(value);
    else if (place === "summary") settings.named("summary").value = value;
    changed();
  },
});

function read() {
  return { title: title.value, ...settings.read(), document: JSON.stringify(toServer(editor.getJSON())) };
}

function setTitle(value) {
  if (title.value !== value) {
    const { selectionStart, selectionEnd } = title;
    title.value = value;
    if (document.activeElement === title) title.setSelectionRange(Math.min(selectionStart, value.length), Math.min(selectionEnd, value.length));
  }
  grow();
}

function grow() {
  title.style.blockSize = "auto";
  title.style.blockSize = `${title.scrollHeight}px`;
}

/** Shows a content that others have changed as well. */
function apply(reply) {
  isFilling = true;
  remember(reply.media);
  setTitle(reply.content.title);
  settings.fill(reply.content);
  applyDocument(editor, reply.content.document);
  isFilling = false;
}

const words = {
  changed: () => text("state.changed"),
  saving: () => text("state.saving"),
  saved: (details) => text("state.saved", { time: details.clock }),
  offline: (details) => text(details.isKept ? "state.offline" : "state.offlineOnly"),
  unavailable: (details) => text(details.isKept ? "state.unavailable" : "state.offlineOnly"),
  signedOut: () => text("state.signedOut"),
  refused: () => text("state.refused"),
  closed: () => text("state.closed"),
};
let reported;

function report(kind, details = {}) {
  // Screen readers hear what changes, not every save of a flowing hand.
  const said = words[kind](details);
  if (said !== reported) {
    reported = said;
    state.textContent = said;
  }
  state.dataset.state = kind;
  const trouble = ["offline", "unavailable", "signedOut", "refused", "closed"];
  if (kind === "saved") for (const name of trouble) notices.clear(name);
  if (kind === "saved" && details.words !== undefined) page.dataset.words = details.words;
  if (!trouble.includes(kind)) return;
  const actions = [];
  if (kind === "signedOut") {
    actions.push(element("a", { className: "button button-small", href: "/sign-in?next=/studio", target: "_blank", rel: "noopener" }, text("signIn")));
  }
  if (kind === "closed") actions.push(element("button", { type: "button", className: "button button-small", onclick: () => location.reload() }, text("reload")));
  const message = text(`trouble.${kind}`);
  notices.tell(kind, details.message && kind !== "signedOut" ? `${details.message} ${message}` : message, { actions, isLasting: true });
  if (kind === "closed") {
    editor.setEditable(false);
    title.disabled = true;
  }
}

function showCount() {
  const { words: count, minutes } = statistics(editor.state.doc);
  find("count").textContent = text("count", { words: count, minutes });
  page.dataset.counted = count;
}

let countTimer;
function countSoon() {
  clearTimeout(countTimer);
  countTimer = setTimeout(showCount, 300);
}

function picturesOfText() {
  const hashes = [];
  editor.state.doc.descendants((node) => {
    const { hash } = node.attrs;
    if (node.type.name === "figure" && hash && mediaOf(hash) && !hashes.includes(hash)) hashes.push(hash);
  });
  return hashes;
}

/** Pictures that are elsewhere are listed with their addresses: nothing is shown from there. */
function listRemote() {
  const found = [];
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === "figure" && !node.attrs.hash && /^https?:/.test(node.attrs.src ?? "")) found.push([node.attrs.src, position]);
  });
  if (!found.length || !canEdit) return notices.clear("remote");
  const shown = found.slice(0, 20).map(([address, position]) => element("li", {},
    element("button", { type: "button", className: "link-button", onclick: () => editor.chain().setNodeSelection(position).scrollIntoView().focus().run() }, address)));
  const key = found.map(([address]) => address).join("\n");
  if (notices.shown.get("remote")?.dataset.list === key) return undefined;
  notices.clear("remote");
  notices.tell("remote", text("remotePictures", { count: found.length }), { kind: "", actions: [element("ul", { className: "remote-list" }, shown)] });
  notices.shown.get("remote").dataset.list = key;
  return undefined;
}

function makeEditor(content) {
  editor = new Editor({
    element: find("body"), extensions: extensions(), injectCSS: false, editable: canEdit, content,
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": text("bodyLabel"), class: "editor-text" },
      handlePaste: handlePaste(() => editor, notices),
      handleDrop: handleDrop(() => editor),
      handleKeyDown: (_, event) => {
        if (event.altKey && event.key === "F10") {
          toolbar?.focus();
          return true;
        }
        return false;
      },
    },
    onUpdate: ({ transaction }) => {
      if (!transaction.getMeta("merged")) changed();
      if (transaction.getMeta("paste")) adopt(editor);
      countSoon();
      listRemote();
    },
  });
}

async function recover() {
  for (const record of await leftBehind()) {
    const answer = await offer(record).catch(() => "");
    if (answer === "same" || answer === "discard") await drop(record);
    if (answer !== "restore") continue;
    await saving.flush();
    try {
      const reply = await save({ base: record.base, content: record.content, baseContent: record.baseContent });
      const fresh = reply.content ? reply : { ...reply, content: record.content };
      apply({ ...fresh, media: (await open()).media });
      saving.begin(reply.version, fresh.content);
      if (reply.conflicts.length) conflicts.add(reply.conflicts);
      report("saved", reply);
      await drop(record);
    } catch (error) {
      notices.tell("recover", error.message || text("trouble.offline"));
    }
  }
}

function prepareTitle() {
  title.disabled = !canEdit;
  title.addEventListener("input", () => {
    if (title.value.includes("\n")) title.value = title.value.replace(/\s*\n\s*/g, " ");
    grow();
    changed();
  });
  title.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const atEnd = title.selectionStart === title.value.length;
    if (event.key === "Enter" || (event.key === "ArrowDown" && atEnd)) {
      event.preventDefault();
      editor.commands.focus("start");
    }
  });
  addEventListener("resize", grow);
}

/** Submits and the like: all is saved first, and what is missing is shown at its field. */
function prepareActions() {
  for (const form of page.querySelectorAll("form[data-act]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = form.querySelector('[type="submit"]');
      if (button.disabled) return;
      if (pending.size) return notices.tell("act", text("uploadsRunning"));
      button.disabled = true;
      try {
        if (canEdit && !(await saving.flush())) return notices.tell("act", text("notSaved"));
        const { location: next } = await act(form);
        location.assign(next);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.key === "form_expired" && (await renew())) return form.requestSubmit(button);
        if (error.details.missing) showMissing(error.details.missing);
        else notices.tell("act", error.message || text("trouble.offline"));
      } finally {
        button.disabled = false;
      }
      return undefined;
    });
  }
  page.addEventListener("click", (event) => {
    const key = event.target.closest?.("[data-missing]")?.dataset.missing;
    if (key) goTo(key);
    const quote = event.target.closest?.("[data-quote]")?.dataset.quote;
    if (quote) goToQuote(quote);
  });
}

/** Shows the words a reviewer meant, where they still stand. */
function goToQuote(quote) {
  let found;
  editor.state.doc.descendants((node, position) => {
    if (found || !node.isTextblock) return found === undefined;
    // A character for every child that is no text, as positions count them.
    const words = node.textBetween(0, node.content.size, undefined, (leaf) => " ".repeat(leaf.nodeSize));
    const index = words.indexOf(quote);
    if (index >= 0) found = { from: position + 1 + index, to: position + 1 + index + quote.length };
    return false;
  });
  if (found) editor.chain().setTextSelection(found).scrollIntoView().focus().run();
  else notices.tell("quote", text("quoteGone"), { kind: "" });
}

function showMissing(missing) {
  page.querySelector("[data-missing-list]")?.remove();
  notices.clear("missing");
  notices.tell("missing", text("missing"), {
    actions: [element("ul", { className: "missing-list" }, missing.map((key) => element("li", {},
      element("button", { type: "button", className: "link-button", "data-missing": key }, text(`missing.${key}`)))))],
  });
  goTo(missing[0]);
}

const panel = preparePanel(page);

/** The field of the editor where something is missing. */
function goTo(key) {
  if (key === "title") return title.focus();
  if (key === "body") return editor.commands.focus("end");
  panel.open();
  const fields = find("fields");
  if (key === "channel") return settings.named("channel").focus();
  const first = key === "declaration-origin"
    ? fields.querySelector("[data-declarations] input")
    : [...fields.querySelectorAll(".declaration-more:not([hidden]) [data-part]")]
      .find((input) => !input.value && (key === "declaration-source" ? input.dataset.part === "source" : ["time", "place"].includes(input.dataset.part)));
  first?.scrollIntoView({ block: "center" });
  return first?.focus();
}

async function start() {
  const opening = await open();
  remember(opening.media);
  const { content } = opening;
  makeEditor(documentToEditor(content.document));
  isFilling = true;
  setTitle(content.title);
  settings.fill(content);
  isFilling = false;
  prepareCover(settings, picturesOfText);
  prepareTitle();
  find("loading").remove();
  showCount();
  listRemote();
  state.textContent = canEdit ? text("state.saved", { time: opening.clock }) : "";
  state.dataset.state = "saved";
  saving = new Saving({
    read, apply, report, conflict: (found) => conflicts.add(found), isComposing: () => editor.view.composing,
  });
  saving.begin(opening.version, content);
  prepareActions();
  find("keys-help").addEventListener("click", () => showKeys(find("toolbar")));
  if (!canEdit) {
    for (const input of find("fields").elements) input.disabled = true;
    return;
  }
  claim();
  toolbar = new Toolbar(find("toolbar"), find("context"), editor);
  document.addEventListener("keydown", (event) => {
    const isModified = event.ctrlKey || event.metaKey;
    if (isModified && !event.altKey && event.key.toLowerCase() === "s" && !event.shiftKey) {
      event.preventDefault();
      saving.flush();
    }
    if (isModified && !event.altKey && event.key.toLowerCase() === "k" && editor.isFocused) {
      event.preventDefault();
      askLink(editor);
    }
  });
  if (!title.value && editor.isEmpty) title.focus();
  page.dataset.ready = "";
  await recover();
}

start().catch((error) => {
  find("loading").textContent = error.message || text("cannotOpen");
  if (!(error instanceof Refusal)) throw error;
});

export { setDocument };
