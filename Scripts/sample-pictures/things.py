"""Leaves, fog, stairs, a running track, a reading room."""

import math
import random

from ink import BLUE, GOLD, GREEN, INK, RED, SERIF, TEAL, box, disc, fade, line, path, shape, text
from kit import drawing, mix


@drawing("ginkgo.jpg", 1600, 1067)
def ginkgo(width, height):
    out = [box(0, 0, width, height, "#5b6670")]
    for row in range(12):
        for column in range(12):
            out.append(
                box(column * 142 - (row % 2) * 71, row * 92, 139, 89, mix("#66727b", "#4f5962", random.random()), rx=5)
            )
    for k in range(420):
        x, y, size, turn = (
            random.uniform(-30, width + 30),
            random.uniform(-30, height + 30),
            random.uniform(28, 62),
            random.uniform(0, 360),
        )
        tone = mix(random.choice(("#f2c230", "#e9ad1f", "#f6d860", "#d9952a")), "#7a5a20", random.random() * 0.25)
        leaf = f"M0 0 Q{-size * 0.35} {-size * 0.5} {-size} {-size * 0.62} Q{-size * 0.8} {-size * 1.12} {-size * 0.12} {-size * 1.1} L0 {-size * 0.72} L{size * 0.12} {-size * 1.1} Q{size * 0.8} {-size * 1.12} {size} {-size * 0.62} Q{size * 0.35} {-size * 0.5} 0 0Z"
        veins = "".join(
            f'<path d="M0 0 L{size * math.sin(a):.1f} {-size * math.cos(a):.1f}" stroke="#a87412" stroke-width="1" opacity=".5"/>'
            for a in (-0.8, -0.5, -0.25, 0.25, 0.5, 0.8)
        )
        out.append(
            f'<g transform="translate({x + 5:.0f} {y + 8:.0f}) rotate({turn:.0f})"><path d="{leaf}" fill="#1d2329" opacity=".35"/></g>'
            f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})"><path d="{leaf}" fill="{tone}"/>{veins}<path d="M0 0 q{size * 0.1:.0f} {size * 0.4:.0f} -4 {size * 0.7:.0f}" stroke="{tone}" stroke-width="4" fill="none"/></g>'
        )
    return "".join(out)


@drawing("fog-lamps.jpg", 1600, 900)
def fog(width, height):
    out = [
        f"<defs>{fade('gsky', (0, '#c8ced0'), (0.6, '#e4e2da'), (1, '#cfd2cf'))}<filter id='gf'><feGaussianBlur stdDeviation='6'/></filter><radialGradient id='gl'><stop offset='0' stop-color='#fff3cc'/><stop offset='.2' stop-color='#ffe6a8' stop-opacity='.7'/><stop offset='1' stop-color='#ffe6a8' stop-opacity='0'/></radialGradient></defs>",
        box(0, 0, width, height, "url(#gsky)"),
    ]
    for depth in (0.15, 0.28, 0.42, 0.6, 0.85):
        tone, tall = mix("#d5d8d6", "#4d575b", depth), 260 + 560 * depth
        x, foot = 800 + (620 if int(depth * 100) % 2 else -620) * depth, 560 + 330 * depth
        x2 = 1600 - x
        for px in (x, x2):
            arm = 60 * depth if px < 800 else -60 * depth
            out += [
                line(px, foot, px, foot - tall, tone, 4 + 12 * depth),
                line(px, foot - tall, px + arm, foot - tall - 8, tone, 3 + 8 * depth),
                disc(px + arm, foot - tall + 6, 60 + 150 * depth, "url(#gl)"),
                disc(px + arm, foot - tall + 2, 5 + 10 * depth, "#fffbe6"),
            ]
        out.append(box(0, 0, width, height, "#d9dbd7", opacity=0.12))
    out += [
        shape([(800, 566), (830, 566), (1500, 900), (100, 900)], "#b9bdba", opacity=0.8),
        '<g filter="url(#gf)" opacity=".75"><path d="M880 690 q-5 -66 14 -78 q20 12 16 78Z" fill="#5d676b"/><circle cx="894" cy="598" r="13" fill="#5d676b"/><path d="M852 600 q42 -64 88 0Z" fill="#8f4d42"/></g>',
    ]
    return "".join(out)


@drawing("stairs.jpg", 1200, 1500)
def stairs(width, height):
    out = [
        f"<defs>{fade('stw', (0, '#f2d2a8'), (1, '#e7b48b'))}</defs>",
        box(0, 0, width, height, "url(#stw)"),
        disc(900, 260, 130, "#fbe8c4"),
    ]
    for k in range(15):
        x, y, wide = 60 + k * 62, 1420 - k * 82, 1200 - k * 62
        out += [
            box(x, y, wide, 84, mix("#c8624a", "#7b3f4d", k / 15)),
            box(x, y, wide, 14, mix("#e8957a", "#a8606a", k / 15)),
            box(x, y + 14, 10, 70, INK, opacity=0.12),
        ]
    out += [
        path("M500 1010 q-10 -120 16 -152 q26 -18 46 4 q22 60 -4 148Z", TEAL),
        disc(536, 826, 34, "#e3b391"),
        path("M502 820 a34 34 0 0 1 68 -4 q-30 -14 -68 4Z", INK),
        path(
            "M520 1004 L500 1096 L470 1096 M548 1004 L590 1010 L584 1014",
            stroke="#2c3a4a",
            width=24,
            stroke_linejoin="round",
        ),
        path("M552 880 q40 40 62 22", stroke=TEAL, width=20, stroke_linecap="round"),
        path("M524 884 q-36 50 -30 80", stroke="#276064", width=20, stroke_linecap="round"),
    ]
    return "".join(out)


