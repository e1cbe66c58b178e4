// Nodes of our own: pictures, galleries, videos, link cards and footnotes.

import { Node, mergeAttributes, nodeInputRule, pm } from "./editor.js";
import { announce } from "./studio-announce.js";
import { dialog, element, field, icon, iconButton, text } from "./studio-data.js";
import { completed } from "./studio-address.js";
import { editNote } from "./studio-notes.js";
import { mediaOf } from "./studio-media.js";
import { chooseFiles, replaceWithUpload, uploadInto } from "./studio-uploads.js";
import { CaptionedView } from "./studio-views.js";

const { NodeSelection, TextSelection } = pm.state;
const data = (name) => ({
  default: null,
  parseHTML: (node) => node.getAttribute(`data-${name.toLowerCase()}`),
  renderHTML: (attributes) => (attributes[name] ? { [`data-${name.toLowerCase()}`]: attributes[name] } : {}),
});

// Read together by `source`, not one by one.
const file = (name) => ({ ...data(name), parseHTML: () => null });

/** A stored file this page knows, or else an address that shows where the file is to be had. */
function source(node) {
  const hash = node.getAttribute("data-hash");
  if (hash && mediaOf(hash)) return { hash, src: null, posterHash: node.getAttribute("data-posterhash") };
  const poster = node.getAttribute("data-posterhash");
  if (hash) return { hash: null, posterHash: null, src: `/media/${hash}/${poster ? `?poster=${poster}` : ""}` };
  return { hash: null, src: node.getAttribute("data-src") ?? node.querySelector("img, video")?.getAttribute("src") ?? null };
}

class FigureView extends CaptionedView {
  constructor(context) {
    super(context, "node-figure");
    this.alt = element("input", {
      type: "text", className: "node-alt", maxLength: 500, value: this.node.attrs.alt ?? "", placeholder: text("alt"),
      "aria-label": text("altLabel"),
      oninput: () => this.set({ alt: this.alt.value }),
      onkeydown: (event) => {
        if (event.key === "Enter" || event.key === "Escape") this.editor.commands.focus(this.getPos() + 1);
      },
    });
    this.tools.append(this.alt, this.buttons());
    this.show();
  }

  buttons() {
    const box = element("div", { className: "node-buttons" });
    if (this.isInGallery()) {
      box.append(
        iconButton("arrow-left", text("moveEarlier"), () => this.move(-1)),
        iconButton("arrow-right", text("moveLater"), () => this.move(1)));
    }
    box.append(
      iconButton("panel-top", text("useAsCover"), () =>
        document.dispatchEvent(new CustomEvent("studio-cover", { detail: this.node.attrs.hash }))),
      this.removeButton());
    return box;
  }

  isInGallery() {
    return this.editor.state.doc.resolve(this.getPos()).parent.type.name === "gallery";
  }

  move(step) {
    const position = this.getPos();
    const { parent } = this.editor.state.doc.resolve(position);
    const index = this.editor.state.doc.resolve(position).index();
    const other = index + step;
    if (other < 0 || other >= parent.childCount || parent.child(other).type !== this.node.type) return;
    const tr = this.editor.state.tr.delete(position, position + this.node.nodeSize);
    const size = parent.child(other).nodeSize;
    const to = step < 0 ? position - size : position + size;
    tr.insert(to, this.node);
    this.editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, to)));
    this.editor.view.dom.querySelectorAll(".node-gallery .is-selected button")[step < 0 ? 0 : 1]?.focus();
    const figures = [...Array(parent.childCount).keys()].filter((place) => parent.child(place).type === this.node.type);
    announce(text("moved", { place: other + 1, count: figures.length }));
  }

  changed(old) {
    if (old.attrs.hash !== this.node.attrs.hash || old.attrs.src !== this.node.attrs.src) this.show();
    if (this.alt.value !== (this.node.attrs.alt ?? "") && document.activeElement !== this.alt) {
      this.alt.value = this.node.attrs.alt ?? "";
    }
    this.stage.querySelector("img")?.setAttribute("alt", this.node.attrs.alt ?? "");
  }

  show() {
    const media = mediaOf(this.node.attrs.hash);
    if (media) {
      this.stage.replaceChildren(
        element("img", { src: media.src, width: media.width, height: media.height, alt: this.node.attrs.alt ?? "", draggable: false }));
      return;
    }
    const address = this.node.attrs.src ?? this.node.attrs.hash ?? "";
    this.stage.replaceChildren(
      element("div", { className: "node-missing" }, icon("image"),
        element("p", {}, text("remotePicture")), element("p", { className: "node-address" }, address),
        element("button", {
          type: "button", className: "button button-small",
          onclick: async () => {
            const [file] = await chooseFiles("image", false);
            if (file) replaceWithUpload(this.editor, this.getPos, file);
          },
        }, text("addFile"))));
  }
}

