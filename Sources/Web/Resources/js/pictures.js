// Pictures of an article, large: fetched when the first of them is opened, and never before. Without it their links lead
// to the picture itself.

let dialog, shown, caption, position, complain, complaintAddress;
let links = [];
let current = 0;

function element(name, attributes) {
  return Object.assign(document.createElement(name), attributes);
}

function button(name, text, act) {
  const made = element("button", { type: "button", className: `viewer-${name}`, textContent: text });
  made.addEventListener("click", act);
  dialog.append(made);
}

function make(words) {
  dialog = element("dialog", { className: "viewer" });
  dialog.setAttribute("aria-label", words.label);
  const figure = element("figure");
  shown = element("img", { alt: "" });
  caption = element("figcaption");
  position = element("p", { className: "viewer-position" });
  position.setAttribute("role", "status");
  figure.append(shown, caption);
  dialog.append(figure, position);
  if (words.complaintUrl) {
    complaintAddress = words.complaintUrl;
    complain = element("a", { className: "viewer-complain", textContent: words.complain, rel: "nofollow" });
    dialog.append(complain);
  }
  button("close", words.close, () => dialog.close());
  button("previous", words.previous, () => show(current - 1));
  button("next", words.next, () => show(current + 1));
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) show(current + step);
  });
  // A touch beside the picture closes it; one on it sets it at its own size, to be moved about.
  figure.addEventListener("click", (event) => {
    if (event.target === shown) dialog.classList.toggle("viewer-whole");
    else dialog.close();
  });
  let start;
  figure.addEventListener("pointerdown", (event) => (start = event));
  figure.addEventListener("pointerup", (event) => {
    const way = event.clientX - (start?.clientX ?? event.clientX);
    if (event.pointerType === "touch" && Math.abs(way) > 60 && !dialog.classList.contains("viewer-whole")) {
      show(current + (way < 0 ? 1 : -1));
    }
  });
  dialog.addEventListener("close", () => links[current].focus());
  document.body.append(dialog);
}

function show(number) {
  if (number < 0 || number >= links.length) return;
  current = number;
  const small = links[number].querySelector("img");
  dialog.classList.remove("viewer-whole");
  shown.removeAttribute("src");
  shown.width = small.width;
  shown.height = small.height;
  shown.alt = small.alt;
  shown.src = links[number].getAttribute("href");
  const hash = shown.src.match(/\/media\/([0-9a-f]{64})\//)?.[1];
  if (complain) {
    complain.hidden = !hash;
    complain.href = `${complaintAddress}&picture=${hash}`;
  }
  caption.textContent = links[number].closest("figure").querySelector("figcaption")?.textContent ?? "";
  position.textContent = links.length > 1 ? `${number + 1} / ${links.length}` : "";
  dialog.querySelector(".viewer-previous").hidden = number === 0;
  dialog.querySelector(".viewer-next").hidden = number === links.length - 1;
}

export function open(link, words) {
  links = [...document.querySelectorAll("a.enlarge")];
  if (!dialog) make(words);
  show(links.indexOf(link));
  dialog.showModal();
}
