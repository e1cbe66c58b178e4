"""Things with squares and lanes: chess positions, a running track, a keyboard."""

import math

from ink import GOLD, INK, RED, SERIF, box, line, path, shape, text
from kit import drawing, mix

GLYPHS = {"K": "♚", "Q": "♛", "R": "♜", "B": "♝", "N": "♞", "P": "♟"}


def board(position, x, y, square, marks=(), arrows=()):
    """A position in the notation of FEN's first field, with marked squares and arrows like 'e2e4'."""
    out = [box(x - 14, y - 14, square * 8 + 28, square * 8 + 28, "#3c2f2a", rx=6)]
    place = lambda name: (x + (ord(name[0]) - 97 + 0.5) * square, y + (8 - int(name[1]) + 0.5) * square)
    for row in range(8):
        for column in range(8):
            out.append(
                box(
                    x + column * square,
                    y + row * square,
                    square,
                    square,
                    "#b98b62" if (row + column) % 2 else "#f1dfc0",
                )
            )
    for name in marks:
        cx, cy = place(name)
        out.append(box(cx - square / 2, cy - square / 2, square, square, "#5f8f6b", opacity=0.5))
    for row, ranks in enumerate(position.split("/")):
        column = 0
        for sign in ranks:
            if sign.isdigit():
                column += int(sign)
                continue
            white = sign.isupper()
            out.append(
                text(
                    x + (column + 0.5) * square,
                    y + (row + 0.83) * square,
                    GLYPHS[sign.upper()],
                    square * 0.86,
                    "#fffaf0" if white else "#241c1a",
                    "middle",
                    "'DejaVu Sans'",
                    stroke="#241c1a" if white else "#d9c3a0",
                    stroke_width=square * 0.024,
                )
            )
            column += 1
    for arrow in arrows:
        (x1, y1), (x2, y2) = place(arrow[:2]), place(arrow[2:])
        angle = math.atan2(y2 - y1, x2 - x1)
        ex, ey = x2 - 26 * math.cos(angle), y2 - 26 * math.sin(angle)
        out.append(line(x1, y1, ex, ey, RED, 11, opacity=0.85, stroke_linecap="round"))
        out.append(
            shape(
                [
                    (x2, y2),
                    (ex - 22 * math.sin(angle), ey + 22 * math.cos(angle)),
                    (ex + 22 * math.sin(angle), ey - 22 * math.cos(angle)),
                ],
                RED,
            )
        )
    for k in range(8):
        out.append(
            text(
                x + (k + 0.5) * square, y + 8 * square + square * 0.48, "abcdefgh"[k], square * 0.3, "#5b4a40", "middle"
            )
        )
        out.append(text(x - square * 0.38, y + (k + 0.62) * square, str(8 - k), square * 0.3, "#5b4a40", "middle"))
    return "".join(out)


def diagram(position, marks=(), arrows=()):
    return lambda width, height: box(0, 0, width, height, "#efe6d6") + board(position, 76, 50, 104, marks, arrows)


drawing("lucena.png", 960, 980)(diagram("1K1k4/1P6/8/8/8/8/r7/2R5", ("b7", "b8")))
drawing("lucena-bridge.png", 960, 980)(diagram("8/1P2k3/8/1K6/3R4/8/8/1r6", ("d4", "b4"), ("d4b4",)))
drawing("pawn-square.png", 960, 980)(
    diagram("8/8/8/8/P4k2/8/8/6K1", [f"{c}{r}" for c in "abcde" for r in range(4, 9)], ("f4e5",))
)
drawing("opposition.png", 960, 980)(diagram("8/8/3k4/8/3K4/8/3P4/8", ("d4", "d6", "d5")))


@drawing("chess-cover.jpg", 1600, 1067)
def chess(width, height):
    out = [
        '<defs><radialGradient id="lamp" cx=".62" cy=".3" r=".9"><stop offset="0" stop-color="#ffe3ac"/><stop offset=".5" stop-color="#b98555"/><stop offset="1" stop-color="#2d1c17"/></radialGradient></defs>',
        box(0, 0, width, height, "#3a241c"),
    ]
    horizon, vanish = 250, (900, -520)
    across = lambda u, v: (
        vanish[0] + (u - 0.5) * 2600 * (v * 1.15 + 0.42) - 40,
        horizon + 880 * (v * 0.55 + v * v * 0.45),
    )
    for row in range(8):
        for column in range(8):
            a, b, c, d = (across((column + i) / 8, (row + j) / 8) for i, j in ((0, 0), (1, 0), (1, 1), (0, 1)))
            out.append(shape([a, b, c, d], "#7a4c30" if (row + column) % 2 else "#ecd0a0"))
    for column, row, glyph, tone in (
        (2.5, 0.5, "♜", "#1d1513"),
        (5.5, 1.5, "♚", "#1d1513"),
        (3.5, 3.5, "♟", "#f7ead0"),
        (2.5, 4.5, "♚", "#f7ead0"),
        (5.5, 4.5, "♜", "#f7ead0"),
        (4.5, 2.5, "♟", "#1d1513"),
    ):
        x, y = across(column / 8, row / 8)
        size = 190 + 300 * row / 8
        out.append(
            f'<ellipse cx="{x - 34:.0f}" cy="{y:.0f}" rx="{size * 0.4:.0f}" ry="{size * 0.1:.0f}" fill="#120b08" opacity=".4"/>'
        )
        out.append(
            text(
                x,
                y + size * 0.06,
                glyph,
                size,
                tone,
                "middle",
                "'DejaVu Sans'",
                stroke="#1d1513" if tone[1] == "f" else "#a77d57",
                stroke_width=2.5,
            )
        )
    return "".join(out) + box(0, 0, width, height, "url(#lamp)", style="mix-blend-mode:multiply", opacity=0.85)