export const Figure = Node.create({
  name: "figure",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({ hash: file("hash"), src: file("src"), alt: { ...data("alt"), default: "" } }),
  parseHTML: () => [{
    tag: 'figure[data-node="figure"]', contentElement: "figcaption",
    getAttrs: (node) => ({ ...source(node), alt: node.getAttribute("data-alt") ?? "" }),
  }],
  renderHTML({ node, HTMLAttributes }) {
    const media = mediaOf(node.attrs.hash);
    return ["figure", mergeAttributes(HTMLAttributes, { "data-node": "figure" }),
      ["img", { src: media?.src ?? "", alt: node.attrs.alt ?? "" }], ["figcaption", 0]];
  },
  addNodeView: () => (context) => new FigureView(context),
  addKeyboardShortcuts() {
    return { Enter: () => leaveCaption(this.editor), Backspace: () => selectAround(this.editor) };
  },
});

const captioned = ["figure", "video", "caption"];

/** From a caption to a new paragraph below. */
function leaveCaption(editor) {
  const { $from } = editor.state.selection;
  if (!captioned.includes($from.parent.type.name)) return false;
  let depth = $from.depth;
  while (depth > 1 && (captioned.includes($from.node(depth).type.name) ? $from.node(depth - 1).type.name === "gallery" : false)) {
    depth -= 1;
  }
  const position = $from.after(depth);
  const tr = editor.state.tr.insert(position, editor.schema.nodes.paragraph.create());
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, position + 1)).scrollIntoView());
  return true;
}

/** At the beginning of an empty caption: the whole, to be deleted by the next stroke. */
function selectAround(editor) {
  const { $from, empty } = editor.state.selection;
  if (!empty || $from.parentOffset > 0 || !captioned.includes($from.parent.type.name)) return false;
  const depth = $from.parent.type.name === "caption" ? $from.depth - 1 : $from.depth;
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, $from.before(depth))));
  return true;
}

export const Caption = Node.create({
  name: "caption",
  content: "inline*",
  isolating: true,
  parseHTML: () => [{ tag: '[data-node="caption"]' }],
  renderHTML: () => ["p", { "data-node": "caption" }, 0],
  addNodeView: () => ({ node }) => {
    const dom = element("p", { className: "node-caption", "data-placeholder": text("galleryCaption") });
    const show = (shown) => dom.classList.toggle("is-empty", shown.content.size === 0);
    show(node);
    return { dom, contentDOM: dom, update: (next) => (next.type.name === "caption" ? (show(next), true) : false) };
  },
});

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "figure+ caption",
  isolating: true,
  defining: true,
  draggable: true,
  parseHTML: () => [{ tag: 'section[data-node="gallery"]' }],
  renderHTML: () => ["section", { "data-node": "gallery" }, 0],
  addNodeView: () => ({ editor, getPos }) => {
    const contentDOM = element("div", { className: "node-gallery-items" });
    const remove = () => {
      const position = getPos();
      const { nodeSize } = editor.state.doc.nodeAt(position);
      editor.chain().deleteRange({ from: position, to: position + nodeSize }).focus().run();
    };
    const tools = element("div", { className: "node-tools", contentEditable: "false" },
      element("button", {
        type: "button", className: "button button-small",
        onclick: async () => uploadInto(editor, getPos, await chooseFiles("image", true)),
      }, icon("plus"), text("addPictures")),
      iconButton("trash-2", text("removeGallery"), remove));
    const dom = element("section", { className: "node node-gallery", "aria-label": text("gallery") }, contentDOM, tools);
    return {
      dom, contentDOM, stopEvent: (event) => tools.contains(event.target),
      ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
      selectNode: () => dom.classList.add("is-selected"), deselectNode: () => dom.classList.remove("is-selected"),
    };
  },
});

class VideoView extends CaptionedView {
  constructor(context) {
    super(context, "node-video");
    this.tools.append(element("div", { className: "node-buttons" }, this.removeButton()));
    this.show();
  }

  changed(old) {
    if (old.attrs.hash !== this.node.attrs.hash || old.attrs.src !== this.node.attrs.src) this.show();
  }

  show() {
    const media = mediaOf(this.node.attrs.hash);
    const poster = media?.poster ?? mediaOf(this.node.attrs.posterHash)?.src;
    this.stage.replaceChildren(media
      ? element("video", { src: media.src, poster, controls: true, preload: "metadata" })
      : element("div", { className: "node-missing" }, icon("film"), element("p", {}, text("remoteVideo")),
        element("p", { className: "node-address" }, this.node.attrs.src ?? "")));
  }
}

export const Video = Node.create({
  name: "video",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({ hash: file("hash"), src: file("src"), posterHash: file("posterHash"), posterSrc: file("posterSrc") }),
  parseHTML: () => [{ tag: 'figure[data-node="video"]', contentElement: "figcaption", getAttrs: source }],
  renderHTML: ({ node, HTMLAttributes }) =>
    ["figure", mergeAttributes(HTMLAttributes, { "data-node": "video" }),
      ["video", { src: mediaOf(node.attrs.hash)?.src ?? node.attrs.src ?? "" }], ["figcaption", 0]],
  addNodeView: () => (context) => new VideoView(context),
});

