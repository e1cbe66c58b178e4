// The toolbar: what each button does, whether it is on, and its keys.

import { dialog, element, field, icon, iconButton, text } from "./studio-data.js";
import { completed } from "./studio-address.js";
import { askLinkCard, insertNote } from "./studio-nodes.js";
import { chooseFiles, uploadFiles, uploadGallery } from "./studio-uploads.js";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys as they are written on the reader's keyboard. */
export function keysText(keys) {
  return keys.split("+").map((key) => {
    if (key === "Mod") return isMac ? "⌘" : "Ctrl";
    if (key === "Alt") return isMac ? "⌥" : "Alt";
    if (key === "Shift") return isMac ? "⇧" : "Shift";
    return key;
  }).join(isMac ? "" : "+");
}

const focused = (editor) => editor.chain().focus();

/** Asks for the address of a link on what is selected. */
export async function askLink(editor) {
  const { href = "" } = editor.getAttributes("link");
  const { from, to, empty } = editor.state.selection;
  const address = element("input", { type: "text", inputMode: "url", value: href, placeholder: "https://", maxLength: 2000 });
  const words = element("input", { type: "text", maxLength: 500 });
  const isNew = empty && !href;
  address.addEventListener("input", () => address.setCustomValidity(address.value === "" || completed(address.value) ? "" : text("notAnAddress")));
  const buttons = [["ok", text("done")]];
  if (href) buttons.push(["remove", text("removeLink"), ""]);
  buttons.push(["", text("cancel"), "button-quiet"]);
  const answer = await dialog(text("link"), [field(text("address"), address), isNew && field(text("linkWords"), words)].filter(Boolean), buttons);
  const target = completed(address.value);
  if (answer === "remove" || (answer === "ok" && !target && href)) return focused(editor).extendMarkRange("link").unsetLink().run();
  if (answer !== "ok" || !target) return focused(editor).setTextSelection({ from, to }).run();
  if (isNew) {
    return focused(editor).insertContent({ type: "text", text: words.value.trim() || target, marks: [{ type: "link", attrs: { href: target } }] })
      .unsetMark("link").run();
  }
  return focused(editor).extendMarkRange("link").setLink({ href: target }).run();
}

/** A paragraph that is one link becomes its card; else the card is asked for. */
async function linkCard(editor) {
  const { $from } = editor.state.selection;
  const { parent } = $from;
  const link = parent.childCount === 1 && parent.type.name === "paragraph" ? parent.firstChild.marks.find((mark) => mark.type.name === "link") : null;
  const given = link ? { href: link.attrs.href, title: parent.textContent === link.attrs.href ? "" : parent.textContent } : {};
  const attrs = await askLinkCard(given);
  if (!attrs) return editor.commands.focus();
  const chain = focused(editor);
  if (link) chain.deleteRange({ from: $from.before(), to: $from.after() });
  return chain.insertContent([{ type: "linkCard", attrs }, { type: "paragraph" }]).run();
}

const tools = {
  undo: [(editor) => focused(editor).undo().run(), null, (editor) => editor.can().undo()],
  redo: [(editor) => focused(editor).redo().run(), null, (editor) => editor.can().redo()],
  heading2: [(editor) => focused(editor).toggleHeading({ level: 2 }).run(), ["heading", { level: 2 }]],
  heading3: [(editor) => focused(editor).toggleHeading({ level: 3 }).run(), ["heading", { level: 3 }]],
  heading4: [(editor) => focused(editor).toggleHeading({ level: 4 }).run(), ["heading", { level: 4 }]],
  bold: [(editor) => focused(editor).toggleBold().run(), ["bold"]],
  italic: [(editor) => focused(editor).toggleItalic().run(), ["italic"]],
  underline: [(editor) => focused(editor).toggleUnderline().run(), ["underline"]],
  strike: [(editor) => focused(editor).toggleStrike().run(), ["strike"]],
  highlight: [(editor) => focused(editor).toggleHighlight().run(), ["highlight"]],
  code: [(editor) => focused(editor).toggleCode().run(), ["code"]],
  superscript: [(editor) => focused(editor).toggleSuperscript().run(), ["superscript"]],
  subscript: [(editor) => focused(editor).toggleSubscript().run(), ["subscript"]],
  link: [askLink, ["link"]],
  bulletList: [(editor) => focused(editor).toggleBulletList().run(), ["bulletList"]],
  orderedList: [(editor) => focused(editor).toggleOrderedList().run(), ["orderedList"]],
  blockquote: [(editor) => focused(editor).toggleBlockquote().run(), ["blockquote"]],
  codeBlock: [(editor) => focused(editor).toggleCodeBlock().run(), ["codeBlock"]],
  picture: [async (editor) => uploadFiles(editor, await chooseFiles("image", true))],
  gallery: [async (editor) => {
    const files = await chooseFiles("image", true);
    if (files.length) uploadGallery(editor, files);
  }],
  video: [async (editor) => uploadFiles(editor, await chooseFiles("video", false))],
  table: [(editor) => focused(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), ["table"]],
  linkCard: [linkCard],
  footnote: [insertNote],
  rule: [(editor) => focused(editor).setHorizontalRule().run()],
};

