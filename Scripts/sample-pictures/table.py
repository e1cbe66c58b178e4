"""What stands on a table: bread, tea, a lamp, a ledger."""

import math
import random

import numpy as np

from ink import BLUE, GOLD, RED, box, disc, fade, line, path, shape
from kit import blend, drawing, image, mix, noise, painting, rgb


@painting("bread-crumb.jpg")
def crumb():
    """A cut slice from very near: bubbles of every size with thin, shining walls."""
    height, width = 1067, 1600
    source = np.random.default_rng(5)
    rows, columns = np.mgrid[0:height, 0:width].astype(float)
    pixels = np.ones((height, width, 3)) * rgb("#ecd2a2")
    pixels += ((noise(height, width, 60, 3, 5) - 0.5) * 40 + (noise(height, width, 9, 4, 3) - 0.5) * 26)[..., None]
    wobble_x, wobble_y = (noise(height, width, 60, 6, 4) - 0.5) * 46, (noise(height, width, 60, 7, 4) - 0.5) * 46
    sizes = np.sort(6 + 66 * source.random(620) ** 4.5)[::-1]
    placed = []
    for radius in sizes:
        for _ in range(12):
            x, y = source.uniform(0, width), source.uniform(0, height)
            if all((x - a) ** 2 + (y - b) ** 2 > (0.93 * (radius + c)) ** 2 for a, b, c in placed):
                placed.append((x, y, radius))
                break
    for x, y, radius in placed:
        reach = int(radius * 1.6 + 30)
        part = np.s_[max(0, int(y) - reach) : int(y) + reach, max(0, int(x) - reach) : int(x) + reach]
        u = (columns[part] + wobble_x[part] - x) / (radius * source.uniform(0.95, 1.35))
        v = (rows[part] + wobble_y[part] - y) / (radius * source.uniform(0.75, 1.0))
        distance = np.hypot(u, v)
        hole = np.clip((1 - distance) * radius / 5, 0, 1)
        depth = np.clip(0.55 + 0.42 * (v * 0.75 + u * 0.4) - 0.25 * (1 - distance), 0, 1)
        inside = rgb("#8a5c33") * (1 - depth)[..., None] + rgb("#e4bd85") * depth[..., None]
        pixels[part] = blend(pixels[part], inside, hole * 0.92)
        rim = np.exp(-(((distance - 1.04) * radius / 4.5) ** 2)) * np.clip(0.5 - 0.6 * v, 0, 1)
        pixels[part] = blend(pixels[part], "#fff3d6", rim * 0.8)
    crust = np.clip((rows - 950 + 26 * noise(1, width, 160, 9, 4)[0] + wobble_y * 0.4) / 26, 0, 1)
    pixels = blend(pixels, rgb("#7a4522") + ((noise(height, width, 24, 8, 5) - 0.5) * 80)[..., None], crust)
    light = 1.08 - 0.3 * np.hypot((columns - 620) / 1500, (rows - 300) / 1100)
    return image(pixels * light[..., None], 2.5)


