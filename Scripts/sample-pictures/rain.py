"""Rain: lights out of focus behind a wet window, with drops that turn the view upside down."""

import numpy as np
from scipy import ndimage

from kit import blend, gradient, image, noise, painting, rgb


def lights(height, width, seed, colours, count, ground):
    """A street at night as a camera focused on the glass sees it: every lamp a disc."""
    source = np.random.default_rng(seed)
    pixels = gradient([(0, ground[0]), (0.55, ground[1]), (1, ground[2])], height, width)
    rows, columns = np.mgrid[0:height, 0:width]
    for _ in range(count):
        x, y = source.uniform(0, width), height * np.clip(source.normal(0.55, 0.17), 0.05, 0.97)
        radius = source.uniform(16, 66)
        colour = colours[source.integers(len(colours))]
        distance = np.hypot(columns - x, rows - y)
        disc = np.clip((radius - distance) / 3, 0, 1) * (0.72 + 0.28 * np.clip(distance / radius, 0, 1) ** 6)
        pixels += rgb(colour) * (disc * source.uniform(0.16, 0.62))[..., None]
        pixels += rgb(colour) * (np.exp(-((distance / (radius * 2.6)) ** 2)) * 0.10)[..., None]
    return np.clip(pixels, 0, 255)


def drops(pixels, seed, count, largest):
    """Each drop is a lens: it shows the scene reversed, dark at its upper rim, with one bright point."""
    height, width = pixels.shape[:2]
    source = np.random.default_rng(seed)
    out = pixels.copy()
    sizes = np.sort(largest * source.random(count) ** 4.2 + 2)
    for radius in sizes:
        x, y = source.uniform(0, width), source.uniform(0, height)
        reach = int(radius * 1.5) + 2
        x0, x1, y0, y1 = (
            int(max(0, x - reach)),
            int(min(width, x + reach)),
            int(max(0, y - reach)),
            int(min(height, y + reach)),
        )
        if x1 - x0 < 3 or y1 - y0 < 3:
            continue
        rows, columns = np.mgrid[y0:y1, x0:x1].astype(float)
        u, v = (columns - x) / radius, (rows - y) / (radius * source.uniform(1.0, 1.25))
        angle = np.arctan2(v, u)
        edge = 1 + 0.09 * np.sin(angle * 2 + source.uniform(0, 6)) + 0.06 * np.sin(angle * 3 + source.uniform(0, 6))
        distance = np.hypot(u, v) / edge
        mask = np.clip((1 - distance) * radius / 1.6, 0, 1)
        sample_y = np.clip(y - v * radius * 5.5, 0, height - 1)
        sample_x = np.clip(x - u * radius * 5.5, 0, width - 1)
        lens = np.stack(
            [ndimage.map_coordinates(pixels[..., i], (sample_y, sample_x), order=1) for i in range(3)], axis=2
        )
        shade = 1 - 0.34 * np.clip(distance, 0, 1) ** 6
        lens = lens * (shade * (1.12 + 0.42 * np.clip(v, -1, 1)))[..., None] + 12
        glint = np.exp(-(((u + 0.34) / 0.16) ** 2 + ((v + 0.42) / 0.12) ** 2))
        lens = lens + (rgb("#ffffff") - lens) * (glint * 0.45)[..., None]
        out[y0:y1, x0:x1] = blend(out[y0:y1, x0:x1], lens, mask)
    return out


def window(width, height, seed, colours, ground, lamps, count, largest, mist=0.16):
    scene = lights(height, width, seed, colours, lamps, ground)
    scene = blend(scene, ground[1], noise(height, width, 320, seed, 4) * mist)
    return image(drops(scene, seed + 1, count, largest), 2, seed)


@painting("rain-amber.jpg")
def amber():
    return window(
        1600,
        1067,
        3,
        ["#ffb04a", "#ff7a3c", "#ffd58a", "#c8403a", "#7fb6d9"],
        ("#101a2b", "#22304a", "#0c1220"),
        44,
        1500,
        38,
    )


@painting("rain-blue.jpg")
def blue():
    return window(
        1600,
        1200,
        19,
        ["#7fd0ff", "#9fb4ff", "#ffffff", "#ffcf87", "#5aa0c8"],
        ("#16283a", "#2b4a60", "#0f1c29"),
        36,
        1900,
        30,
    )


@painting("rain-green.jpg")
def green():
    return window(
        1200, 1600, 27, ["#b7e08a", "#7fcf9f", "#fff0b0", "#e8835a"], ("#16302a", "#35594a", "#12241f"), 34, 1600, 40
    )


@painting("rain-dusk.jpg")
def dusk():
    return window(
        1600,
        1067,
        8,
        ["#ff9fb0", "#ffc59a", "#c8a0ff", "#ffe1b8", "#f0605a"],
        ("#3a2f55", "#7d5a78", "#2a2140"),
        40,
        1300,
        44,
    )


@painting("wet-street.jpg")
def street():
    """Neon seen upside down in a wet road: the reflections are drawn out towards the viewer."""
    height, width = 1067, 1600
    pixels = gradient([(0, "#0d1526"), (0.42, "#1b2a42"), (0.5, "#141d2e"), (1, "#070b13")], height, width)
    source = np.random.default_rng(6)
    rows, columns = np.mgrid[0:height, 0:width].astype(float)
    line = 520
    ripple = (noise(height, width, 30, 2, 4, stretch=4) - 0.5) * 2
    for _ in range(34):
        x, y = source.uniform(0, width), line - 30 - abs(source.normal(0, 150))
        colour = rgb(["#ff5a6e", "#ffb347", "#4fd0e0", "#f7f0d0", "#7a8cff", "#ff8a3d"][source.integers(6)])
        wide, tall = source.uniform(14, 70), source.uniform(18, 90)
        shine = np.exp(-(((columns - x) / wide) ** 4)) * np.exp(-(((rows - y) / tall) ** 4))
        pixels += colour * (ndimage.gaussian_filter(shine, 9) * 0.75)[..., None]
        below = np.clip(rows - line, 0, None)
        long = 1.6 * (line - y) + 130
        mirror = np.exp(-(((columns - x + ripple * below * 0.16) / (wide * 0.8)) ** 2))
        mirror *= np.exp(-(((below - (line - y)) / long) ** 2)) * (rows > line)
        pixels += colour * (mirror * (0.55 + 0.5 * ripple) * 0.42)[..., None]
    kerb = np.exp(-(((rows - line) / 5) ** 2))
    pixels = blend(pixels, "#0a101a", kerb * 0.7)
    fall = ndimage.gaussian_filter((source.random((height, width)) > 0.9975).astype(float), (13, 0.6))
    return image(pixels + (fall * 620)[..., None], 2.5)