export class Toolbar {
  constructor(bar, context, editor) {
    this.editor = editor;
    this.context = context;
    this.buttons = [...bar.querySelectorAll("[data-tool]")];
    for (const button of this.buttons) {
      const { label, keys } = button.dataset;
      button.title = keys ? `${label} (${keysText(keys)})` : label;
      if (keys) button.setAttribute("aria-keyshortcuts", keys.replace("Mod", isMac ? "Meta" : "Control"));
      if (tools[button.dataset.tool][1]) button.setAttribute("aria-pressed", "false");
      // The selection stays where it is when a button is pressed.
      button.addEventListener("mousedown", (event) => event.preventDefault());
      button.addEventListener("click", () => tools[button.dataset.tool][0](editor));
    }
    this.makeStop(this.buttons[0]);
    bar.addEventListener("keydown", (event) => this.walk(event));
    bar.addEventListener("focusin", (event) => this.makeStop(event.target));
    editor.on("transaction", () => this.schedule());
    this.show();
  }

  /** One button is where Tab stops. */
  makeStop(stop) {
    for (const button of this.buttons) button.tabIndex = button === stop ? 0 : -1;
  }

  /** Arrow keys walk along the bar; Escape leads back to the text. */
  walk(event) {
    const index = this.buttons.indexOf(document.activeElement);
    const steps = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: this.buttons.length - 1 };
    if (event.key === "Escape") this.editor.commands.focus();
    if (!(event.key in steps) || index < 0) return;
    event.preventDefault();
    this.buttons[(steps[event.key] + this.buttons.length) % this.buttons.length].focus();
  }

  focus() {
    (this.buttons.find((button) => button.tabIndex === 0) ?? this.buttons[0]).focus();
  }

  schedule() {
    if (this.isScheduled) return;
    this.isScheduled = true;
    requestAnimationFrame(() => {
      this.isScheduled = false;
      if (!this.editor.isDestroyed) this.show();
    });
  }

  show() {
    for (const button of this.buttons) {
      const [, active, enabled] = tools[button.dataset.tool];
      if (active) button.setAttribute("aria-pressed", String(this.editor.isActive(...active)));
      if (enabled) button.setAttribute("aria-disabled", String(!enabled(this.editor)));
    }
    this.showContext();
  }

  /** Tools for what the cursor is in: a table or a code block. */
  showContext() {
    const kind = this.editor.isActive("table") ? "table" : this.editor.isActive("codeBlock") ? "codeBlock" : "";
    if (kind !== this.shown) {
      this.shown = kind;
      this.context.hidden = kind === "";
      this.context.replaceChildren(...(kind === "table" ? this.tableTools() : kind === "codeBlock" ? this.codeTools() : []));
    }
    if (kind === "codeBlock" && document.activeElement !== this.language) this.language.value = this.editor.getAttributes("codeBlock").language ?? "";
    if (kind === "table" && document.activeElement !== this.caption) {
      this.caption.value = (this.editor.getAttributes("table").caption ?? []).map((inline) => inline.text ?? "").join("");
    }
  }

  codeTools() {
    this.language = element("input", {
      type: "text", maxLength: 30, placeholder: "swift, python…", list: undefined, className: "context-input",
      oninput: () => {
        const value = this.language.value.trim().toLowerCase();
        if (value === "" || /^[a-z][\w+#.-]*$/.test(value)) this.editor.commands.updateAttributes("codeBlock", { language: value || null });
      },
    });
    return [element("label", {}, text("codeLanguage"), " ", this.language)];
  }

  tableTools() {
    const does = (name, command) => element("button", {
      type: "button", className: "button button-small", onmousedown: (event) => event.preventDefault(),
      onclick: () => command(this.editor.chain().focus()).run(),
    }, text(name));
    const align = (value) => does(`align.${value}`, (chain) => chain.setCellAttribute("align", value === "left" ? null : value));
    this.caption = element("input", {
      type: "text", maxLength: 200, className: "context-input",
      onchange: () => {
        const value = this.caption.value.trim();
        this.editor.commands.updateAttributes("table", { caption: value ? [{ type: "text", text: value }] : null });
      },
    });
    return [
      does("rowBefore", (chain) => chain.addRowBefore()), does("rowAfter", (chain) => chain.addRowAfter()),
      does("columnBefore", (chain) => chain.addColumnBefore()), does("columnAfter", (chain) => chain.addColumnAfter()),
      does("deleteRow", (chain) => chain.deleteRow()), does("deleteColumn", (chain) => chain.deleteColumn()),
      does("headerRow", (chain) => chain.toggleHeaderRow()), does("mergeCells", (chain) => chain.mergeOrSplit()),
      align("left"), align("center"), align("right"),
      element("label", {}, text("tableCaption"), " ", this.caption),
      does("deleteTable", (chain) => chain.deleteTable()),
    ];
  }
}

/** All keys, in a dialog. */
export function showKeys(bar) {
  const rows = [...(bar?.querySelectorAll("[data-keys]") ?? [])].map((button) => [button.dataset.label, keysText(button.dataset.keys)]);
  rows.push([text("keys.save"), keysText("Mod+S")], [text("keys.toolbar"), "Alt+F10"], [text("keys.fullScreen"), "F9"]);
  const markdown = [["##␣", "heading2"], ["-␣", "list"], ["1.␣", "numbers"], [">␣", "quote"], ["```", "code"], ["---", "rule"],
    ["**…**", "bold"], ["*…*", "italic"], ["`…`", "inlineCode"], ["[…](…)", "link"], ["[^]", "note"]];
  const list = (items) => element("dl", { className: "keys-list" }, items.map(([name, keys]) =>
    element("div", {}, element("dt", {}, name), element("dd", {}, element("kbd", {}, keys)))));
  return dialog(text("keys.title"), [
    list(rows), element("h3", { className: "small-title" }, text("keys.markdown")),
    list(markdown.map(([keys, name]) => [text(`keys.${name}`), keys])),
  ], [["", text("close")]], "dialog-wide");
}

export { icon, iconButton };