@drawing("loaves.jpg", 1600, 1067)
def loaves(width, height):
    out = [
        f"<defs>{fade('lwall', (0, '#3b2a24'), (1, '#6b4634'))}<radialGradient id='lbread' cx='.4' cy='.25' r='.9'><stop offset='0' stop-color='#e9b26c'/><stop offset='.5' stop-color='#b56d34'/><stop offset='1' stop-color='#6b3819'/></radialGradient>"
        f"<filter id='flour' x='0' y='0' width='1' height='1'><feTurbulence type='fractalNoise' baseFrequency='.9' numOctaves='3' seed='3'/><feColorMatrix values='0 0 0 0 1  0 0 0 0 .97  0 0 0 0 .9  0 0 0 2.4 -1.25'/><feComposite in2='SourceGraphic' operator='in'/></filter><radialGradient id='lglow'><stop offset='0' stop-color='#ffcf8a' stop-opacity='.5'/><stop offset='1' stop-color='#ffcf8a' stop-opacity='0'/></radialGradient></defs>",
        box(0, 0, width, height, "url(#lwall)"),
        disc(800, -60, 760, "url(#lglow)"),
    ]
    for shelf, y in enumerate((330, 650, 970)):
        x = 90 + (shelf % 2) * 70
        while x < width - 240:
            kind = random.choice(("round", "long", "round", "tin"))
            wide = {"round": 250, "long": 380, "tin": 270}[kind]
            tall = {"round": 150, "long": 112, "tin": 176}[kind] + random.randint(-10, 10)
            if x + wide > width - 40:
                break
            top = y - tall
            body = (
                path(f"M{x} {y} Q{x - 12} {top} {x + wide / 2} {top} Q{x + wide + 12} {top} {x + wide} {y}Z", "FILL")
                if kind != "tin"
                else path(
                    f"M{x + 8} {y} L{x} {y - 90} Q{x - 18} {top + 6} {x + wide / 2} {top} Q{x + wide + 18} {top + 6} {x + wide} {y - 90} L{x + wide - 8} {y}Z",
                    "FILL",
                )
            )
            out.append(
                f'<ellipse cx="{x + wide / 2}" cy="{y}" rx="{wide * 0.54}" ry="14" fill="#1b100b" opacity=".6"/>'
            )
            out.append(body.replace("FILL", "url(#lbread)"))
            cuts = 3 if kind == "long" else 1 if kind == "tin" else 2
            for cut in range(cuts):
                cx = x + wide * (cut + 1) / (cuts + 1)
                out.append(
                    path(
                        f"M{cx - 34} {top + tall * 0.62} Q{cx - 6} {top + tall * 0.2} {cx + 42} {top + tall * 0.16} Q{cx + 12} {top + tall * 0.36} {cx - 34} {top + tall * 0.62}Z",
                        "#f3d6a0",
                    )
                )
                out.append(
                    path(
                        f"M{cx - 34} {top + tall * 0.62} Q{cx - 6} {top + tall * 0.2} {cx + 42} {top + tall * 0.16}",
                        stroke="#5e3015",
                        width=5,
                    )
                )
            out.append(body.replace("FILL", "#fff").replace("/>", ' filter="url(#flour)" opacity=".55"/>'))
            x += wide + random.randint(22, 60)
        out += [
            box(30, y, width - 60, 26, "#a9774a"),
            box(30, y + 26, width - 60, 10, "#5a3a26"),
            box(30, y, width - 60, 5, "#d3a06c"),
        ]
    return "".join(out)


@drawing("tea-table.jpg", 1600, 1067)
def tea_table(width, height):
    """Seen from above: a tray, a gaiwan, four cups, and leaves."""
    out = [
        "<defs><radialGradient id='tliq' cx='.4' cy='.35' r='.8'><stop offset='0' stop-color='#e7b85c'/><stop offset='.7' stop-color='#b9782b'/><stop offset='1' stop-color='#7c4a18'/></radialGradient><radialGradient id='tcup' cx='.4' cy='.35' r='.7'><stop offset='.8' stop-color='#f7f2e6'/><stop offset='1' stop-color='#c9c0ab'/></radialGradient><filter id='tsh'><feGaussianBlur stdDeviation='14'/></filter></defs>",
        box(0, 0, width, height, "#4c3a2e"),
    ]
    for k in range(9):
        out.append(box(0, k * 122, width, 118, mix("#5c4636", "#3f2f25", random.random())))
        for _ in range(9):
            y = k * 122 + random.uniform(8, 112)
            out.append(
                path(
                    f"M0 {y} C400 {y + random.uniform(-14, 14)} 1100 {y + random.uniform(-14, 14)} 1600 {y}",
                    stroke="#2f221a",
                    width=1.6,
                    opacity=0.4,
                )
            )
    out += [
        box(240, 190, 1120, 700, "#000", rx=46, opacity=0.45, filter="url(#tsh)"),
        box(230, 170, 1120, 700, "#8d9b7c", rx=40),
        box(256, 196, 1068, 648, "#a3b08f", rx=28),
    ]
    for k in range(28):
        out.append(line(280 + k * 37, 210, 280 + k * 37, 830, "#93a180", 4))
    for x, y, r in ((560, 520, 190), (900, 340, 92), (1130, 420, 92), (1130, 660, 92), (900, 720, 92)):
        out += [
            disc(x + 16, y + 24, r, "#2a2a1d", opacity=0.5, filter="url(#tsh)"),
            disc(x, y, r, "url(#tcup)"),
            disc(x, y, r * 0.84, "#e5ddca"),
            disc(x, y, r * 0.8, "url(#tliq)"),
            f'<ellipse cx="{x - r * 0.28}" cy="{y - r * 0.34}" rx="{r * 0.26}" ry="{r * 0.1}" fill="#fff" opacity=".5" transform="rotate(-32 {x - r * 0.28} {y - r * 0.34})"/>',
        ]
    for _ in range(46):
        a, d = random.uniform(0, 6.28), random.uniform(0, 120)
        x, y, turn = 560 + d * math.cos(a), 520 + d * math.sin(a), random.uniform(0, 360)
        out.append(
            f'<path d="M-26 0 Q0 -15 28 0 Q0 15 -26 0Z" transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})" fill="{random.choice(("#4f6b33", "#6d8440", "#3f5529", "#7d8f4a"))}" opacity=".9"/>'
        )
    for _ in range(60):
        x, y, turn = random.gauss(1440, 50), random.gauss(250, 90), random.uniform(0, 360)
        out.append(
            f'<path d="M-19 0 Q0 -9 20 0 Q2 5 -19 0Z" transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})" fill="{random.choice(("#2f3d22", "#46552f", "#1f2a18"))}"/>'
        )
    return "".join(out)


