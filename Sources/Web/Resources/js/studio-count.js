// Counts words as the server does: each Chinese or Japanese character, and the words of other scripts.

const ideograph = /[\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\ud840-\udbbf][\udc00-\udfff]/u;
const wordPart = /[\p{Alphabetic}\p{N}]/u;

function count(text) {
  let ideographs = 0;
  let words = 0;
  let inWord = false;
  for (const character of text) {
    const code = character.codePointAt(0);
    if (ideograph.test(character) || (code >= 0x20000 && code <= 0x3fffd)) {
      ideographs += 1;
      inWord = false;
    } else if (wordPart.test(character)) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (!"'’-_.".includes(character)) {
      inWord = false;
    }
  }
  return { ideographs, words };
}

// The words a reader reads, block by block, as the server writes plain text.
function plain(node) {
  if (node.isText) return node.text;
  switch (node.type.name) {
    case "hardBreak": return "\n";
    case "footnote": return ` (${inner(node, "")})`;
    case "figure": return inner(node, "") || node.attrs.alt || "";
    case "linkCard": return `${node.attrs.title ?? ""}\n${node.attrs.summary ?? ""}`;
    case "table": return `${captionText(node)}\n${inner(node, "\n")}`;
    case "tableRow": return inner(node, "\t");
    case "orderedList": return list(node, (index) => `${node.attrs.start + index}. `);
    default: return inner(node, node.inlineContent ? "" : "\n");
  }
}

function inner(node, separator) {
  const parts = [];
  node.forEach((child) => parts.push(plain(child)));
  return parts.join(separator);
}

function list(node, mark) {
  const parts = [];
  node.forEach((child, _, index) => parts.push(mark(index) + plain(child)));
  return parts.join("\n");
}

function captionText(node) {
  return (node.attrs.caption ?? []).map((inline) => inline.text ?? "").join("");
}

/** Words, and whole minutes of reading. */
export function statistics(doc) {
  const { ideographs, words } = count(plain(doc));
  let pictures = 0;
  doc.descendants((node) => {
    if (node.type.name === "figure" && (node.attrs.hash || node.attrs.src)) pictures += 1;
  });
  const seconds = Math.trunc((ideographs * 60) / 400) + Math.trunc((words * 60) / 230) + pictures * 10;
  return { words: ideographs + words, minutes: Math.max(1, Math.trunc((seconds + 30) / 60)) };
}
