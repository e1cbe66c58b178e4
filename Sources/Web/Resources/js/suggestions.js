// Suggests topics, publications and titles while somebody types, as a combobox with a list (WAI-ARIA 1.2): fetched when a
// field to search in is first come to. Searching needs none of this.

export function suggest(input) {
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.className = "search-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.label);
  list.hidden = true;
  input.parentElement.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) input.setAttribute(name, value);

  let timer;
  let latest = 0;
  let chosen = -1;

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    // Letters of an input method that are not a word yet.
    if (!event.isComposing) timer = setTimeout(() => ask(++latest), 150);
  });
  input.addEventListener("compositionend", () => ask(++latest));
  input.addEventListener("blur", () => close());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
    else return;
    event.preventDefault();
  });
  // Before the field loses the focus, which closes the list.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });

  async function ask(request) {
    const value = input.value.trim();
    if (!value) return close();
    try {
      const response = await fetch(`/search/suggestions?${new URLSearchParams({ q: value })}`);
      const suggestions = response.ok ? await response.json() : [];
      if (request === latest && document.activeElement === input) show(suggestions);
    } catch {
      close();
    }
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map((suggestion, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.url = suggestion.url;
      const text = document.createElement("span");
      text.textContent = suggestion.text;
      const kind = document.createElement("span");
      kind.className = "search-kind";
      kind.textContent = input.dataset[suggestion.kind];
      option.append(text, " ", kind);
      return option;
    }));
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    setOpen(suggestions.length > 0);
  }

  function choose(index) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = index >= list.children.length ? -1 : index;
    const option = list.children[chosen];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    latest++;
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    setOpen(false);
  }

  function setOpen(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
  }

  // What was typed until this was here.
  if (input.value !== input.defaultValue) ask(++latest);
}
