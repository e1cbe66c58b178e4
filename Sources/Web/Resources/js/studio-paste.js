// What is pasted or dropped. HTML from elsewhere goes to the server, which keeps only what an article can hold.

import { pm } from "./editor.js";
import { paste, uploaded } from "./studio-api.js";
import { element, text } from "./studio-data.js";
import { documentToEditor } from "./studio-json.js";
import { remember } from "./studio-media.js";
import { insertAt, mark, mediaFiles, placeOf, replaceWithUpload, unmark, uploadFiles } from "./studio-uploads.js";

const { Slice, Fragment } = pm.model;
const inside = "https://paste.invalid/";

/** Takes pictures that are inside the HTML out of it; they are uploaded afterwards. */
function takeOut(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const files = [];
  for (const picture of page.querySelectorAll('img[src^="data:image/"]')) {
    const file = fileOf(picture.getAttribute("src"), files.length);
    if (!file) continue;
    picture.setAttribute("src", `${inside}${files.length}`);
    picture.removeAttribute("srcset");
    files.push(file);
  }
  return { html: page.documentElement.outerHTML, files };
}

function fileOf(address, number) {
  const match = /^data:(image\/[\w.+-]+);base64,([\s\S]+)$/.exec(address);
  if (!match) return null;
  try {
    const bytes = Uint8Array.from(atob(match[2].replace(/\s/g, "")), (letter) => letter.charCodeAt(0));
    return new File([bytes], `${text("pastedPicture")} ${number + 1}`, { type: match[1] });
  } catch {
    return null;
  }
}

/** Whether there is nothing in the HTML but one picture: then the file beside it is meant. */
function isOnePicture(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return body.textContent.trim() === "" && body.querySelectorAll("img").length === 1;
}

export function handlePaste(editor, notices) {
  return (view, event, slice) => {
    const clipboard = event.clipboardData;
    const html = clipboard?.getData("text/html") ?? "";
    const files = mediaFiles(clipboard?.files);
    if (files.length && (!html || isOnePicture(html))) {
      uploadFiles(editor(), files);
      return true;
    }
    if (!html || html.includes("data-pm-slice") || view.state.selection.$from.parent.type.spec.code) return false;
    if (view.input?.shiftKey) return false;
    pasteHTML(editor(), html, slice, notices);
    return true;
  };
}

async function pasteHTML(editor, html, slice, notices) {
  const taken = takeOut(html);
  const { tr, selection } = editor.state;
  if (!selection.empty) editor.view.dispatch(tr.deleteSelection());
  const id = mark(editor, editor.state.selection.from, element("span", { className: "pasting", role: "status" }, text("pasting")));
  let fragment = slice;
  try {
    const cleaned = await paste(taken.html);
    const doc = editor.schema.nodeFromJSON(documentToEditor(cleaned.document));
    doc.check();
    const isLine = doc.childCount === 1 && doc.firstChild.type.name === "paragraph";
    fragment = new Slice(doc.content, isLine ? 1 : 0, isLine ? 1 : 0);
    if (!isLine && doc.firstChild.type.name === "paragraph") {
      fragment = new Slice(doc.content, 1, doc.lastChild.type.name === "paragraph" ? 1 : 0);
    }
  } catch (error) {
    // Without the server, what the editor itself understands of it is better than nothing.
    notices.tell("paste", error.message || text("pasteOffline"));
  }
  const position = placeOf(editor, id);
  unmark(editor, id);
  if (position === undefined) return;
  const done = editor.state.tr.replaceRange(position, position, fragment.size ? fragment : new Slice(Fragment.empty, 0, 0));
  editor.view.dispatch(done.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
  uploadTakenOut(editor, taken.files);
}

function uploadTakenOut(editor, files) {
  if (!files.length) return;
  const places = [];
  editor.state.doc.descendants((node, position) => {
    const number = node.type.name === "figure" && node.attrs.src?.startsWith(inside) ? Number(node.attrs.src.slice(inside.length)) : NaN;
    if (files[number]) places.push({ position, file: files[number], src: node.attrs.src });
  });
  for (const { src, file } of places) {
    replaceWithUpload(editor, () => findSource(editor, src), file);
  }
}

function findSource(editor, src) {
  let found;
  editor.state.doc.descendants((node, position) => {
    if (node.type.name === "figure" && node.attrs.src === src) found ??= position;
  });
  return found ?? 0;
}

/** Pictures and videos copied from another article are this one's too where it may show them. */
export async function adopt(editor) {
  const found = new Map();
  editor.state.doc.descendants((node) => {
    const match = /^\/media\/([0-9a-f]{64})\/(?:\?poster=([0-9a-f]{64}))?/.exec(node.attrs.src ?? "");
    if (match) found.set(node.attrs.src, match);
  });
  for (const [src, [, hash, poster]] of found) {
    const media = await uploaded(hash).catch(() => null);
    if (!media) continue;
    remember({ media });
    const { tr, doc } = editor.state;
    doc.descendants((node, position) => {
      if (node.attrs.src !== src) return;
      tr.setNodeMarkup(position, undefined, { ...node.attrs, hash, src: null, ...(poster ? { posterHash: poster } : {}) });
    });
    editor.view.dispatch(tr);
  }
}

export function handleDrop(editor) {
  return (view, event, _, moved) => {
    const files = mediaFiles(event.dataTransfer?.files);
    if (moved || !files.length) return false;
    const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
    uploadFiles(editor(), files, place?.pos ?? view.state.selection.to);
    return true;
  };
}

export { insertAt };
