// The closed set of nodes and marks that an article may hold, as the server knows it.

import {
  Blockquote, Bold, BulletList, Code, CodeBlock, Document, Dropcursor, Extension, Gapcursor, HardBreak, Heading, Highlight,
  HorizontalRule, Italic, Link, ListItem, OrderedList, Paragraph, Placeholder, Strike, Subscript, Superscript, Table,
  TableCell, TableHeader, TableRow, Text, Underline, UndoRedo, markInputRule, nodeInputRule, pm, textblockTypeInputRule,
  wrappingInputRule,
} from "./editor.js";
import { text } from "./studio-data.js";
import { Caption, Figure, Footnote, Gallery, LinkCard, Video } from "./studio-nodes.js";
import { isAddress } from "./studio-address.js";
import { Uploads } from "./studio-uploads.js";

const OurLink = Link.extend({
  addAttributes: () => ({ href: { default: null } }),
  addKeyboardShortcuts: () => ({}),
  addInputRules() {
    return [markInputRule({
      find: /(?:^|\s)\[([^\]]+)\]\((https?:\/\/[^\s)]+|mailto:[^\s)]+)\)$/,
      type: this.type,
      getAttributes: (match) => ({ href: match[2] }),
    })].map((rule) => linkRule(rule));
  },
}).configure({
  openOnClick: false, autolink: true, linkOnPaste: true, enableTarget: false, defaultProtocol: "https",
  isAllowedUri: (address) => isAddress(address), HTMLAttributes: { rel: null, target: null, class: null },
});

// A mark's rule keeps the last group of its pattern as the text; of a link that would be the address.
function linkRule(rule) {
  rule.handler = ({ state, range, match }) => {
    const shown = match[1];
    const start = range.from + match[0].indexOf("[");
    const mark = state.schema.marks.link.create({ href: match[2] });
    state.tr.replaceWith(start, range.to, state.schema.text(shown, [mark])).removeStoredMark(state.schema.marks.link);
  };
  return rule;
}

// Sharp signs make headings; one is as good as two, because the title is the only heading of the first level.
const OurHeading = Heading.extend({
  addInputRules() {
    return [/^#{1,2}\s$/, /^#{3}\s$/, /^#{4}\s$/].map((find, index) =>
      textblockTypeInputRule({ find, type: this.type, getAttributes: { level: index + 2 } }));
  },
}).configure({ levels: [2, 3, 4] });

const OurOrderedList = OrderedList.extend({
  addAttributes: () => ({
    start: { default: 1, parseHTML: (node) => Math.max(0, Number.parseInt(node.getAttribute("start") ?? "1", 10) || 1) },
  }),
  addInputRules() {
    return [wrappingInputRule({
      find: /^(\d{1,9})[.、．]\s$/, type: this.type, getAttributes: (match) => ({ start: Number(match[1]) }),
      joinPredicate: (match, node) => node.childCount + node.attrs.start === Number(match[1]),
    })];
  },
  addKeyboardShortcuts() {
    return { "Mod-Shift-7": () => this.editor.commands.toggleOrderedList() };
  },
});

const OurQuote = Blockquote.extend({
  addInputRules() {
    return [wrappingInputRule({ find: /^[>》]\s$/, type: this.type })];
  },
});

const OurRule = HorizontalRule.extend({
  addInputRules() {
    return [nodeInputRule({ find: /^(?:---|——-|___\s|\*\*\*\s)$/, type: this.type })];
  },
});

const alignment = {
  default: null,
  parseHTML: (node) => {
    const value = node.getAttribute("align") ?? node.style.textAlign;
    return ["left", "center", "right"].includes(value) ? value : null;
  },
  renderHTML: ({ align }) => (align ? { align } : {}),
};
const span = (name) => ({
  default: 1, parseHTML: (node) => Math.min(100, Math.max(1, Number.parseInt(node.getAttribute(name), 10) || 1)),
});
// The table commands write column widths; the schema has them, what is sent has not.
const cell = {
  content: "paragraph+",
  addAttributes: () => ({
    colspan: span("colspan"), rowspan: span("rowspan"), align: alignment, colwidth: { default: null, rendered: false },
  }),
};

const OurTable = Table.extend({
  addAttributes: () => ({ caption: { default: null, rendered: false } }),
  addNodeView: () => null,
}).configure({ resizable: false, renderWrapper: true });

const OurCode = Code.extend({ excludes: "" });
const OurCodeBlock = CodeBlock.extend({
  addAttributes: () => ({
    language: {
      default: null,
      parseHTML: (node) => node.firstElementChild?.className.match(/language-([\w+#.-]+)/)?.[1] ?? null,
      rendered: false,
    },
  }),
});

// Enter in a cell begins a line, not a block the cell could not hold.
const Keys = Extension.create({
  name: "studioKeys",
  addKeyboardShortcuts() {
    return {
      "Mod-Shift-h": () => this.editor.commands.toggleHighlight(),
      "Mod-Alt-c": () => this.editor.commands.toggleCodeBlock(),
      "Mod-.": () => this.editor.commands.toggleSuperscript(),
      "Mod-,": () => this.editor.commands.toggleSubscript(),
    };
  },
});

const marks = [Bold, Italic, Underline, Strike, Highlight.configure({ multicolor: false }), Superscript, Subscript, OurCode, OurLink];

/** Everything the body of an article is made of. */
export function extensions() {
  return [
    Document, Paragraph, Text, HardBreak, OurHeading, BulletList, OurOrderedList, ListItem.extend({ content: "block+" }),
    OurQuote, OurCodeBlock, OurRule, OurTable, TableRow, TableHeader.extend(cell), TableCell.extend(cell), Figure, Gallery,
    Caption, Video, LinkCard, Footnote, ...marks, UndoRedo.configure({ newGroupDelay: 800 }), Gapcursor,
    Dropcursor.configure({ color: false, class: "drop-cursor" }), Uploads, Keys,
    Placeholder.configure({ placeholder: text("bodyPlaceholder"), showOnlyWhenEditable: true }),
  ];
}

/** What a note or caption is made of: one paragraph. */
export function lineExtensions() {
  return [Document.extend({ content: "paragraph" }), Paragraph, Text, HardBreak, ...marks, UndoRedo];
}

export { pm };
