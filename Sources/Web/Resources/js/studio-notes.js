// The text of a footnote, written in a small editor of its own.

import { Editor } from "./editor.js";
import { dialog, element, text } from "./studio-data.js";
import { lineExtensions } from "./studio-schema.js";

/** Opens the footnote at a position; an empty one goes when it is left. */
export async function editNote(editor, position) {
  const node = editor.state.doc.nodeAt(position);
  if (node?.type.name !== "footnote") return;
  const box = element("div", { className: "note-editor" });
  const content = node.content.toJSON();
  const line = new Editor({
    element: box, injectCSS: false, extensions: lineExtensions(), autofocus: "end",
    content: { type: "doc", content: [{ type: "paragraph", ...(content ? { content } : {}) }] },
    editorProps: {
      attributes: { role: "textbox", "aria-label": text("footnote"), class: "note-text" },
      handleKeyDown: (_, event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return false;
        event.preventDefault();
        box.closest("form").requestSubmit();
        return true;
      },
    },
  });
  const closed = dialog(
    text("footnote"), box, [["ok", text("done")], ["remove", text("remove"), "button-quiet"]], "dialog-note");
  line.view.focus();
  const answer = await closed;
  const written = line.state.doc.firstChild;
  const isEmpty = written.textContent.trim() === "";
  const inner = written.toJSON().content;
  line.destroy();
  const now = editor.state.doc.nodeAt(position);
  if (now?.type.name !== "footnote") return;
  const { tr, schema } = editor.state;
  if (answer === "remove" || (isEmpty && now.textContent === "")) tr.delete(position, position + now.nodeSize);
  else if (isEmpty) tr.delete(position, position + now.nodeSize);
  else tr.replaceWith(position, position + now.nodeSize, schema.nodeFromJSON({ type: "footnote", content: inner }));
  editor.view.dispatch(tr);
  editor.commands.focus(Math.min(position + (isEmpty ? 0 : editor.state.doc.nodeAt(position)?.nodeSize ?? 0), editor.state.doc.content.size));
}
