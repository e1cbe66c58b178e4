"""Pictures that are algorithms: a wandering river, contour lines, a flow field, cells."""

import math

import numpy as np
from PIL import Image, ImageDraw
from scipy import ndimage
from scipy.spatial import cKDTree

from ink import BLUE, box, curve, line
from kit import blend, drawing, image, noise, painting, rgb


def meander(age, seed):
    """One course of a river: its direction swings like a sine along its length, wider the older it is, with some wilfulness."""
    source = np.random.default_rng(seed)
    steps = 2600
    along = np.linspace(0, 1, steps)
    bends = 7.5 + source.normal(0, 0.4)
    swing = (0.9 + 1.0 * age) * (0.8 + 0.35 * ndimage.gaussian_filter1d(source.normal(0, 1, steps), 180) * 14)
    wander = ndimage.gaussian_filter1d(source.normal(0, 1, steps), 120) * 7
    angle = np.clip(swing, -2.05, 2.05) * np.sin(2 * np.pi * bends * along + source.normal(0, 0.5)) + wander
    x, y = np.cumsum(np.cos(angle)), np.cumsum(np.sin(angle))
    y = y - np.linspace(y[0], y[-1], steps)
    x = (x - x[0]) / (x[-1] - x[0]) * 1760 - 80
    return np.stack([x, 533 + y * 1760 / steps * 2.0], axis=1)


@drawing("meander-map.jpg", 1600, 1067)
def meander_map(width, height):
    tones = [
        "#e4d3b1",
        "#dcb98d",
        "#c9d2b4",
        "#9fc0b0",
        "#e2a98c",
        "#b7c9d0",
        "#d98d73",
        "#7fa9a3",
        "#e9cf8f",
        "#8fa6b8",
    ]
    courses = [meander(0.25 + 0.5 * k / 13, 40 + k) for k in range(14)]
    out = [box(0, 0, width, height, "#f2e9d5")]
    for k, course in enumerate(courses[:-1]):
        out.append(curve(course, tones[k % len(tones)], 34, stroke_linejoin="round", opacity=0.85))
    out += [
        curve(courses[-1], "#fdf8ea", 36, stroke_linejoin="round"),
        curve(courses[-1], BLUE, 26, stroke_linejoin="round"),
    ]
    for x in range(0, width, 200):
        out.append(line(x, 0, x, height, "#b8a988", 1, opacity=0.5))
    for y in range(67, height, 200):
        out.append(line(0, y, width, y, "#b8a988", 1, opacity=0.5))
    return "".join(out)


def ground(height, width):
    rows, columns = np.mgrid[0:height, 0:width].astype(float)
    field = noise(height, width, 420, 31, 5) * 0.8
    for x, y, tall, reach in ((520, 420, 1.0, 330), (1090, 620, 0.8, 290), (820, 240, 0.35, 180)):
        field += tall * np.exp(-(((columns - x) / reach) ** 2 + ((rows - y) / (reach * 0.75)) ** 2))
    return (field - field.min()) / (field.max() - field.min()) * 640


@painting("contours.jpg")
def contours():
    """Height every 20 m as a line, every 100 m as a thick one, with light from the north-west."""
    height, width = 1067, 1600
    field = ndimage.gaussian_filter(ground(height, width), 6)
    slope_y, slope_x = np.gradient(field)
    shade = np.clip(0.72 - (slope_x + slope_y) * 0.17, 0.35, 1.1)
    stops = [(0, "#b9cfa2"), (200, "#dde0b4"), (360, "#ecd9ae"), (500, "#d7b58c"), (640, "#f4ede0")]
    tint = np.stack([np.interp(field, [h for h, _ in stops], [rgb(c)[k] for _, c in stops]) for k in range(3)], axis=2)
    pixels = tint * (0.35 + 0.65 * shade)[..., None]
    size = np.hypot(slope_x, slope_y) + 1e-6
    for step, thick, strength in ((20, 0.9, 0.65), (100, 1.9, 0.95)):
        distance = np.abs((field + step / 2) % step - step / 2) / size
        pixels = blend(pixels, "#7a4a2c", np.clip(thick + 0.5 - distance, 0, 1) * strength)
    water = np.clip((70 - field) / 3, 0, 1)
    return image(blend(pixels, "#8fbcc6", water), 1.5)


@painting("flow-field.jpg")
def flow():
    """Ten thousand walkers follow the same wind; each leaves a thread."""
    height, width = 900, 1600
    angle = noise(height, width, 520, 12, 3) * math.tau * 1.5
    source = np.random.default_rng(2)
    picture = Image.new("RGB", (width, height), "#10212b")
    pen = ImageDraw.Draw(picture, "RGBA")
    colours = [tuple(int(v) for v in rgb(c)) for c in ("#2f8f8f", "#d9a441", "#f2e6cf", "#c8452f", "#5f8fc0")]
    for _ in range(3300):
        x, y = source.uniform(-100, width), source.uniform(-50, height + 50)
        colour = colours[
            int(
                np.clip(
                    angle[int(np.clip(y, 0, height - 1)), int(np.clip(x, 0, width - 1))] / math.tau / 1.5 * 5
                    + source.normal(0, 0.5),
                    0,
                    4,
                )
            )
        ]
        points = []
        for _ in range(int(source.uniform(20, 90))):
            points.append((x, y))
            a = angle[int(np.clip(y, 0, height - 1)), int(np.clip(x, 0, width - 1))]
            x, y = x + 5 * math.cos(a), y + 5 * math.sin(a)
        pen.line(points, fill=colour + (95,), width=2)
    return picture


@painting("frost-cells.jpg")
def cells():
    """A Voronoi diagram: every point belongs to its nearest bus stop."""
    height, width = 1067, 1600
    source = np.random.default_rng(33)
    points = np.empty((0, 2))
    while len(points) < 90:
        point = np.array([source.normal(width / 2, 420), source.normal(height / 2, 290)])
        if len(points) == 0 or np.hypot(*(points - point).T).min() > 52:
            points = np.vstack([points, point])
    rows, columns = np.mgrid[0:height, 0:width]
    distance, owner = cKDTree(points).query(np.stack([columns.ravel(), rows.ravel()], axis=1), k=2)
    near = distance[:, 0].reshape(height, width)
    apart = np.hypot(*(points[owner[:, 0]] - points[owner[:, 1]]).T)
    border = ((distance[:, 1] ** 2 - distance[:, 0] ** 2) / (2 * apart)).reshape(height, width)
    tones = np.array(
        [rgb(c) for c in ("#2f6f73", "#4f8f8a", "#8fb5a4", "#d9c08a", "#e0a06a", "#c8624a", "#335870", "#6d8b5a")]
    )
    pixels = tones[owner[:, 0].reshape(height, width) % 8].astype(float)
    pixels = pixels + (255 - pixels) * (np.clip(1 - near / 190, 0, 1) ** 2 * 0.5)[..., None]
    for step in (60, 120, 180):
        pixels = blend(pixels, "#ffffff", np.clip(1.6 - np.abs(near - step), 0, 1) * 0.5)
    pixels = blend(pixels, "#f5efe3", np.clip(2.4 - border, 0, 1))
    pixels = blend(pixels, "#22303a", np.clip(9 - near, 0, 1))
    pixels = blend(pixels, "#f5efe3", np.clip(5 - near, 0, 1))
    return image(pixels, 1)
