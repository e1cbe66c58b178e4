// What the parts of every node with a picture share: what of it ProseMirror leaves alone, and how it is changed.

import { announce } from "./studio-announce.js";
import { element, iconButton, text } from "./studio-data.js";

/** A view of a block that has a line of text below it. */
export class CaptionedView {
  constructor({ node, editor, getPos }, name) {
    this.node = node;
    this.editor = editor;
    this.getPos = getPos;
    this.stage = element("div", { className: "node-stage", contentEditable: "false" });
    this.tools = element("div", { className: "node-tools", contentEditable: "false" });
    this.contentDOM = element("figcaption", { "data-placeholder": text("caption"), "data-caption": "" });
    this.dom = element("figure", { className: `node ${name}` }, this.stage, this.tools, this.contentDOM);
    this.showEmptiness();
  }

  showEmptiness() {
    this.contentDOM.classList.toggle("is-empty", this.node.content.size === 0);
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    const old = this.node;
    this.node = node;
    this.showEmptiness();
    this.changed(old);
    return true;
  }

  changed() {}

  set(attrs) {
    const position = this.getPos();
    this.editor.view.dispatch(
      this.editor.state.tr.setNodeMarkup(position, undefined, { ...this.node.attrs, ...attrs }, this.node.marks));
  }

  remove() {
    const position = this.getPos();
    this.editor.chain().deleteRange({ from: position, to: position + this.node.nodeSize }).focus().run();
    announce(text("removed"));
  }

  removeButton() {
    return iconButton("trash-2", text("remove"), () => this.remove());
  }

  selectNode() {
    this.dom.classList.add("is-selected");
  }

  deselectNode() {
    this.dom.classList.remove("is-selected");
  }

  stopEvent(event) {
    const target = event.target;
    if (!(target instanceof Element)) return false;
    return this.tools.contains(target) || target.closest("button, input, video") !== null;
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}