@drawing("track-lanes.png", 1600, 940)
def track(width, height):
    """Eight lanes of 1.22 m to scale: straights 84.39 m, inner radius 36.5 m; the stagger of a 400 m race is drawn on lane 2 to 8."""
    out, scale, cx, cy = [box(0, 0, width, height, "#6f9a63")], 8.0, 800, 470
    half = 84.39 / 2 * scale
    oval = lambda r: (
        f"M{cx - half} {cy - r} H{cx + half} A{r} {r} 0 0 1 {cx + half} {cy + r} H{cx - half} A{r} {r} 0 0 1 {cx - half} {cy - r}Z"
    )
    out.append(path(oval((36.5 + 8 * 1.22) * scale), "#b9502f"))
    out.append(path(oval(36.5 * scale), "#86b072"))
    for lane in range(9):
        out.append(path(oval((36.5 + lane * 1.22) * scale), stroke="#fbeee2", width=2))
    for k in range(14):
        out.append(
            box(cx - half + k * half / 7, cy - 36.5 * scale + 4, half / 14, 73 * scale - 8, "#8fb97b", opacity=0.6)
        )
    for lane in range(1, 9):
        measure = 36.5 + 0.3 if lane == 1 else 36.5 + (lane - 1) * 1.22 + 0.2
        ahead = 2 * math.pi * (measure - 36.8)
        angle = ahead / measure
        r1, r2 = (36.5 + (lane - 1) * 1.22) * scale, (36.5 + lane * 1.22) * scale
        # The race starts at the end of the home straight (bottom right) and runs anticlockwise.
        a = math.pi / 2 - angle
        out.append(
            line(
                cx + half + r1 * math.cos(a),
                cy + r1 * math.sin(a),
                cx + half + r2 * math.cos(a),
                cy + r2 * math.sin(a),
                GOLD,
                7,
            )
        )
        middle = (r1 + r2) / 2
        b = a - 0.035
        out.append(
            text(
                cx + half + middle * math.cos(b),
                cy + middle * math.sin(b) + 4,
                str(lane),
                11,
                "#fff",
                "middle",
                weight=700,
            )
        )
    out += [
        line(cx + half, cy + 36.5 * scale, cx + half, cy + 46.26 * scale, "#fff", 5),
        text(cx + half - 14, cy + 36.5 * scale - 18, "终点线", 26, "#fff", "end", weight=700),
        text(cx, cy - 40, "400 米跑的起跑线", 46, "#fff", "middle", SERIF, 700),
        text(cx, cy + 16, "第一道跑满内圈 400 米；每往外一道，圆弧的周长多出约 7.67 米", 25, "#fff", "middle"),
        text(cx, cy + 56, "（道宽 1.22 m,计算线距内沿 0.30 m / 0.20 m）", 22, "#eaf3e0", "middle"),
    ]
    return "".join(out)


@drawing("keyboard.jpg", 1600, 900)
def keyboard(width, height):
    rows = ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"]
    share = dict(
        zip(
            "ETAOINSHRDLCUMWFGYPBVKJXQZ",
            (
                12.7,
                9.1,
                8.2,
                7.5,
                7.0,
                6.7,
                6.3,
                6.1,
                6.0,
                4.3,
                4.0,
                2.8,
                2.8,
                2.4,
                2.4,
                2.2,
                2.0,
                2.0,
                1.9,
                1.5,
                1.0,
                0.8,
                0.15,
                0.15,
                0.1,
                0.07,
            ),
        )
    )
    out = [
        box(0, 0, width, height, "#243743"),
        box(70, 120, 1460, 640, "#182630", rx=40),
        box(70, 104, 1460, 640, "#32495a", rx=40),
    ]
    for r, keys in enumerate(rows):
        for c, key in enumerate(keys):
            x, y = 120 + c * 138 + r * 46, 150 + r * 148
            tone = mix("#f3ead8", RED, min(1, share[key] / 12.7) ** 0.8)
            out += [
                box(x, y + 12, 124, 124, mix(tone, INK, 0.45), rx=18),
                box(x, y, 124, 124, tone, rx=18),
                box(x + 9, y + 7, 106, 100, mix(tone, "#ffffff", 0.18), rx=14),
                text(x + 24, y + 56, key, 44, "#fff" if share[key] > 7 else INK, weight=700),
                text(x + 104, y + 98, f"{share[key]:.1f}%", 21, "#fff" if share[key] > 7 else "#6b5d4b", "end"),
            ]
    out += [
        box(420, 606, 720, 104, "#b9ad98", rx=18),
        box(420, 594, 720, 104, "#f3ead8", rx=18),
        text(780, 660, "英文里各字母出现的份额，越红越常用", 28, "#6b5d4b", "middle"),
    ]
    return "".join(out)
