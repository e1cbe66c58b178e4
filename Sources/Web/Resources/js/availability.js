// Says while somebody types whether a handle or name can be had. Without this, sending the form says so.

const form = document.querySelector("[data-availability]");

for (const name of ["handle", "name"]) {
  const input = form?.elements[name];
  if (!input) continue;
  const output = document.createElement("p");
  output.className = "availability";
  output.setAttribute("role", "status");
  input.after(output);

  let timer;
  let latest = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    input.parentElement.querySelector(".field-error")?.remove();
    input.removeAttribute("aria-invalid");
    timer = setTimeout(() => look(++latest), 350);
  });

  async function look(request) {
    const value = input.value.trim();
    if (!value) return show("", "");
    try {
      const address = `${form.dataset.availability}?${new URLSearchParams({ [name]: name === "handle" ? value.toLowerCase() : value })}`;
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) return show("", "");
      const { answer, message } = await response.json();
      if (request === latest) show(answer, message);
    } catch {
      show("", "");
    }
  }

  function show(answer, message) {
    output.className = `availability availability-${answer}`;
    output.textContent = message;
  }
}
