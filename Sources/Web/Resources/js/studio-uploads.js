// Files on their way to the server: each has a place in the text that moves with it, and shows how far it is.

import { Extension, pm } from "./editor.js";
import { upload } from "./studio-api.js";
import { element, iconButton, text } from "./studio-data.js";
import { mediaOf, remember } from "./studio-media.js";

const { Plugin, PluginKey } = pm.state;
const { Decoration, DecorationSet } = pm.view;
const key = new PluginKey("uploads");
const accepted = { image: "image/jpeg,image/png,image/gif,image/webp", video: "video/mp4,video/webm" };

/** How many files are on their way, or were refused and wait to be tried again. */
export const pending = new Set();

export const Uploads = Extension.create({
  name: "uploads",
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, set) {
          let next = set.map(tr.mapping, tr.doc);
          const change = tr.getMeta(key);
          if (change?.add) {
            next = next.add(tr.doc, [Decoration.widget(change.add.position, change.add.dom, { id: change.add.id, side: 1, ignoreSelection: true, stopEvent: () => true })]);
          }
          if (change?.remove) next = next.remove(next.find(undefined, undefined, (spec) => spec.id === change.remove));
          return next;
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

export function placeOf(editor, id) {
  return key.getState(editor.state).find(undefined, undefined, (spec) => spec.id === id)[0]?.from;
}

/** Marks a place in the text, which moves with it. */
export function mark(editor, position, dom) {
  const id = {};
  editor.view.dispatch(editor.state.tr.setMeta(key, { add: { id, position, dom } }).setMeta("addToHistory", false));
  return id;
}

export function unmark(editor, id) {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, { remove: id }).setMeta("addToHistory", false));
}

/** Asks for files of a kind. */
export function chooseFiles(kind, several) {
  return new Promise((resolve) => {
    const input = element("input", { type: "file", accept: accepted[kind], multiple: several, hidden: true });
    input.addEventListener("change", () => {
      resolve([...input.files]);
      input.remove();
    });
    input.addEventListener("cancel", () => {
      resolve([]);
      input.remove();
    });
    document.body.append(input);
    input.click();
  });
}

const isMedia = (file) => /^(image|video)\//.test(file.type);
export const mediaFiles = (list) => [...(list ?? [])].filter(isMedia);

// Two at a time: more would only slow each other down.
const waiting = [];
let running = 0;

function queued(task) {
  return new Promise((resolve, reject) => {
    waiting.push(() => task().then(resolve, reject));
    next();
  });
}

function next() {
  while (running < 2 && waiting.length) {
    running += 1;
    waiting.shift()().finally(() => {
      running -= 1;
      next();
    });
  }
}

/** A box that shows a file on its way. `settled` answers with what the server says, or null when it was given up. */
export function progressBox(file) {
  const abort = new AbortController();
  const bar = element("progress", { max: 1, value: 0, "aria-label": text("uploading", { name: file.name }) });
  const message = element("p", { className: "upload-text", role: "status" }, text("uploading", { name: file.name }));
  const buttons = element("div", { className: "node-buttons" });
  const dom = element("div", { className: "upload", contentEditable: "false" }, thumbnail(file), message, bar, buttons);
  let giveUp = () => abort.abort();
  buttons.append(iconButton("x", text("cancelUpload"), () => giveUp()));
  const settled = new Promise((resolve) => {
    giveUp = () => {
      abort.abort();
      pending.delete(dom);
      resolve(null);
    };
    const attempt = async () => {
      pending.add(dom);
      dom.classList.remove("upload-failed");
      bar.hidden = false;
      message.textContent = text("uploading", { name: file.name });
      try {
        const media = await queued(() => upload(file, (part) => {
          bar.value = part;
          if (part === 1) message.textContent = text("processing", { name: file.name });
        }, abort.signal));
        remember({ media });
        pending.delete(dom);
        resolve(media);
      } catch (error) {
        if (abort.signal.aborted) return;
        dom.classList.add("upload-failed");
        bar.hidden = true;
        message.textContent = `${file.name}: ${error.message || text("uploadOffline")}`;
        const again = element("button", { type: "button", className: "button button-small" }, text("again"));
        again.addEventListener("click", () => {
          again.remove();
          attempt();
        });
        buttons.prepend(again);
      }
    };
    attempt();
  });
  return { dom, settled };
}

