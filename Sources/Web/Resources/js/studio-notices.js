// What the editor has to say, above the text, each until it no longer holds.

import { element, text } from "./studio-data.js";

export class Notices {
  constructor(place) {
    this.place = place;
    this.shown = new Map();
  }

  /** Says something under a name; the same name again takes its place. */
  tell(name, words, { actions = [], kind = "message-error", isLasting = false } = {}) {
    const before = this.shown.get(name);
    if (before?.dataset.words === words) return;
    before?.remove();
    const box = element("div", { className: `message ${kind}`, "data-notice": name }, element("p", {}, words),
      element("div", { className: "form-actions" }, actions, !isLasting && element("button", {
        type: "button", className: "link-button", onclick: () => this.clear(name),
      }, text("close"))));
    box.dataset.words = words;
    this.shown.set(name, box);
    this.place.append(box);
  }

  clear(name) {
    this.shown.get(name)?.remove();
    this.shown.delete(name);
  }
}
