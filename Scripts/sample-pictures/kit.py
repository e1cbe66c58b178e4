"""What every scene uses: the registry of pictures, colours, noise, and turning SVG into pixels."""

import pathlib
import random
import subprocess
import tempfile

import numpy as np
from PIL import Image
from scipy import ndimage

ROOT = pathlib.Path(__file__).resolve().parents[2]
PICTURES = ROOT / "Sample" / "pictures"
QUALITY = 82

PAINTINGS = {}  # name -> function returning a Pillow image
DRAWINGS = {}  # name -> (width, height, function returning the inside of an <svg>)


def painting(name):
    def register(make):
        PAINTINGS[name] = make
        return make

    return register


def drawing(name, width, height):
    def register(make):
        DRAWINGS[name] = (width, height, make)
        return make

    return register


def rgb(colour):
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)], dtype=float)


def mix(a, b, t):
    """The hexadecimal colour a share t of the way from a to b."""
    return "#%02x%02x%02x" % tuple(int(round(v)) for v in rgb(a) * (1 - t) + rgb(b) * t)


def gradient(stops, height, width):
    """A vertical gradient of hexadecimal colours at the given heights (0 to 1)."""
    y = np.linspace(0, 1, height)
    places = [place for place, _ in stops]
    colours = np.array([rgb(colour) for _, colour in stops])
    columns = [np.interp(y, places, colours[:, i]) for i in range(3)]
    return np.repeat(np.stack(columns, axis=1)[:, None, :], width, axis=1)


def noise(height, width, cell, seed, octaves=4, stretch=1.0):
    """Fractal value noise in 0…1; `cell` is the size in pixels of the largest lump, `stretch` its width over its height."""
    source = np.random.default_rng(seed)
    total = np.zeros((height, width))
    weight = 1.0
    for _ in range(octaves):
        rows = max(2, int(height / cell) + 2)
        columns = max(2, int(width / (cell * stretch)) + 2)
        lattice = source.random((rows + 3, columns + 3))
        y = np.linspace(1, rows, height)
        x = np.linspace(1, columns, width)
        grid = np.meshgrid(y, x, indexing="ij")
        total += weight * ndimage.map_coordinates(lattice, grid, order=3, mode="reflect")
        weight *= 0.5
        cell = max(2, cell / 2)
    low, high = total.min(), total.max()
    return (total - low) / (high - low)


def ridge(width, cell, seed, octaves=6):
    return noise(3, width, cell, seed, octaves)[1]


def blend(base, colour, mask):
    """Lay a colour (hex, or an array of pixels) over the base where the mask says so."""
    top = rgb(colour) if isinstance(colour, str) else colour
    return base + (top - base) * np.clip(mask, 0, 1)[..., None]


def image(pixels, grain=2.0, seed=1):
    """Pixels as a picture, with the little grain that keeps wide gradients from banding."""
    source = np.random.default_rng(seed)
    speck = source.normal(0, grain, pixels.shape[:2])[..., None]
    return Image.fromarray(np.clip(pixels + speck, 0, 255).astype(np.uint8), "RGB")


def save(picture, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / name
    if name.endswith(".png"):
        picture.convert("RGB").quantize(192, dither=Image.Dither.NONE).save(path, optimize=True)
    else:
        picture.convert("RGB").save(path, quality=QUALITY, optimize=True, progressive=True)
    print(f"{name:34} {picture.width}×{picture.height}  {path.stat().st_size // 1024} kB", flush=True)


def rasterise(names):
    """All the drawings on one tall page, one screenshot, cut apart: Chromium starts once."""
    if not names:
        return
    top, parts, places = 0, [], []
    for name in names:
        width, height, make = DRAWINGS[name]
        random.seed(name)
        parts.append(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
            f' style="position:absolute;left:0;top:{top}px">{make(width, height)}</svg>'
        )
        places.append((name, width, height, top))
        top += height
    page = "<!doctype html><meta charset=utf-8><body style='margin:0;background:#fff'>" + "".join(parts)
    widest = max(width for _, width, _, _ in places)
    with tempfile.TemporaryDirectory() as folder:
        source, target = pathlib.Path(folder) / "page.html", pathlib.Path(folder) / "page.png"
        source.write_text(page)
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                f"--window-size={widest},{top}",
                f"--screenshot={target}",
                str(source),
            ],
            check=True,
            capture_output=True,
        )
        sheet = Image.open(target).convert("RGB")
    for name, width, height, place in places:
        save(sheet.crop((0, place, width, place + height)), name)
