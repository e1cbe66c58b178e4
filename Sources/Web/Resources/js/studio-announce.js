// Tells a screen reader what a key or a button has just done where only the picture of the page shows it.

let place = null;

export function announce(words) {
  if (!place) {
    place = document.createElement("p");
    place.className = "visually-hidden";
    place.setAttribute("role", "status");
    place.dataset.announced = "";
  }
  // A live region outside of an open dialog is not heard.
  const home = document.querySelector("dialog[open]") ?? document.body;
  if (place.parentElement !== home) home.append(place);
  place.textContent = words;
}
