// Copies the address of a preview link.

const button = document.querySelector("[data-copy-address]");
const address = document.querySelector("#preview-address");
if (button && address) {
  button.hidden = !navigator.clipboard;
  address.select();
  button.addEventListener("click", () => navigator.clipboard.writeText(address.value));
}
