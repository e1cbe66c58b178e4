"""Clouds made of noise, and the winter stars from their real places."""

import math
import random

import numpy as np
from scipy import ndimage

from ink import SERIF, disc, fade, line, shape, text
from kit import blend, drawing, gradient, image, noise, painting, rgb
from landscapes import hills

WIDTH, HEIGHT = 1600, 1067


@painting("cumulus.jpg")
def cumulus():
    """Heaps with flat bases: puffs piled up above a line, lit from the upper left."""
    sky = gradient([(0, "#2f6ea8"), (0.6, "#8fbfdd"), (1, "#d9ebf0")], HEIGHT, WIDTH)
    source = np.random.default_rng(14)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    rough = noise(HEIGHT, WIDTH, 90, 3, 6) - 0.5
    for x, base, size in ((330, 700, 0.55), (1350, 660, 0.6), (800, 800, 0.4), (900, 560, 1.25), (180, 420, 0.75)):
        density, light = np.zeros((HEIGHT, WIDTH)), np.zeros((HEIGHT, WIDTH))
        for _ in range(46):
            across = source.normal(0, 120) * size
            up = abs(source.normal(0, 95)) * size * math.exp(-((across / (170 * size)) ** 2)) + 18 * size
            radius = source.uniform(34, 74) * size
            cx, cy = x + across, base - up
            distance = np.hypot(columns - cx, (rows - cy) * 1.08) / radius + rough * 0.9
            puff = np.clip((1.15 - distance) * 2.2, 0, 1) * np.clip((base + 10 * size - rows) / (14 * size), 0, 1)
            shade = np.clip(0.62 - ((columns - cx) * 0.35 + (rows - cy) * 0.75) / (radius * 2.1), 0, 1)
            light = np.where(puff > 0.02, light * (1 - puff) + shade * puff, light)
            density = np.maximum(density, puff)
        low = np.clip((rows - (base - 210 * size)) / (240 * size), 0, 1)
        tone = rgb("#ffffff") * light[..., None] + rgb("#9db3c8") * (1 - light)[..., None]
        tone = tone + (rgb("#8fa5bb") - tone) * (low**2 * 0.55)[..., None]
        sky = blend(sky, tone, density)
    return image(hills(sky, 9, 3, 930, 1000, "#a8c4c9", "#4f7a62", 60, 500, trees=12, mist=0.6))


@painting("stratus.jpg")
def stratus():
    sky = gradient([(0, "#9fa9ae"), (0.5, "#c6ccca"), (1, "#dfe0d8")], HEIGHT, WIDTH)
    sheet = noise(HEIGHT, WIDTH, 120, 8, 5, stretch=7)
    waves = 0.5 + 0.5 * np.sin(np.arange(HEIGHT)[:, None] / 34 + noise(HEIGHT, WIDTH, 300, 5, 3, stretch=3) * 9)
    sky = blend(sky, "#7f8a90", np.clip(sheet * 0.8 + waves * 0.25 - 0.45, 0, 1))
    return image(hills(sky, 23, 4, 760, 960, "#c3c9c6", "#4b5c5c", 110, 420, trees=16, mist=1.0))


@painting("cirrus.jpg")
def cirrus():
    sky = gradient([(0, "#1f4f86"), (0.55, "#5f9bc6"), (1, "#f2d9bd")], HEIGHT, WIDTH)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH].astype(float)
    bend = noise(HEIGHT, WIDTH, 420, 2, 3) * 260
    threads = noise(HEIGHT, WIDTH * 2, 36, 6, 6, stretch=16)
    y = np.clip(rows + bend * 0.8 - columns * 0.16 + 120, 0, HEIGHT - 1)
    x = np.clip(columns + bend * 0.6, 0, WIDTH * 2 - 1)
    wisp = ndimage.map_coordinates(threads, (y, x), order=1)
    veil = noise(HEIGHT, WIDTH, 330, 17, 4, stretch=2)
    sky = blend(sky, "#ffffff", np.clip((wisp - 0.42) * 2.3, 0, 1) * np.clip((veil - 0.32) * 2.2, 0, 1) * 0.95)
    return image(hills(sky, 44, 2, 985, 1020, "#c9a58c", "#4a4a5e", 40, 600, mist=0.3))


