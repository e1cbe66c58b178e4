"""Two short films and one looping picture, frame by frame: needs ffmpeg."""

import math
import subprocess
import tempfile
import pathlib

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from charts import tide
from sorting import shuffled
from kit import PICTURES, gradient, mix, rgb

FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
FILMS = {}


def film(name):
    def register(frames):
        def make(file):
            with tempfile.TemporaryDirectory() as folder:
                for number, frame in enumerate(frames()):
                    frame.save(pathlib.Path(folder) / f"{number:04}.png")
                if file.endswith(".gif"):
                    rest = [
                        "-vf",
                        "split[a][b];[a]palettegen=max_colors=16[p];[b][p]paletteuse=dither=none",
                        "-loop",
                        "0",
                    ]
                else:
                    rest = [
                        "-c:v",
                        "libx264",
                        "-pix_fmt",
                        "yuv420p",
                        "-crf",
                        "26",
                        "-preset",
                        "slow",
                        "-movflags",
                        "+faststart",
                    ]
                rate = "10" if file.endswith(".gif") else "25"
                subprocess.run(
                    [
                        "ffmpeg",
                        "-y",
                        "-loglevel",
                        "error",
                        "-framerate",
                        rate,
                        "-i",
                        f"{folder}/%04d.png",
                        *rest,
                        str(PICTURES / file),
                    ],
                    check=True,
                )
                if file.endswith(".mp4"):
                    middle = sorted(pathlib.Path(folder).glob("*.png"))[number // 2]
                    Image.open(middle).convert("RGB").save(PICTURES / file.replace(".mp4", "-poster.jpg"), quality=85)
            print(f"{file:34} {number + 1} frames  {(PICTURES / file).stat().st_size // 1024} kB", flush=True)

        FILMS[name] = make
        return frames

    return register


@film("tide.mp4")
def tide_film():
    """Fifteen days in nine seconds: the water on a harbour wall, the moon that goes with it, and the curve behind."""
    width, height, count = 640, 360, 225
    sky = gradient([(0, "#1b2f4f"), (0.7, "#6f8fa8"), (1, "#d9c8a8")], height, width)
    font, small = ImageFont.truetype(FONT, 22, index=2), ImageFont.truetype(FONT, 15, index=2)
    for number in range(count):
        hours = number / count * 15 * 24
        level = 205 - tide(hours) * 30
        picture = Image.fromarray(sky.astype(np.uint8))
        pen = ImageDraw.Draw(picture)
        phase = (hours / 24 / 29.53 + 0.5) % 1  # begins with the full moon
        mx, my, r = 545, 62, 24
        pen.ellipse([mx - r, my - r, mx + r, my + r], fill="#2b3f5c")
        for y in range(-r, r + 1):
            half = math.sqrt(r * r - y * y)
            edge = half * math.cos(2 * math.pi * phase)
            if phase < 0.5:
                pen.line([mx + edge, my + y, mx + half, my + y], fill="#f6ecd0")
            else:
                pen.line([mx - half, my + y, mx - edge, my + y], fill="#f6ecd0")
        pen.rectangle([0, 90, 120, 360], fill="#6b5f55")
        for row in range(7):
            for column in range(4):
                x, y = column * 40 - (row % 2) * 20, 92 + row * 40
                if x > 116:
                    continue
                pen.rectangle([x, y, min(x + 37, 119), y + 37], fill="#7d7064" if (row + column) % 3 else "#857869")
        for mark in range(-3, 4):
            y = 205 - mark * 30
            pen.rectangle([104, y - 1, 120, y + 1], fill="#fff4d8")
            pen.text((82, y - 9), f"{mark:+d}" if mark else "0", font=small, fill="#fff4d8", anchor="lt")
        curve = [(x, 205 - tide(hours + (x - 380) / 7) * 30) for x in range(120, 641, 2)]
        pen.polygon(
            [(120, 360)] + [(x, level + 3 * math.sin(x / 26 + number / 5)) for x in range(120, 641, 6)] + [(640, 360)],
            fill="#2f6f83",
        )
        pen.line(curve, fill="#f3d58a", width=2)
        pen.ellipse([374, level - 6, 386, level + 6], fill="#f3d58a")
        pen.text((140, 22), f"第 {int(hours // 24) + 1} 天", font=font, fill="#ffffff")
        pen.text((140, 54), f"{tide(hours):+.2f} 米", font=small, fill="#e6eef2")
        yield picture


@film("sorting.mp4")
def sorting_film():
    """Insertion sort above, merge sort below, on the same values, one comparison for each tick of both."""
    width, height, count = 640, 360, 48
    start = shuffled(count, 3)

    def insertion(values):
        for k in range(1, count):
            j = k
            while j and values[j - 1] > values[j]:
                values[j - 1], values[j] = values[j], values[j - 1]
                j -= 1
                yield (j,)
            yield (k,)

    def merge(values, low=0, high=count):
        if high - low < 2:
            return
        middle = (low + high) // 2
        yield from merge(values, low, middle)
        yield from merge(values, middle, high)
        left, right, k = values[low:middle], values[middle:high], low
        while left and right:
            values[k] = left.pop(0) if left[0] <= right[0] else right.pop(0)
            k += 1
            values[k:high] = left + right
            yield (k - 1,)

    font = ImageFont.truetype(FONT, 18, index=2)
    rows = [("插入排序", list(start), None), ("归并排序", list(start), None)]
    walkers = [insertion(rows[0][1]), merge(rows[1][1])]
    marks, done, steps = [(), ()], [False, False], [0, 0]
    for number in range(225):
        picture = Image.new("RGB", (width, height), "#16222b")
        pen = ImageDraw.Draw(picture)
        for _ in range(3):
            for k, walker in enumerate(walkers):
                if not done[k]:
                    try:
                        marks[k] = next(walker)
                        steps[k] += 1
                    except StopIteration:
                        done[k], marks[k] = True, ()
        for k, (name, values, _) in enumerate(rows):
            base = 168 + k * 180
            for place, value in enumerate(values):
                share = value / (count - 1)
                tone = mix(mix("#3f8f93", "#d9a441", min(1, 2 * share)), "#c8452f", max(0, 2 * share - 1))
                x, tall = 18 + place * 12.6, 14 + share * 108
                pen.rectangle([x, base - tall, x + 9.6, base], fill="#ffffff" if place in marks[k] else tone)
            pen.text((18, base - 156), name, font=font, fill="#f5efe3")
            pen.text(
                (622, base - 156),
                f"{steps[k]} 步" + ("  完成" if done[k] else ""),
                font=font,
                fill="#f3d58a" if done[k] else "#9fb0b5",
                anchor="ra",
            )
        yield picture


@film("life.gif")
def life():
    """Conway's rules on a torus: a glider gun's worth of soup, 60 generations."""
    source = np.random.default_rng(8)
    cells = np.zeros((45, 80), dtype=int)
    cells[12:33, 22:58] = source.random((21, 36)) < 0.32
    age = np.zeros_like(cells)
    for _ in range(60):
        age = np.where(cells, np.minimum(age + 1, 4), 0)
        tones = np.array([rgb(c) for c in ("#12222b", "#f3d58a", "#d9a441", "#c8624a", "#2f8f8f")])
        yield Image.fromarray(np.kron(tones[age], np.ones((8, 8, 1))).astype(np.uint8))
        around = sum(np.roll(np.roll(cells, dy, 0), dx, 1) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx)
        cells = ((around == 3) | (cells & (around == 2))).astype(int)
