// Shows which part of a picture the sliders choose, and lets it be dragged. The sliders alone are enough.

for (const form of document.querySelectorAll("[data-crop]")) {
  const picture = form.querySelector("[data-crop-picture]");
  const frame = form.querySelector("[data-crop-frame]");
  const { across, down, size } = form.elements;
  frame.hidden = false;

  /** The frame in pixels of the picture as it is on the page. */
  function area() {
    const { clientWidth: width, clientHeight: height } = picture;
    const side = (Math.min(width, height) * size.value) / 100;
    return { side, left: ((width - side) * across.value) / 100, top: ((height - side) * down.value) / 100 };
  }

  function draw() {
    const { side, left, top } = area();
    frame.style.insetInlineStart = `${left}px`;
    frame.style.insetBlockStart = `${top}px`;
    frame.style.inlineSize = frame.style.blockSize = `${side}px`;
  }

  function move(left, top) {
    const { side } = area();
    const room = { width: picture.clientWidth - side, height: picture.clientHeight - side };
    if (room.width > 0) across.value = (100 * left) / room.width;
    if (room.height > 0) down.value = (100 * top) / room.height;
    draw();
  }

  frame.addEventListener("pointerdown", (event) => {
    const start = area();
    const origin = { x: event.clientX, y: event.clientY };
    frame.setPointerCapture(event.pointerId);
    frame.onpointermove = (moved) =>
      move(start.left + moved.clientX - origin.x, start.top + moved.clientY - origin.y);
  });
  frame.addEventListener("pointerup", () => (frame.onpointermove = null));
  frame.addEventListener("pointercancel", () => (frame.onpointermove = null));

  form.addEventListener("input", draw);
  new ResizeObserver(draw).observe(picture);
  draw();
}
