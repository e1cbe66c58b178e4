// Shows colours and typeface on the two sheets of the preview while they are chosen. Whether a colour can be read is the
// server's to say.

const form = document.querySelector("[data-appearance]");
const names = ["accent", "darkAccent"];
let asked = 0;
let timer;

function sheet(name) {
  return document.querySelector(`[data-paper="${name}"]`);
}

function choose(typeface) {
  for (const name of names) sheet(name).dataset.typeface = typeface;
}

async function judge() {
  const number = ++asked;
  const query = new URLSearchParams(names.map((name) => [name, form.elements[name].value]));
  const answer = await fetch(`/admin/appearance/colours?${query}`, { headers: { Accept: "application/json" } });
  if (!answer.ok || number !== asked) return;
  const colours = await answer.json();
  for (const name of names) {
    const { passes, verdict, nearest, fill } = colours[name];
    sheet(name).style.setProperty("--fill", fill);
    form.querySelector(`[data-verdict="${name}"]`).textContent = verdict;
    const button = form.querySelector(`[data-nearest="${name}"]`);
    button.hidden = button.disabled = passes;
    button.value = nearest;
    button.textContent = button.dataset.text.replace("{colour}", nearest);
    button.closest(".field").classList.toggle("field-wrong", !passes);
  }
}

function show() {
  for (const name of names) sheet(name).style.setProperty("--accent", form.elements[name].value);
  choose(form.elements.typeface.value);
  clearTimeout(timer);
  timer = setTimeout(() => judge().catch(() => {}), 120);
}

if (form) {
  form.addEventListener("input", show);
  // The nearest colour is put into its field; what is saved is decided by the other button.
  for (const button of form.querySelectorAll("[data-nearest]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      form.elements[button.dataset.nearest].value = button.value;
      form.elements[button.dataset.nearest].focus();
      show();
    });
  }
  show();
}
