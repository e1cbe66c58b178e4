"""A two-dimensional code, paper sizes, weaves, a coastline: drawn by their rules."""

import math
import random

from ink import BLUE, GOLD, INK, PAPER, RED, SERIF, TEAL, box, curve, text
from kit import drawing


@drawing("qr-anatomy.png", 1200, 1200)
def qr(width, height):
    """The fixed parts of a version-2 symbol (25 modules) over random data: not a code that scans."""
    cell, origin, out = 40, 100, [box(0, 0, width, height, PAPER)]
    source = random.Random(11)

    def module(row, column):
        for top, left in ((0, 0), (0, 18), (18, 0)):
            if top - 1 <= row <= top + 7 and left - 1 <= column <= left + 7:
                r, c = row - top, column - left
                inside = 0 <= r <= 6 and 0 <= c <= 6
                return RED, inside and (r in (0, 6) or c in (0, 6) or (2 <= r <= 4 and 2 <= c <= 4))
        if 16 <= row <= 20 and 16 <= column <= 20:
            return GOLD, max(abs(row - 18), abs(column - 18)) != 1
        if row == 6 or column == 6:
            return TEAL, (row + column) % 2 == 0
        if (row == 8 and (column < 9 or column > 16)) or (column == 8 and (row < 9 or row > 16)):
            return BLUE, source.random() < 0.5
        return INK, source.random() < 0.5

    for row in range(25):
        for column in range(25):
            tone, dark = module(row, column)
            if dark:
                out.append(box(origin + column * cell, origin + row * cell, cell, cell, tone))
    return "".join(out)


@drawing("paper-sizes.jpg", 1600, 1131)
def paper(width, height):
    tones = ["#2f6f73", "#d9a441", "#c8452f", "#33587f", "#6d8b5a", "#d98d83", "#7b5a86", "#e8ddc6"]
    out, x, y, w, h = [box(0, 0, width, height, "#22303a")], 0.0, 0.0, 1600.0, 1131.4
    for k in range(8):
        across = k % 2 == 0
        left = (w / 2, h) if across else (w, h / 2)
        out += [
            box(x, y, left[0], left[1], tones[k], stroke="#f5efe3", stroke_width=3),
            text(
                x + left[0] / 2,
                y + left[1] / 2 + left[0] * 0.09,
                f"A{k + 1}",
                max(16, min(left) * 0.3),
                "#fff" if k < 7 else INK,
                "middle",
                SERIF,
                700,
                opacity=0.92,
            ),
        ]
        if across:
            x, w = x + w / 2, w / 2
        else:
            y, h = y + h / 2, h / 2
    return "".join(out)


def weave(rule, warp, weft, thread=38):
    """Warp threads run up, weft across; the rule says where the warp lies on top."""

    def draw(width, height):
        out = [
            f'<defs><linearGradient id="wv{thread}" x1="0" x2="1"><stop offset="0" stop-color="#000" stop-opacity=".45"/><stop offset=".3" stop-color="#fff" stop-opacity=".25"/><stop offset="1" stop-color="#000" stop-opacity=".5"/></linearGradient>'
            f'<linearGradient id="wh{thread}" x1="0" x2="0" y2="1"><stop offset="0" stop-color="#000" stop-opacity=".4"/><stop offset=".3" stop-color="#fff" stop-opacity=".25"/><stop offset="1" stop-color="#000" stop-opacity=".5"/></linearGradient></defs>',
            box(0, 0, width, height, "#1b1a1c"),
        ]
        for row in range(height // thread + 1):
            for column in range(width // thread + 1):
                x, y = column * thread, row * thread
                if rule(row, column):
                    out += [
                        box(x + 3, y - 4, thread - 6, thread + 8, warp, rx=9),
                        box(x + 3, y - 4, thread - 6, thread + 8, f"url(#wv{thread})", rx=9),
                    ]
                else:
                    out += [
                        box(x - 4, y + 3, thread + 8, thread - 6, weft, rx=9),
                        box(x - 4, y + 3, thread + 8, thread - 6, f"url(#wh{thread})", rx=9),
                    ]
        return "".join(out)

    return draw


drawing("weave-plain.jpg", 1200, 900)(weave(lambda r, c: (r + c) % 2 == 0, "#d8c7a0", "#b5533c", 36))
drawing("weave-twill.jpg", 1200, 900)(weave(lambda r, c: (c - r) % 4 < 2, "#33587f", "#e4ddcf", 37))
drawing("weave-satin.jpg", 1200, 900)(weave(lambda r, c: (c + 2 * r) % 5 != 0, "#2f6f73", "#d9a441", 38))


@drawing("koch.png", 1600, 640)
def koch(width, height):
    out = [box(0, 0, width, height, "#f3ecdc")]

    def refine(points):
        fresh = []
        for (x1, y1), (x2, y2) in zip(points, points[1:]):
            dx, dy = (x2 - x1) / 3, (y2 - y1) / 3
            a, b = (x1 + dx, y1 + dy), (x1 + 2 * dx, y1 + 2 * dy)
            peak = (a[0] + dx * 0.5 + dy * math.sqrt(3) / 2, a[1] + dy * 0.5 - dx * math.sqrt(3) / 2)
            fresh += [(x1, y1), a, peak, b]
        return fresh + [points[-1]]

    for k, tone in enumerate((BLUE, TEAL, GOLD, RED)):
        left, base = 60 + (k % 2) * 770, 270 + (k // 2) * 300
        points = [(left, base), (left + 710, base)]
        for _ in range(k + 1):
            points = refine(points)
        out += [
            curve(points, tone, 3.5),
            text(left, base + 36, f"第 {k + 1} 步:{4 ** (k + 1)} 段，总长 {(4 / 3) ** (k + 1):.2f} 倍", 24, "#6b5d4b"),
        ]
    return "".join(out)