# Right ascension in hours, declination in degrees, magnitude (epoch J2000, rounded), name if it is written on the chart.
STARS = [
    (5.919, 7.41, 0.5, "参宿四"),
    (5.242, -8.20, 0.1, "参宿七"),
    (5.419, 6.35, 1.6, ""),
    (5.533, -0.30, 2.2, ""),
    (5.604, -1.20, 1.7, "参宿三星"),
    (5.679, -1.94, 1.8, ""),
    (5.796, -9.67, 2.1, ""),
    (5.585, 9.93, 3.3, ""),
    (5.588, -5.39, 4.0, ""),
    (6.752, -16.72, -1.5, "天狼星"),
    (6.378, -17.96, 2.0, ""),
    (7.140, -26.39, 1.8, ""),
    (6.977, -28.97, 1.5, ""),
    (7.401, -29.30, 2.4, ""),
    (7.655, 5.22, 0.4, "南河三"),
    (7.453, 8.29, 2.9, ""),
    (4.599, 16.51, 0.9, "毕宿五"),
    (5.438, 28.61, 1.7, ""),
    (5.627, 21.14, 3.0, ""),
    (4.330, 15.63, 3.7, ""),
    (4.383, 17.54, 3.8, ""),
    (4.477, 19.18, 3.5, ""),
    (4.478, 15.87, 3.4, ""),
    (3.791, 24.11, 2.9, "昴星团"),
    (3.747, 24.11, 3.7, ""),
    (3.763, 24.37, 3.9, ""),
    (3.772, 23.95, 4.1, ""),
    (3.819, 24.05, 3.6, ""),
    (5.278, 46.00, 0.1, "五车二"),
    (5.992, 44.95, 1.9, ""),
    (5.995, 37.21, 2.6, ""),
    (4.950, 33.17, 2.7, ""),
    (7.577, 31.89, 1.6, "北河二"),
    (7.755, 28.03, 1.1, "北河三"),
    (6.629, 16.40, 1.9, ""),
    (6.383, 22.51, 2.9, ""),
    (6.732, 25.13, 3.1, ""),
    (5.547, -17.82, 2.6, ""),
    (5.471, -20.76, 2.8, ""),
    (5.130, -5.09, 2.8, ""),
    (4.829, 6.96, 3.2, ""),
    (4.853, 5.61, 3.7, ""),
    (4.844, 8.90, 4.4, ""),
    (7.068, 20.57, 3.8, ""),
    (7.335, 21.98, 3.5, ""),
]
FIGURES = [
    "0-2",
    "0-5",
    "2-3",
    "3-4",
    "4-5",
    "3-1",
    "5-6",
    "0-7",
    "2-7",
    "9-10",
    "9-12",
    "12-11",
    "11-13",
    "14-15",
    "16-21",
    "16-22",
    "22-19",
    "19-20",
    "20-21",
    "16-18",
    "21-17",
    "28-29",
    "29-30",
    "30-17",
    "17-31",
    "31-28",
    "32-33",
    "33-44",
    "44-43",
    "43-34",
    "32-36",
    "36-35",
]


@drawing("orion.jpg", 1600, 1600)
def orion(width, height):
    """The winter sky facing south, east to the left; the red hexagon joins its brightest stars."""
    place = lambda ra, dec: (800 - (ra - 5.75) * 15 * math.cos(math.radians(dec)) * 20, 940 - (dec - 2) * 18.8)
    out = [
        f"<defs>{fade('ssky', (0, '#060b1c'), (0.7, '#12224a'), (1, '#2f3d6b'))}<filter id='sglow'><feGaussianBlur stdDeviation='9'/></filter></defs><rect width='{width}' height='{height}' fill='url(#ssky)'/>"
    ]
    for _ in range(900):
        x, y = random.uniform(0, width), random.uniform(0, height)
        out.append(disc(x, y, random.uniform(0.4, 1.3), "#cfd9f5", opacity=f"{random.uniform(0.15, 0.6):.2f}"))
    for _ in range(1500):
        y = random.uniform(0, height)
        out.append(
            disc(
                560 + y * 0.12 + random.gauss(0, 95),
                y,
                random.uniform(0.4, 1.2),
                "#e8ecff",
                opacity=f"{random.uniform(0.1, 0.4):.2f}",
            )
        )
    for pair in FIGURES:
        a, b = (STARS[int(k)] for k in pair.split("-"))
        out.append(line(*place(*a[:2]), *place(*b[:2]), "#7f9bd6", 2.5, opacity=0.7))
    out.append(
        shape(
            [place(*STARS[k][:2]) for k in (9, 1, 16, 28, 33, 14)],
            "none",
            stroke="#e0604a",
            stroke_width=3,
            stroke_dasharray="4 12",
            stroke_linecap="round",
        )
    )
    for ra, dec, magnitude, name in STARS:
        x, y = place(ra, dec)
        radius = max(2.2, 9.5 - 1.75 * magnitude)
        tone = {
            "参宿四": "#ffb08a",
            "毕宿五": "#ffc49a",
            "参宿七": "#cfe0ff",
            "天狼星": "#eaf3ff",
            "五车二": "#fff0c4",
            "北河三": "#ffe0b0",
        }.get(name, "#f4f6ff")
        out += [disc(x, y, radius * 2.4, tone, opacity=0.35, filter="url(#sglow)"), disc(x, y, radius, tone)]
        if name:
            out.append(text(x + radius + 14, y - 12, name, 34, "#f3e6c4", family=SERIF, weight=700))
    x, y = place(5.588, -5.39)
    out.append(f'<ellipse cx="{x}" cy="{y}" rx="17" ry="24" fill="#e7a8c4" opacity=".55" filter="url(#sglow)"/>')
    for words, (x, y) in (
        ("猎户座", place(5.05, 1)),
        ("金牛座", place(4.95, 21)),
        ("双子座", place(7.0, 17)),
        ("大犬座", place(6.55, -23)),
        ("御夫座", place(5.55, 40)),
    ):
        out.append(text(x, y, words, 40, "#8fa8df", "middle", SERIF, 400, letter_spacing="8", opacity=0.85))
    ridge = (
        [(0, 1600), (0, 1540)]
        + [
            (x, 1530 - 26 * math.sin(x / 190) - 14 * math.sin(x / 53) - random.uniform(0, 9))
            for x in range(0, 1601, 14)
        ]
        + [(1600, 1600)]
    )
    return "".join(out) + shape(ridge, "#050814") + text(800, 1584, "南", 32, "#8fa8df", "middle", SERIF)