@drawing("bedside.jpg", 1600, 900)
def bedside(width, height):
    out = [
        f"<defs><radialGradient id='bl' cx='.5' cy='.5' r='.5'><stop offset='0' stop-color='#ffca7a' stop-opacity='.95'/><stop offset='.4' stop-color='#f09a4a' stop-opacity='.4'/><stop offset='1' stop-color='#f09a4a' stop-opacity='0'/></radialGradient>{fade('bnight', (0, '#0d1734'), (1, '#31406f'))}</defs>",
        box(0, 0, width, height, "#2a2438"),
        box(150, 90, 520, 500, "#17131f", rx=8),
        box(170, 110, 480, 460, "url(#bnight)"),
    ]
    for _ in range(50):
        out.append(
            disc(
                random.uniform(175, 645),
                random.uniform(115, 430),
                random.uniform(0.8, 2.2),
                "#fff",
                opacity=f"{random.uniform(0.3, 0.9):.2f}",
            )
        )
    out += [
        disc(520, 220, 44, "#f6ecd0"),
        disc(500, 208, 40, "#15203f"),
        box(404, 110, 12, 460, "#17131f"),
        box(170, 336, 480, 12, "#17131f"),
    ]
    for k in range(9):
        x = 170 + k * 56
        out.append(box(x, 570 - random.randint(40, 120), 50, 120, "#0a1128"))
    for side, x in ((1, 110), (-1, 710)):
        out.append(
            path(f"M{x - 60} 70 h120 q{-30 * side} 280 {10 * side} 570 h-130 q{20 * side} -300 0 -570Z", "#6b4a5c")
        )
        for k in range(4):
            out.append(path(f"M{x - 40 + k * 28} 74 q{-14 * side} 280 {4 * side} 560", stroke="#553a4a", width=5))
    out += [
        box(0, 640, width, 260, "#3c2f3f"),
        path("M820 900 V640 Q830 560 940 552 H1640 V900Z", "#d9cfc0"),
        path("M860 560 Q880 470 1010 470 Q1160 466 1180 548 Q1180 590 1020 590 Q860 596 860 560Z", "#f3ecdf"),
        path("M820 720 Q1000 640 1240 690 T1640 660 V900 H820Z", BLUE),
        path("M820 760 Q1000 684 1240 730 T1640 700", stroke="#5b7fa8", width=8),
        path("M820 812 Q1000 740 1240 782 T1640 752", stroke="#5b7fa8", width=8),
        box(560, 610, 210, 290, "#6b4a34", rx=8),
        box(540, 596, 250, 24, "#8a6144", rx=6),
        disc(665, 720, 9, GOLD),
        box(656, 470, 14, 126, "#c9b48a"),
        '<ellipse cx="663" cy="594" rx="46" ry="10" fill="#c9b48a"/>',
        shape([(600, 480), (726, 480), (696, 384), (630, 384)], "#ffe1a6"),
        disc(663, 450, 430, "url(#bl)"),
        box(708, 572, 70, 10, RED),
        box(704, 582, 78, 12, "#f3ecdf"),
        path("M562 596 v-36 q0 -6 6 -6 h30 q6 0 6 6 v36Z", "#bcd8da", opacity=0.85),
    ]
    return "".join(out)