// Drawn, because the page's policy shows no picture that is not the site's.
function thumbnail(file) {
  const canvas = element("canvas", { className: "upload-picture", width: 96, height: 72, "aria-hidden": "true" });
  if (file.type.startsWith("image/")) {
    createImageBitmap(file, { resizeWidth: 96 }).then((picture) => {
      canvas.height = Math.min(144, picture.height);
      canvas.getContext("2d").drawImage(picture, 0, 0);
    }).catch(() => canvas.remove());
  } else canvas.remove();
  return canvas;
}

/** After the block the position is in. */
function afterBlock(editor, position) {
  const place = editor.state.doc.resolve(Math.min(position, editor.state.doc.content.size));
  return place.depth ? place.after(1) : place.pos;
}

/** Puts a node where the mark is, in the place of an empty paragraph before it, with a paragraph to go on writing in. */
export function insertAt(editor, id, node) {
  const position = placeOf(editor, id);
  if (position === undefined || editor.isDestroyed) return;
  const { tr, doc, schema } = editor.state;
  const before = doc.resolve(position).nodeBefore;
  const isEmpty = before?.type.name === "paragraph" && before.content.size === 0;
  const from = isEmpty ? position - before.nodeSize : position;
  tr.replaceWith(from, position, node).setMeta(key, { remove: id });
  const end = from + node.nodeSize;
  if (end === tr.doc.content.size) tr.insert(end, schema.nodes.paragraph.create());
  editor.view.dispatch(tr);
}

function nodeOf(editor, media) {
  const { schema } = editor;
  return media.isVideo
    ? schema.nodes.video.create({ hash: media.hash, posterHash: media.posterHash ?? null })
    : schema.nodes.figure.create({ hash: media.hash });
}

/** Uploads files to where the cursor is, one below the other. */
export async function uploadFiles(editor, files, position = editor.state.selection.to) {
  let at = afterBlock(editor, position);
  const works = files.map((file) => {
    const box = progressBox(file);
    const id = mark(editor, at, box.dom);
    return { id, ...box };
  });
  for (const work of works) {
    const media = await work.settled;
    if (media) insertAt(editor, work.id, nodeOf(editor, media));
    else unmark(editor, work.id);
  }
}

/** Uploads pictures that stand together as a gallery. */
export async function uploadGallery(editor, files) {
  const at = afterBlock(editor, editor.state.selection.to);
  const boxes = files.map(progressBox);
  const id = mark(editor, at, element("div", { className: "upload-group" }, boxes.map((box) => box.dom)));
  const done = (await Promise.all(boxes.map((box) => box.settled.then((media) => {
    if (!media) box.dom.remove();
    return media;
  })))).filter((media) => media && !media.isVideo);
  if (!done.length) return unmark(editor, id);
  const { schema } = editor;
  const figures = done.map((media) => schema.nodes.figure.create({ hash: media.hash }));
  insertAt(editor, id, figures.length === 1
    ? figures[0] : schema.nodes.gallery.create(null, [...figures, schema.nodes.caption.create()]));
}

/** Adds pictures to the end of a gallery. */
export async function uploadInto(editor, getPos, files) {
  for (const file of files) {
    const gallery = editor.state.doc.nodeAt(getPos());
    const box = progressBox(file);
    const id = mark(editor, getPos() + gallery.nodeSize - 1 - gallery.lastChild.nodeSize, box.dom);
    const media = await box.settled;
    const position = placeOf(editor, id);
    unmark(editor, id);
    if (media && !media.isVideo && position !== undefined) {
      editor.view.dispatch(editor.state.tr.insert(position, editor.schema.nodes.figure.create({ hash: media.hash })));
    }
  }
}

/** Gives a picture that is elsewhere its file. */
export async function replaceWithUpload(editor, getPos, file) {
  const box = progressBox(file);
  const id = mark(editor, getPos() + 1, box.dom);
  const media = await box.settled;
  const position = placeOf(editor, id);
  unmark(editor, id);
  if (!media || position === undefined) return;
  const node = editor.state.doc.nodeAt(position - 1);
  if (node?.type.name === "figure") {
    editor.view.dispatch(editor.state.tr.setNodeMarkup(position - 1, undefined, { ...node.attrs, hash: media.hash, src: null }));
  }
}

export { mediaOf };