/** Asks for the parts of a link card; null when it was left. */
export async function askLinkCard(given = {}) {
  const href = element("input", { type: "text", inputMode: "url", required: true, maxLength: 2000, value: given.href ?? "", placeholder: "https://" });
  const title = element("input", { type: "text", maxLength: 200, value: given.title ?? "" });
  const summary = element("textarea", { rows: 2, maxLength: 500, value: given.summary ?? "" });
  href.addEventListener("input", () => href.setCustomValidity(completed(href.value) ? "" : text("notAnAddress")));
  const answer = await dialog(
    text("linkCard"),
    [field(text("address"), href), field(text("cardTitle"), title), field(text("cardSummary"), summary)],
    [["ok", text("insert")], ["", text("cancel"), "button-quiet"]]);
  const address = completed(href.value);
  return answer === "ok" && address ? { href: address, title: title.value.trim(), summary: summary.value.trim() } : null;
}

export const LinkCard = Node.create({
  name: "linkCard",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ href: data("href"), title: { ...data("title"), default: "" }, summary: { ...data("summary"), default: "" } }),
  parseHTML: () => [{ tag: 'div[data-node="link-card"]' }],
  renderHTML: ({ HTMLAttributes }) => ["div", mergeAttributes(HTMLAttributes, { "data-node": "link-card" })],
  addNodeView: () => ({ node, editor, getPos }) => {
    const dom = element("div", { className: "node node-card" });
    let shown = node;
    const edit = async () => {
      const attrs = await askLinkCard(shown.attrs);
      if (attrs) editor.view.dispatch(editor.state.tr.setNodeMarkup(getPos(), undefined, attrs));
      editor.commands.focus();
    };
    const show = () => {
      let host = shown.attrs.href;
      try {
        host = new URL(shown.attrs.href).host;
      } catch { /* A path of this site has no host. */ }
      dom.replaceChildren(
        element("div", { className: "link-card", contentEditable: "false" },
          element("span", { className: "link-card-title" }, shown.attrs.title || shown.attrs.href),
          shown.attrs.summary && element("span", { className: "link-card-summary" }, shown.attrs.summary),
          element("span", { className: "link-card-host" }, host)),
        element("div", { className: "node-tools", contentEditable: "false" },
          element("div", { className: "node-buttons" },
            iconButton("pen-line", text("edit"), edit),
            iconButton("trash-2", text("remove"), () => {
              const position = getPos();
              editor.chain().deleteRange({ from: position, to: position + 1 }).focus().run();
            }))));
    };
    show();
    return {
      dom,
      update: (next) => {
        if (next.type !== shown.type) return false;
        shown = next;
        show();
        return true;
      },
      stopEvent: (event) => event.target.closest("button") !== null,
      ignoreMutation: () => true,
      selectNode: () => dom.classList.add("is-selected"), deselectNode: () => dom.classList.remove("is-selected"),
    };
  },
});

export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  content: "(text | hardBreak)*",
  parseHTML: () => [{ tag: 'span[data-node="footnote"]' }],
  renderHTML: () => ["span", { "data-node": "footnote" }, 0],
  addInputRules() {
    return [nodeInputRule({ find: /\[\^\]$/, type: this.type })];
  },
  addNodeView: () => ({ node, editor, getPos }) => {
    const button = element("button", { type: "button", className: "note-call", tabIndex: -1, onclick: () => editNote(editor, getPos()) });
    const dom = element("sup", { className: "note", contentEditable: "false" }, button);
    const show = (shown) => {
      const words = shown.textContent || text("emptyNote");
      button.title = words;
      button.setAttribute("aria-label", `${text("footnote")}: ${words}`);
      dom.classList.toggle("is-empty", shown.textContent === "");
    };
    show(node);
    return {
      dom, update: (next) => (next.type.name === "footnote" ? (show(next), true) : false), ignoreMutation: () => true,
      stopEvent: (event) => event.type === "mousedown" && button.contains(event.target),
      selectNode: () => dom.classList.add("is-selected"), deselectNode: () => dom.classList.remove("is-selected"),
    };
  },
  addKeyboardShortcuts() {
    return {
      "Mod-Alt-f": () => insertNote(this.editor),
      Enter: () => {
        const { selection } = this.editor.state;
        if (selection.node?.type.name !== "footnote") return false;
        editNote(this.editor, selection.from);
        return true;
      },
    };
  },
});

/** A note at the cursor, opened to be written. */
export function insertNote(editor) {
  const { $to } = editor.state.selection;
  if (!$to.parent.inlineContent || $to.parent.type.spec.code) return false;
  const position = $to.pos;
  editor.view.dispatch(editor.state.tr.insert(position, editor.schema.nodes.footnote.create()));
  editNote(editor, position);
  return true;
}
