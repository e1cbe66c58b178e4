"""Landscapes in layers: each ridge stands in more haze than the one before it."""

import numpy as np
from PIL import ImageDraw
from scipy import ndimage

from kit import blend, gradient, image, noise, painting, rgb, ridge

WIDTH, HEIGHT = 1600, 1067


def sunlight(pixels, x, y, radius, colour, glow):
    rows, columns = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]]
    distance = np.hypot(columns - x, rows - y)
    pixels = blend(pixels, colour, np.exp(-((distance / (radius * glow)) ** 1.2)) * 0.75)
    return blend(pixels, colour, np.clip(radius - distance, 0, 1))


def hills(pixels, seed, count, top, bottom, haze, near, relief, cell=420, trees=0, mist=0.85):
    """Ridges from far (the colour of the haze) to near, with mist lying in each valley."""
    height, width = pixels.shape[:2]
    rows = np.arange(height)[:, None]
    for layer in range(count):
        depth = (layer + 1) / count
        line = top + (bottom - top) * depth**1.3
        shape = line + relief * (0.6 + 0.7 * depth) * (0.5 - ridge(width, cell * (0.5 + depth), seed + layer * 17))
        if trees:
            shape = shape - trees * depth * ridge(width, 9, seed + layer * 31, 3)
        colour = rgb(haze) * (1 - depth) + rgb(near) * depth
        below = rows - shape[None, :]
        fade = np.clip(below / (height * 0.26), 0, 1) * mist * (1 - depth * 0.75)
        body = colour + (rgb(haze) - colour) * fade[..., None]
        pixels = blend(pixels, body, np.clip(below, 0, 1))
    return pixels


def water(pixels, line, tint, strength, seed):
    """Everything below the line mirrors what is above it, broken by ripples that grow towards the viewer."""
    height, width = pixels.shape[:2]
    depth = height - line
    rows, columns = np.mgrid[0:depth, 0:width].astype(float)
    share = rows / depth
    ripple = noise(depth, width, 26, seed, 4, stretch=9) - 0.5
    source = np.clip(line - rows * min(1.0, line / depth) + ripple * (14 + 120 * share), 0, line - 1)
    shift = np.clip(columns + ripple * 60 * share, 0, width - 1)
    mirror = np.stack([ndimage.map_coordinates(pixels[..., i], (source, shift), order=1) for i in range(3)], axis=2)
    mirror = mirror + (rgb(tint) - mirror) * (strength + 0.25 * share)[..., None]
    mirror += (ripple * 34 * (0.3 + share))[..., None]
    pixels[line:] = mirror
    return pixels


@painting("river-fog.jpg")
def river_fog():
    sky = gradient([(0, "#c9d3d6"), (0.5, "#e9e4d8"), (1, "#f3ead9")], HEIGHT, WIDTH)
    sky = sunlight(sky, 1120, 330, 46, "#fff6e0", 5)
    sky = hills(sky, 5, 5, 380, 640, "#dfe0d9", "#5e7c7f", 210, 520, trees=14, mist=1.0)
    sky = water(sky, 690, "#dfe3dd", 0.32, 8)
    veil = noise(HEIGHT, WIDTH, 240, 9, 4, stretch=4)
    band = np.exp(-(((np.arange(HEIGHT) - 670) / 95) ** 2))[:, None]
    return image(blend(sky, "#f1ece2", veil * band * 1.2))


@painting("estuary-evening.jpg")
def estuary():
    sky = gradient(
        [(0, "#27395c"), (0.35, "#7b6d8d"), (0.55, "#e39a77"), (0.68, "#f6d6a0"), (1, "#f6d6a0")], HEIGHT, WIDTH
    )
    cloud = noise(HEIGHT, WIDTH, 150, 3, 5, stretch=5)
    sky = blend(sky, "#f2b48a", np.clip(cloud - 0.55, 0, 1) * 1.6)
    sky = sunlight(sky, 560, 610, 44, "#fff1c9", 6)
    sky = hills(sky, 41, 3, 610, 668, "#d08f7c", "#33385a", 70, 700, mist=0.5)
    sky = water(sky, 680, "#2c3554", 0.18, 4)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    flats = noise(HEIGHT, WIDTH, 130, 15, 5, stretch=6)
    near = np.clip((rows - 760) / 300, 0, 1)
    sand = np.clip((flats - 0.58 + near * 0.12) * 14, 0, 1) * (rows > 715)
    return image(blend(sky, "#3b3346", sand * 0.85))


