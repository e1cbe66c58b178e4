// What the page tells its scripts, and small help with making elements.

const data = JSON.parse(document.querySelector("#studio-data").textContent);

export const article = data.article;
export const account = data.account;
export const canEdit = data.canEdit;
export const session = { csrf: data.csrf };

/** The words of a key in the reader's language, with {name} filled in. */
export function text(key, values = {}) {
  return (data.texts[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

export function has(key) {
  return key in data.texts;
}

/** An element with properties and attributes; children are elements or texts. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && key !== "list" && key !== "role") made[key] = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("width", "20");
  svg.setAttribute("height", "20");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${data.icons}#${name}`);
  svg.append(use);
  return svg;
}

export function iconButton(name, label, onclick) {
  return element("button", { type: "button", className: "editor-icon", "aria-label": label, title: label, onclick }, icon(name));
}

/** A dialog that answers with the value of the button that closed it; "" when it was left. */
export function dialog(title, contents, buttons, className = "") {
  return new Promise((resolve) => {
    const heading = element("h2", { id: "dialog-title", className: "dialog-title" }, title);
    const box = element("dialog", { className: `dialog ${className}`, "aria-labelledby": "dialog-title" });
    const form = element("form", { method: "dialog" }, heading, contents,
      element("div", { className: "form-actions" }, buttons.map(([value, label, kind], index) =>
        element("button", {
          type: "submit", value, className: `button ${kind ?? (index === 0 ? "button-primary" : "")}`,
          formNoValidate: value === "",
        }, label))));
    box.append(form);
    box.addEventListener("close", () => {
      box.remove();
      resolve(box.returnValue);
    });
    document.body.append(box);
    box.showModal();
  });
}

/** A labelled field of a dialog. */
export function field(label, input, hint) {
  const id = `dialog-${Math.random().toString(36).slice(2)}`;
  input.id = id;
  const parts = [element("label", { htmlFor: id }, label), input];
  if (hint) {
    const note = element("p", { className: "field-hint", id: `${id}-hint` }, hint);
    input.setAttribute("aria-describedby", note.id);
    parts.splice(1, 0, note);
  }
  return element("div", { className: "field" }, parts);
}
