// Between the editor's JSON and the server's: the server's cells hold lines, the editor's hold paragraphs.

/** For the editor. */
export function toEditor(node) {
  if (!node || typeof node !== "object") return node;
  const content = node.content?.map(toEditor);
  if (node.type === "tableCell" || node.type === "tableHeader") {
    const isBlock = content?.[0]?.type === "paragraph";
    return { ...node, content: isBlock ? content : [{ type: "paragraph", ...(content?.length ? { content } : {}) }] };
  }
  if (node.type === "gallery" && content?.at(-1)?.type !== "caption") {
    return { ...node, content: [...(content ?? []), { type: "caption" }] };
  }
  return content ? { ...node, content } : node;
}

/** A document for the editor; an empty one has a paragraph to write in. */
export function documentToEditor(json) {
  const doc = toEditor(typeof json === "string" ? JSON.parse(json) : json);
  return doc.content?.length ? doc : { type: "doc", content: [{ type: "paragraph" }] };
}

const kept = {
  heading: ["level"], orderedList: ["start"], codeBlock: ["language"], figure: ["hash", "src", "alt"],
  video: ["hash", "src", "posterHash", "posterSrc"], table: ["caption"], tableCell: ["colspan", "rowspan", "align"],
  tableHeader: ["colspan", "rowspan", "align"], linkCard: ["href", "title", "summary"],
};

/** For the server: only what it knows, without what says nothing. Null for what cannot be sent. */
export function toServer(node) {
  if (node.type === "text") {
    const marks = node.marks?.map(({ type, attrs }) => (type === "link" ? { type, attrs: { href: attrs.href } } : { type }));
    return marks?.length ? { type: "text", text: node.text, marks } : { type: "text", text: node.text };
  }
  const made = { type: node.type };
  const attrs = {};
  for (const name of kept[node.type] ?? []) {
    const value = node.attrs?.[name];
    if (value !== null && value !== undefined && value !== "") attrs[name] = value;
  }
  if (Object.keys(attrs).length) made.attrs = attrs;
  if ((node.type === "figure" || node.type === "video") && !attrs.hash && !attrs.src) return null;
  const content = node.content?.map(toServer).filter(Boolean);
  if (content?.length) made.content = content;
  return made;
}