@painting("tea-hills.jpg")
def tea_hills():
    sky = gradient([(0, "#dfe8dc"), (0.6, "#f5efdc"), (1, "#f5efdc")], HEIGHT, WIDTH)
    sky = hills(sky, 77, 4, 300, 520, "#dce4d6", "#7d9c86", 250, 460, trees=8, mist=1.0)
    rows = np.arange(HEIGHT)[:, None]
    for layer, (line, colour) in enumerate([(600, "#7fa06d"), (740, "#5e8a57"), (890, "#3e6d47")]):
        shape = line + 170 * (0.5 - ridge(WIDTH, 620, 100 + layer, 3))
        below = rows - shape[None, :]
        # A terrace keeps its distance from the ridge line, so the hedges follow the slope and crowd together uphill.
        spacing = 15 + 9 * layer
        stripe = np.sin(
            np.sqrt(np.clip(below, 0, None) * 60) / spacing * 2.6 + noise(HEIGHT, WIDTH, 60, layer, 3) * 1.2
        )
        leaf = noise(HEIGHT, WIDTH, 7, 5 + layer, 2)
        body = rgb(colour) + (np.clip(stripe * 2.2, -1, 1) * 17 + (leaf - 0.5) * 30)[..., None]
        body = body + (rgb("#eef0dc") - body) * (np.exp(-np.clip(below, 0, None) / 60) * 0.25)[..., None]
        sky = blend(sky, body, np.clip(below, 0, 1))
    return image(sky, 3)


@painting("wetland-dawn.jpg")
def wetland():
    sky = gradient([(0, "#8fa9b8"), (0.4, "#e7c9b1"), (0.62, "#f7e3c0"), (1, "#f7e3c0")], HEIGHT, WIDTH)
    sky = sunlight(sky, 1050, 520, 60, "#fff3d2", 5)
    sky = hills(sky, 12, 3, 540, 600, "#e2cdb8", "#8b8f8c", 60, 500, trees=26, mist=0.7)
    sky = water(sky, 610, "#c9b8a5", 0.15, 21)
    source = np.random.default_rng(4)
    picture = image(sky)
    pen = ImageDraw.Draw(picture)
    for depth in (0.25, 0.55, 1.0):
        for _ in range(int(150 + 110 * depth)):
            x = source.uniform(-40, WIDTH + 40)
            if abs(x - 900) < 330 * (1.25 - depth * 0.4):
                continue
            base = 640 + 430 * depth + source.uniform(-20, 60)
            tall = source.uniform(120, 330) * depth + 50
            lean = source.normal(0.16, 0.09) * tall
            tone = int(150 - 105 * depth + source.uniform(-12, 12))
            colour = (tone + 14, tone + 2, max(0, tone - 22))
            points = [(x + lean * t**2, base - tall * t) for t in np.linspace(0, 1, 9)]
            pen.line(points, fill=colour, width=max(1, int(3.2 * depth)))
            if source.random() < 0.5:
                tip, before = points[-1], points[-3]
                for share in np.linspace(0, 1, 9):
                    cx = before[0] + (tip[0] - before[0]) * share + source.normal(0, 2)
                    cy = before[1] + (tip[1] - before[1]) * share
                    size = 7 * depth * (1 - abs(share - 0.45))
                    pen.ellipse([cx - size, cy - size * 1.6, cx + size, cy + size * 1.6], fill=colour)
    for x, y, size in [
        (420, 250, 26),
        (480, 228, 23),
        (545, 212, 21),
        (612, 205, 19),
        (676, 214, 17),
        (470, 300, 20),
        (400, 330, 18),
    ]:
        pen.line(
            [
                (x - size, y - size * 0.35),
                (x - size * 0.35, y - size * 0.12),
                (x, y + 4),
                (x + size * 0.4, y - size * 0.2),
                (x + size, y - size * 0.05),
            ],
            fill=(64, 62, 66),
            width=4,
            joint="curve",
        )
    return picture


