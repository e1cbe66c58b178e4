// The fields beside the text.

import { topics } from "./studio-api.js";
import { element, iconButton, text } from "./studio-data.js";

/** Reads and fills the fields; calls `changed` when one is changed by hand. */
export class Settings {
  constructor(form, changed) {
    this.form = form;
    this.changed = changed;
    this.topics = [];
    this.cover = null;
    this.coverCrop = null;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      if (event.target.matches("[data-topic-input]")) return;
      this.showDetails();
      if (event.target === this.named("language")) this.showLanguage();
      changed();
    });
    this.prepareTopics();
  }

  named(name) {
    return this.form.elements.namedItem(name);
  }

  read() {
    const value = (name) => this.named(name)?.value.trim() || null;
    return {
      summary: this.named("summary")?.value ?? "", language: this.named("language")?.value ?? "zh-Hans",
      cover: this.cover, coverCrop: this.coverCrop, declarations: this.declarations(), channel: value("channel"),
      topics: [...this.topics], scheduled: value("scheduled"), canonical: value("canonical"),
      comments: this.named("comments")?.value ?? "open",
      correction: this.named("correction") ? value("correction") : this.keptCorrection,
    };
  }

  fill(content) {
    const set = (name, value) => {
      const input = this.named(name);
      if (input && input.value !== (value ?? "")) input.value = value ?? "";
    };
    set("summary", content.summary);
    set("language", content.language);
    this.showLanguage();
    set("channel", content.channel);
    set("scheduled", content.scheduled);
    set("canonical", content.canonical);
    set("correction", content.correction);
    this.keptCorrection = content.correction ?? null;
    const comments = this.named("comments");
    if (comments) comments.value = content.comments;
    this.topics = [...content.topics];
    this.cover = content.cover ?? null;
    this.coverCrop = content.coverCrop ?? null;
    this.fillDeclarations(content.declarations);
    this.showTopics();
    this.oncover?.();
  }

  /** The text is set as its language is: in its type, and from the side it begins at. */
  showLanguage() {
    const language = this.named("language")?.value;
    if (!language) return;
    const direction = new Intl.Locale(language).getTextInfo?.().direction ?? "auto";
    for (const place of document.querySelectorAll("[data-title], [data-body]")) {
      place.lang = language;
      place.dir = direction;
    }
  }

  // Declarations

  items() {
    return [...this.form.querySelectorAll("[data-declaration]")];
  }

  declarations() {
    return this.items().filter((item) => item.querySelector('input[type="checkbox"]').checked).map((item) => {
      const declaration = { kind: item.dataset.declaration };
      for (const input of item.querySelectorAll("[data-part]")) {
        const value = input.value.trim();
        if (value) declaration[input.dataset.part] = value;
      }
      return declaration;
    });
  }

  fillDeclarations(list) {
    for (const item of this.items()) {
      const found = list.find((declaration) => declaration.kind === item.dataset.declaration);
      item.querySelector('input[type="checkbox"]').checked = Boolean(found);
      for (const input of item.querySelectorAll("[data-part]")) {
        const value = found?.[input.dataset.part] ?? "";
        if (input.value !== value) input.value = value;
      }
    }
    this.showDetails();
  }

  showDetails() {
    for (const item of this.items()) {
      const more = item.querySelector(".declaration-more");
      if (more) more.hidden = !item.querySelector('input[type="checkbox"]').checked;
    }
  }

  // Topics

  prepareTopics() {
    const box = this.form.querySelector("[data-topics]");
    this.maximum = Number(box.dataset.maximum);
    this.topicInput = box.querySelector("[data-topic-input]");
    this.topicList = box.querySelector("[data-topic-list]");
    const suggestions = box.querySelector("[data-topic-suggestions]");
    const add = () => {
      const names = this.topicInput.value.split(/[,，、;；\n]/).map((name) => name.replace(/^#|#$/g, "").trim()).filter(Boolean);
      this.topicInput.value = "";
      if (names.length) this.setTopics([...this.topics, ...names]);
    };
    this.topicInput.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter" || event.key === "," || event.key === "，") {
        event.preventDefault();
        add();
      } else if (event.key === "Backspace" && this.topicInput.value === "" && this.topics.length) {
        this.setTopics(this.topics.slice(0, -1));
      }
    });
    this.topicInput.addEventListener("change", add);
    let timer;
    this.topicInput.addEventListener("input", () => {
      clearTimeout(timer);
      const typed = this.topicInput.value.trim();
      if (!typed) return;
      timer = setTimeout(async () => {
        const names = await topics(typed).catch(() => []);
        suggestions.replaceChildren(...names.map((name) => element("option", { value: name })));
      }, 200);
    });
  }

  setTopics(names) {
    const seen = new Set();
    this.topics = names.filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase())).slice(0, this.maximum);
    this.showTopics();
    this.changed();
  }

  showTopics() {
    this.topicList.replaceChildren(...this.topics.map((name) =>
      element("li", { className: "topic-chip" }, name,
        iconButton("x", text("removeTopic", { name }), () => {
          this.setTopics(this.topics.filter((other) => other !== name));
          this.topicInput.focus();
        }))));
    this.topicInput.disabled = this.topics.length >= this.maximum;
  }
}
