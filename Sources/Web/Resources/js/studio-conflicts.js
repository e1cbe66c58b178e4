// Where two people changed the same: both are shown, and the writer chooses. And what a crash has left is offered.

import { compare } from "./studio-api.js";
import { dialog, element, text } from "./studio-data.js";
import { keyOf, resolveBlocks } from "./studio-merge.js";

const words = (json) => {
  const parts = [];
  const walk = (node) => {
    if (node.text) parts.push(node.text);
    if (node.type === "hardBreak") parts.push("\n");
    node.content?.forEach(walk);
    if (["paragraph", "heading", "listItem", "figure", "codeBlock", "tableCell"].includes(node.type)) parts.push("\n");
    if (node.type === "figure") parts.push(`[${text("picture")}] ${node.attrs?.alt ?? ""}\n`);
    if (node.type === "video") parts.push(`[${text("video")}]\n`);
  };
  walk(json);
  return parts.join("").trim();
};

/** Shows conflicts above the text, one below the other, until each is settled. */
export class Conflicts {
  constructor(place, { editor, setField }) {
    this.place = place;
    this.editor = editor;
    this.setField = setField;
    this.open = new Map();
  }

  add(conflicts) {
    for (const conflict of conflicts) {
      const mine = JSON.parse(conflict.mine);
      const theirs = JSON.parse(conflict.theirs);
      if (words(mine) === words(theirs) && keyOf(mine) === keyOf(theirs)) continue;
      // The same place again, with what was typed since: the later one has it all.
      const key = `${conflict.place}:${conflict.theirs}`;
      this.open.get(key)?.remove();
      this.open.set(key, this.show(conflict, mine, theirs, key));
    }
  }

  show(conflict, mine, theirs, key) {
    const side = (label, json) => element("div", { className: "conflict-side" },
      element("h3", { className: "small-title" }, label), element("p", { className: "conflict-text" }, words(json) || text("nothing")));
    const settle = (choice) => {
      this.open.delete(key);
      box.remove();
      this.take(conflict, mine, theirs, choice);
      this.editor().commands.focus();
    };
    const button = (choice, label) => element("button", { type: "button", className: "button button-small", "data-choice": choice, onclick: () => settle(choice) }, label);
    const box = element("section", { className: "conflict", "aria-label": text("conflict"), "data-conflict": conflict.place },
      element("h2", { className: "conflict-title" }, text("conflict")),
      element("p", {}, text("conflictText")),
      element("div", { className: "conflict-sides" }, side(text("mine"), mine), side(text("theirs"), theirs)),
      element("div", { className: "form-actions" }, button("mine", text("useMine")), button("theirs", text("useTheirs")), button("both", text("useBoth"))));
    this.place.append(box);
    return box;
  }

  take(conflict, mine, theirs, choice) {
    if (conflict.place === "block") {
      resolveBlocks(this.editor(), theirs, mine, choice);
      return;
    }
    if (choice === "theirs") return;
    const value = choice === "both" ? `${words(theirs)} ${words(mine)}`.trim() : words(mine);
    this.setField(conflict.place, value);
  }
}

/** Offers what a crash or a lost connection has left in this browser. Answers "restore", "discard" or "". */
export async function offer(record) {
  const { html, isSame } = await compare(record.content);
  if (isSame) return "same";
  const body = element("div", {}, element("p", {}, text("recoverText")));
  // The server wrote it from its own templates; the page's policy runs nothing that would be in it.
  body.insertAdjacentHTML("beforeend", html);
  return dialog(text("recoverTitle"), body,
    [["restore", text("restore")], ["discard", text("discard"), "button-danger"], ["", text("later"), "button-quiet"]], "dialog-wide");
}