@painting("ink-mountains.jpg")
def ink_mountains():
    height, width = 1600, 1200
    pixels = np.ones((height, width, 3)) * rgb("#f2ece0")
    pixels -= (noise(height, width, 9, 2, 3) * 9)[..., None]
    rows = np.arange(height)[:, None]
    for layer in range(6):
        depth = (layer + 1) / 6
        line = 420 + 900 * depth
        peaks = ridge(width, 330, 300 + layer * 7, 7) ** 1.5
        shape = line - (560 - 180 * depth) * peaks
        below = rows - shape[None, :]
        wash = np.exp(-np.clip(below, 0, None) / (120 + 120 * depth))
        rough = noise(height, width, 46, 40 + layer, 5, stretch=0.45)
        ink = np.clip(below / 2, 0, 1) * wash * (0.2 + 0.75 * depth) * (0.55 + 0.7 * rough)
        pixels = blend(pixels, mix_ink(depth), ink)
        pixels = blend(pixels, "#f2ece0", np.clip(below / 400, 0, 1) * 0.55 * np.clip(below, 0, 1))
    return image(pixels, 2.5)


def mix_ink(depth):
    return "#6f7f86" if depth < 0.4 else "#3d474c" if depth < 0.8 else "#22282b"


@painting("river-path.jpg")
def river_path():
    """A spring-green towpath seen along its length: bands in perspective, poplars, water on one side."""
    sky = gradient([(0, "#a9cbe0"), (0.45, "#e6eee6"), (1, "#f4efdc")], HEIGHT, WIDTH)
    sky = blend(sky, "#ffffff", np.clip(noise(HEIGHT, WIDTH, 210, 31, 5, stretch=3) - 0.5, 0, 1) * 1.3)
    sky = hills(sky, 62, 3, 470, 540, "#cfdcd8", "#6f9287", 90, 400, trees=18, mist=0.6)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    share = np.clip((rows - 540) / (HEIGHT - 540), 0, 1)
    across = (columns - 880) / (40 + 1000 * share)
    ground = rows >= 540
    grass = rgb("#7f9d5b") + ((noise(HEIGHT, WIDTH, 10, 3, 3) - 0.5) * 60 * (0.4 + share))[..., None]
    sky = np.where(ground[..., None], grass, sky)
    path = rgb("#d8c6a4") + ((noise(HEIGHT, WIDTH, 40, 6, 5) - 0.5) * 34)[..., None]
    sky = blend(sky, path, ground * np.clip((0.34 - np.abs(across)) * 14, 0, 1))
    river = rgb("#7ea6b4") + ((noise(HEIGHT, WIDTH, 18, 7, 4, stretch=10) - 0.5) * 60)[..., None]
    sky = blend(sky, river, ground * np.clip((-0.62 - across) * 9, 0, 1))
    trunk = np.zeros_like(rows)
    crown = np.zeros_like(rows)
    rough = noise(HEIGHT, WIDTH, 22, 12, 4)
    for depth in np.linspace(0.1, 1.0, 7) ** 1.5:
        foot = 545 + 330 * depth
        x = 880 + (40 + 1000 * (foot - 540) / (HEIGHT - 540)) * 0.66
        tall = 80 + 800 * depth
        trunk = np.maximum(trunk, (np.abs(columns - x) < 2 + 11 * depth) * (rows < foot) * (rows > foot - tall * 0.5))
        oval = ((columns - x) / (tall * 0.15)) ** 2 + ((rows - (foot - tall * 0.62)) / (tall * 0.44)) ** 2
        crown = np.maximum(crown, np.clip((1.25 - oval - rough * 0.9) * 5, 0, 1))
    sky = blend(sky, "#5c4a3b", trunk)
    leaf = rgb("#56814b") + ((noise(HEIGHT, WIDTH, 12, 14, 3) - 0.42) * 110)[..., None]
    return image(blend(sky, leaf, crown), 2.5)