@drawing("start-line.jpg", 1600, 900)
def start(width, height):
    out = [
        f"<defs>{fade('trk', (0, '#7b2f22'), (0.35, '#b04a31'), (1, '#cf6444'))}<filter id='rub' x='0' y='0' width='1' height='1'><feTurbulence type='fractalNoise' baseFrequency='.8' numOctaves='2'/><feColorMatrix values='0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 .5 -.12'/></filter></defs>",
        box(0, 0, width, 300, "#f0d9b5"),
        box(0, 236, width, 80, GREEN),
        disc(1240, 150, 74, "#f5a86b"),
        box(0, 300, width, 600, "url(#trk)"),
        box(0, 300, width, 600, "#000", filter="url(#rub)", opacity=0.35),
    ]
    for x in range(0, 1600, 70):
        out.append(
            disc(
                x + random.uniform(-20, 20),
                240,
                random.uniform(30, 60),
                random.choice(("#55764a", "#6d8b5a", "#47663f")),
            )
        )
    for k in range(-6, 8):
        out.append(
            shape(
                [(800 + k * 70 - 2, 300), (800 + k * 70 + 2, 300), (800 + k * 330 + 9, 900), (800 + k * 330 - 9, 900)],
                "#fdf1e4",
            )
        )
    out.append(shape([(0, 640), (1600, 640), (1600, 668), (0, 668)], "#fdf1e4"))
    for k in range(-3, 3):
        cx = 800 + (k + 0.5) * 262
        out.append(
            f'<g transform="translate({cx},850) scale(1,.55)">{text(0, 0, str(k + 4), 210, "#fdf1e4", "middle", SERIF, 700)}</g>'
        )
    return "".join(out)


@drawing("reading-room.jpg", 1600, 900)
def reading_room(width, height):
    """A long table by tall windows after dark, a green lamp at every place."""
    out = [
        f"<defs>{fade('rn', (0, '#101a38'), (1, '#33406b'))}<radialGradient id='rl'><stop offset='0' stop-color='#ffe2a0' stop-opacity='.85'/><stop offset='.45' stop-color='#f6b65a' stop-opacity='.28'/><stop offset='1' stop-color='#f6b65a' stop-opacity='0'/></radialGradient></defs>",
        box(0, 0, width, height, "#3a2c2a"),
    ]
    for k in range(5):
        x = 70 + k * 300
        window = f"M{x} 560 V190 A130 130 0 0 1 {x + 260} 190 V560Z"
        out.append(path(window, "url(#rn)", "#1f1615", 16))
        for _ in range(16):
            out.append(
                disc(x + random.uniform(20, 240), random.uniform(110, 380), random.uniform(0.8, 2), "#fff", opacity=0.7)
            )
        for j in range(5):
            tall = random.randint(40, 150)
            out.append(box(x + 8 + j * 50, 552 - tall, 46, tall, "#0c1430"))
            out.append(box(x + 20 + j * 50, 560 - tall + 14, 7, 10, "#ffcf7d", opacity=0.9))
        out += [
            line(x + 130, 62, x + 130, 560, "#1f1615", 8),
            line(x, 250, x + 260, 250, "#1f1615", 8),
            line(x, 400, x + 260, 400, "#1f1615", 8),
        ]
    out += [
        box(0, 560, width, 60, "#2b1f1d"),
        shape([(60, 650), (1540, 650), (1640, 780), (-40, 780)], "#8a5a38"),
        shape([(60, 650), (1540, 650), (1546, 660), (54, 660)], "#b07a4c"),
        box(-40, 780, 1700, 34, "#5c3a24"),
        box(0, 814, width, 90, "#241a19"),
    ]
    for k in range(6):
        x = 180 + k * 250
        out += [
            disc(x, 640, 210, "url(#rl)"),
            box(x - 5, 590, 10, 84, GOLD),
            f'<ellipse cx="{x}" cy="676" rx="34" ry="9" fill="{GOLD}"/>',
            path(f"M{x - 62} 596 q0 -46 62 -46 q62 0 62 46 q-62 14 -124 0Z", "#2f7a58"),
            path(f"M{x - 62} 596 q62 14 124 0 q-62 26 -124 0Z", "#ffeeba"),
        ]
        if k != 2:
            tone = random.choice((RED, BLUE, "#7b5a86", "#c9b48a", TEAL))
            px = x + 96
            out += [
                path(f"M{px - 52} 690 q2 -92 52 -96 q50 4 52 96Z", tone),
                disc(px, 562, 32, "#e3b391"),
                path(
                    f"M{px - 33} 560 a33 33 0 0 1 66 0 q-30 -16 -66 0Z",
                    random.choice(("#231b1d", "#4b352a", "#8b8580")),
                ),
            ]
            out += [
                path(
                    f"M{px - 58} 716 q30 -18 58 0 q28 -18 58 0 v-30 q-30 -16 -58 0 q-28 -16 -58 0Z",
                    "#f7f0df",
                    "#b8a988",
                    2,
                )
            ]
    return "".join(out)
