// Brings what others have written into the text without moving the cursor.

import { pm } from "./editor.js";
import { documentToEditor, toEditor, toServer } from "./studio-json.js";

const { Selection, TextSelection } = pm.state;

/** Two blocks that say the same have the same key; one that says nothing has none. */
export function keyOf(json) {
  const node = tidy(toServer(json));
  return node ? JSON.stringify(node) : null;
}

// As the server does: white space in a row is one space, and none stands at the ends of a line.
function tidy(node) {
  if (!node) return null;
  const isLine = ["paragraph", "heading", "caption", "figure", "video", "tableCell", "tableHeader", "footnote"].includes(node.type);
  let content = node.content;
  if (node.type === "tableCell" || node.type === "tableHeader") {
    content = content?.flatMap((child) => (child.type === "paragraph" ? child.content ?? [] : [child]));
  }
  if (isLine) {
    content = join(content?.map((child) => (child.type === "text" ? { ...child, text: child.text.replace(/\s+/g, " ") } : tidy(child))));
  } else if (node.type !== "codeBlock") content = content?.map(tidy).filter(Boolean);
  const isEmpty = !content?.length;
  if (isEmpty && ["paragraph", "heading", "listItem", "bulletList", "orderedList", "blockquote", "caption"].includes(node.type)) return null;
  const { content: _, ...rest } = node;
  if (rest.type === "orderedList" && rest.attrs?.start === 1) delete rest.attrs;
  if (rest.attrs?.colspan === 1) rest.attrs = { ...rest.attrs, colspan: undefined };
  if (rest.attrs?.rowspan === 1) rest.attrs = { ...rest.attrs, rowspan: undefined };
  if (rest.attrs && !Object.values(rest.attrs).some((value) => value !== undefined)) delete rest.attrs;
  return isEmpty ? rest : { ...rest, content };
}

function join(parts = []) {
  const joined = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.type === "text" && last?.type === "text" && JSON.stringify(last.marks) === JSON.stringify(part.marks)) last.text += part.text;
    else joined.push({ ...part });
  }
  if (joined[0]?.type === "text") joined[0].text = joined[0].text.trimStart();
  if (joined.at(-1)?.type === "text") joined.at(-1).text = joined.at(-1).text.trimEnd();
  return joined.filter((part) => part.type !== "text" || part.text !== "");
}

/** The steps from one list of keys to another: [start, end) of the old gives way to [start, end) of the new. */
function changes(old, next) {
  const table = Array.from({ length: old.length + 1 }, () => new Uint32Array(next.length + 1));
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = next.length - 1; column >= 0; column -= 1) {
      table[row][column] = old[row] === next[column]
        ? table[row + 1][column + 1] + 1 : Math.max(table[row + 1][column], table[row][column + 1]);
    }
  }
  const found = [];
  let row = 0;
  let column = 0;
  while (row < old.length || column < next.length) {
    const [startRow, startColumn] = [row, column];
    while ((row < old.length || column < next.length) && !(row < old.length && column < next.length && old[row] === next[column])) {
      if (column >= next.length || (row < old.length && table[row + 1][column] >= table[row][column + 1])) row += 1;
      else column += 1;
    }
    if (row > startRow || column > startColumn) found.push([startRow, row, startColumn, column]);
    row += 1;
    column += 1;
  }
  return found;
}

/** Changes the text to another document, touching only blocks that differ, and of those only what differs. */
export function applyDocument(editor, json) {
  const { state, schema, view } = editor;
  const target = schema.nodeFromJSON(documentToEditor(json));
  const blocks = [];
  state.doc.forEach((node, offset) => {
    const key = keyOf(node.toJSON());
    if (key !== null) blocks.push({ node, offset, key });
  });
  const wanted = [];
  target.forEach((node) => {
    const key = keyOf(node.toJSON());
    if (key !== null) wanted.push({ node, key });
  });
  const { tr } = state;
  for (const [start, end, first, last] of changes(blocks.map((block) => block.key), wanted.map((block) => block.key)).reverse()) {
    replaceBlocks(tr, blocks.slice(start, end), wanted.slice(first, last).map((block) => block.node),
      blocks[start]?.offset ?? endOf(blocks, start, state.doc));
  }
  if (!tr.docChanged) return;
  view.dispatch(tr.setMeta("addToHistory", false).setMeta("merged", true).setMeta("preventAutolink", true));
}

function endOf(blocks, index, doc) {
  const before = blocks[index - 1];
  return before ? before.offset + before.node.nodeSize : doc.content.size;
}

function replaceBlocks(tr, old, next, position) {
  if (old.length === 1 && next.length === 1 && old[0].node.type === next[0].type && old[0].node.isTextblock) {
    const { node, offset } = old[0];
    const start = node.content.findDiffStart(next[0].content);
    if (start !== null) {
      let { a, b } = node.content.findDiffEnd(next[0].content);
      const overlap = start - Math.min(a, b);
      if (overlap > 0) {
        a += overlap;
        b += overlap;
      }
      tr.replace(offset + 1 + start, offset + 1 + a, next[0].slice(start, b));
    }
    if (!node.hasMarkup(next[0].type, next[0].attrs)) tr.setNodeMarkup(offset, next[0].type, next[0].attrs);
    return;
  }
  const from = old[0]?.offset ?? position;
  const to = old.length ? old.at(-1).offset + old.at(-1).node.nodeSize : position;
  if (next.length) tr.replaceWith(from, to, next);
  else tr.delete(from, to);
}

/** The whole text at once, for when nothing is being written. */
export function setDocument(editor, json) {
  editor.commands.setContent(documentToEditor(json), { emitUpdate: false });
}

/**
 * Settles a place where two changed the same. The text has theirs; where they deleted it, it has mine.
 * `choice` is "mine" or "both" of a contradiction, or "theirs" where theirs is to have deleted it.
 */
export function resolveBlocks(editor, theirs, mine, choice) {
  const { schema, state } = editor;
  const shown = theirs.content?.length ? theirs : mine;
  const wanted = choice === "theirs" ? theirs : mine;
  const keys = (shown.content ?? []).map(keyOf);
  const nodes = (wanted.content ?? []).map((json) => schema.nodeFromJSON(toEditor(json)));
  const found = [];
  state.doc.forEach((node, offset) => found.push({ node, offset, key: keyOf(node.toJSON()) }));
  const start = found.findIndex((_, index) => keys.length > 0 && keys.every((key, step) => found[index + step]?.key === key));
  const { tr } = state;
  if (start < 0) {
    if (wanted !== shown) tr.insert(state.doc.content.size, nodes);
  } else if (wanted !== shown) {
    const last = found[start + keys.length - 1];
    const [from, to] = [found[start].offset, last.offset + last.node.nodeSize];
    if (choice === "both") tr.insert(to, nodes);
    else if (nodes.length) tr.replaceWith(from, to, nodes);
    else tr.delete(from, to);
  }
  if (tr.docChanged) editor.view.dispatch(tr.scrollIntoView());
}

export { Selection, TextSelection };
