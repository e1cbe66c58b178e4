// The cover: one of the text's pictures or a file of its own, cut to what should be seen.

import { announce } from "./studio-announce.js";
import { dialog, element, text } from "./studio-data.js";
import { mediaOf } from "./studio-media.js";
import { chooseFiles, progressBox } from "./studio-uploads.js";

const ratio = 16 / 9;

export function prepareCover(settings, picturesOfText) {
  const box = settings.form.querySelector("[data-cover]");
  const frame = box.querySelector("[data-cover-frame]");
  const button = (name) => box.querySelector(`[data-cover-${name}]`);

  const show = () => {
    const media = mediaOf(settings.cover);
    button("crop").hidden = button("remove").hidden = !settings.cover;
    frame.classList.toggle("is-empty", !media);
    frame.replaceChildren(media ? cropped(media, settings.coverCrop) : element("p", {}, text("noCover")));
  };
  const set = (hash, crop = null) => {
    settings.cover = hash;
    settings.coverCrop = crop;
    show();
    settings.changed();
  };
  settings.oncover = show;
  document.addEventListener("studio-cover", (event) => event.detail && set(event.detail));
  button("choose").addEventListener("click", async () => {
    const hash = await choose(picturesOfText());
    if (hash) set(hash);
  });
  button("upload").addEventListener("click", async () => {
    const [file] = await chooseFiles("image", false);
    if (!file) return;
    const progress = progressBox(file);
    frame.replaceChildren(progress.dom);
    const media = await progress.settled;
    if (media && !media.isVideo) set(media.hash);
    else show();
  });
  button("crop").addEventListener("click", async () => {
    const crop = await cut(mediaOf(settings.cover), settings.coverCrop);
    if (crop !== undefined) set(settings.cover, crop);
  });
  button("remove").addEventListener("click", () => set(null));
  show();
}

function cropped(media, crop) {
  const picture = element("img", { src: media.src, alt: "", className: "cover-picture" });
  place(picture, media, crop);
  return picture;
}

/** Shows only the part of a picture in its frame. */
function place(picture, media, crop) {
  if (!crop) return;
  picture.classList.add("is-cropped");
  picture.style.inlineSize = `${100 / crop.width}%`;
  picture.style.insetInlineStart = `${(-crop.x / crop.width) * 100}%`;
  picture.style.insetBlockStart = `${(-crop.y / crop.height) * 100}%`;
}

async function choose(hashes) {
  if (!hashes.length) {
    await dialog(text("chooseCover"), element("p", {}, text("noPictures")), [["", text("close")]]);
    return null;
  }
  let chosen = null;
  const list = element("div", { className: "cover-choices", role: "radiogroup", "aria-label": text("chooseCover") },
    hashes.map((hash, index) => element("label", { className: "cover-choice" },
      element("input", { type: "radio", name: "cover", value: hash, checked: index === 0, onchange: () => { chosen = hash; } }),
      element("img", { src: mediaOf(hash)?.src ?? "", alt: text("pictureNumber", { number: index + 1 }) }))));
  [chosen] = hashes;
  const answer = await dialog(text("chooseCover"), list, [["ok", text("choose")], ["", text("cancel"), "button-quiet"]], "dialog-wide");
  return answer === "ok" ? chosen : null;
}

/** Asks which part of a picture is the cover, with pointer or keys. Undefined when it was left. */
async function cut(media, given) {
  const height = (width) => (width * media.width) / ratio / media.height;
  const widest = Math.min(1, 1 / height(1));
  let part = given ?? { width: widest, height: height(widest), x: (1 - widest) / 2, y: (1 - height(widest)) / 2 };
  const selection = element("div", {
    className: "crop-selection", tabIndex: 0, role: "group", "aria-label": text("cropSelection"),
  });
  const picture = element("img", { src: media.src, alt: "", draggable: false });
  const stage = element("div", { className: "crop-stage" }, picture, selection);
  const zoom = element("input", { type: "range", min: 0.2, max: 1, step: 0.01, value: part.width / widest, "aria-label": text("cropSize") });
  const show = () => {
    selection.style.insetInlineStart = `${part.x * 100}%`;
    selection.style.insetBlockStart = `${part.y * 100}%`;
    selection.style.inlineSize = `${part.width * 100}%`;
    selection.style.blockSize = `${part.height * 100}%`;
  };
  const percent = (share) => Math.round(share * 100);
  const say = () => announce(text("cropAt", { left: percent(part.x), top: percent(part.y), width: percent(part.width) }));
  const move = (x, y) => {
    part = { ...part, x: Math.min(Math.max(0, x), 1 - part.width), y: Math.min(Math.max(0, y), 1 - part.height) };
    show();
  };
  zoom.addEventListener("input", () => {
    const width = widest * Number(zoom.value);
    const [middleX, middleY] = [part.x + part.width / 2, part.y + part.height / 2];
    part = { ...part, width, height: height(width) };
    move(middleX - part.width / 2, middleY - part.height / 2);
    say();
  });
  selection.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const size = event.shiftKey ? 0.1 : 0.01;
    move(part.x + step[0] * size, part.y + step[1] * size);
    say();
  });
  selection.addEventListener("pointerdown", (event) => {
    selection.setPointerCapture(event.pointerId);
    const start = { x: event.clientX, y: event.clientY, part };
    const drag = (moved) => {
      const area = stage.getBoundingClientRect();
      move(start.part.x + (moved.clientX - start.x) / area.width, start.part.y + (moved.clientY - start.y) / area.height);
    };
    selection.addEventListener("pointermove", drag);
    selection.addEventListener("pointerup", () => selection.removeEventListener("pointermove", drag), { once: true });
  });
  show();
  const answer = await dialog(text("cropTitle"), [element("p", { className: "field-hint" }, text("cropText")), stage, zoom],
    [["ok", text("done")], ["whole", text("cropWhole")], ["", text("cancel"), "button-quiet"]], "dialog-wide");
  if (answer === "whole") return null;
  return answer === "ok" ? part : undefined;
}
