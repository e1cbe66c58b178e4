"""Diagrams whose content is computed, not drawn by hand: real hashes, real sorting, real projections."""

import hashlib
import math
import random

from ink import BLUE, GOLD, GREEN, INK, MONO, PAPER, RED, ROSE, SERIF, TEAL, box, curve, disc, line, path, shape, text
from kit import drawing, mix


def sha(words):
    return hashlib.sha256(words).digest()


LEAVES = ["第一段", "第二段", "第三段", "第四段", "第五段", "第六段", "第七段", "第八段"]


def tree():
    level = [sha(leaf.encode()) for leaf in LEAVES]
    levels = [level]
    while len(level) > 1:
        level = [sha(level[i] + level[i + 1]) for i in range(0, len(level), 2)]
        levels.append(level)
    return levels


def merkle(width, height, proof=None):
    out, levels = [box(0, 0, width, height, PAPER)], tree()
    place = lambda level, k: ((k + 0.5) * (width - 80) / (8 >> level) + 40, 640 - level * 175)  # noqa: E731
    known = set() if proof is None else {(0, proof ^ 1), (1, (proof >> 1) ^ 1), (2, (proof >> 2) ^ 1)}
    track = set() if proof is None else {(level, proof >> level) for level in range(4)}
    for level in range(3):
        for k in range(8 >> level):
            (x1, y1), (x2, y2) = place(level, k), place(level + 1, k // 2)
            hot = (level, k) in track
            out.append(path(f"M{x1} {y1 - 34} C{x1} {y1 - 96} {x2} {y2 + 96} {x2} {y2 + 34}", stroke=RED if hot else "#a9a08e", width=6 if hot else 3))
    for level, row in enumerate(levels):
        for k, digest in enumerate(row):
            x, y = place(level, k)
            wide = 150 if level < 3 else 220
            tone = RED if (level, k) in track else GOLD if (level, k) in known else TEAL if level == 3 else mix(TEAL, PAPER, 0.12 + 0.13 * (3 - level))
            faint = proof is not None and (level, k) not in track and (level, k) not in known
            out.append(box(x - wide / 2, y - 34, wide, 68, tone, rx=14, opacity=0.28 if faint else 1))
            out.append(text(x, y + 9, digest.hex()[: 6 if level < 3 else 10], 25, INK if tone == GOLD or faint else "#fff", "middle", MONO, 700, opacity=0.5 if faint else 1))
            if level == 0:
                out.append(line(x, y + 34, x, y + 70, "#a9a08e", 3) + box(x - 66, y + 70, 132, 64, "#fff", rx=6, stroke="#cdbf9f", stroke_width=3) + text(x, y + 112, LEAVES[k], 28, anchor="middle"))
    out.append(text(60, 80, "默克尔树" if proof is None else "第六段的存在证明", 44, family=SERIF, weight=700))
    out.append(text(60, 122, "每个格子是它下面两格拼起来的 SHA-256（取前几位）" if proof is None else "红：要自己算的；黄：对方给的三个；其余不需要知道", 24, "#6b5d4b"))
    return "".join(out)


drawing("merkle-tree.png", 1600, 820)(merkle)
drawing("merkle-proof.png", 1600, 820)(lambda width, height: merkle(width, height, 5))


@drawing("hash-cover.jpg", 1600, 900)
def hash_cover(width, height):
    """256 bits of two hashes whose inputs differ by one full stop; where they differ the tile is red."""
    a, b = sha("潮水从不解释自己".encode()), sha("潮水从不解释自己。".encode())
    out = [box(0, 0, width, height, "#12222b")]
    for k in range(256):
        row, column = divmod(k, 32)
        one, two = (a[k // 8] >> (7 - k % 8)) & 1, (b[k // 8] >> (7 - k % 8)) & 1
        x, y = 64 + column * 46, 76 + row * 94
        tone = RED if one != two else ("#3f7f83" if one else "#1f3a46")
        out.append(box(x, y, 40, 84, tone, rx=8) + (box(x + 6, y + 6, 28, 30, "#ffffff", rx=5, opacity=0.18 if one else 0.05)))
    return "".join(out)


@drawing("bloom.png", 1600, 760)
def bloom(width, height):
    size, out = 40, [box(0, 0, width, height, PAPER)]
    spots = lambda word: [int.from_bytes(sha(f"{k}{word}".encode())[:4], "big") % size for k in range(3)]  # noqa: E731
    words, asked = (("heron", TEAL), ("bittern", BLUE), ("avocet", GREEN)), (("teal", RED),)
    filled = {spot for word, _ in words for spot in spots(word)}
    for k in range(size):
        out.append(box(50 + k * 37.5, 360, 34, 60, INK if k in filled else "#fff", rx=5, stroke="#b8ab90", stroke_width=2))
        out.append(text(67 + k * 37.5, 400, "1" if k in filled else "0", 24, "#fff" if k in filled else "#b8ab90", "middle", MONO))
    for k, (word, tone) in enumerate(words):
        x = 300 + k * 500
        out += [box(x - 120, 90, 240, 76, tone, rx=38), text(x, 140, word, 36, "#fff", "middle", SERIF, 700)]
        for spot in spots(word):
            out.append(path(f"M{x} 168 C{x} 270 {67 + spot * 37.5} 240 {67 + spot * 37.5} 352", stroke=tone, width=4))
    x, word = 800, asked[0][0]
    out += [box(x - 150, 590, 300, 76, RED, rx=38), text(x, 640, f"{word}?", 36, "#fff", "middle", SERIF, 700)]
    for spot in spots(word):
        out.append(path(f"M{x} 588 C{x} 500 {67 + spot * 37.5} 520 {67 + spot * 37.5} 428", stroke=RED, width=4, stroke_dasharray="10 8"))
    return "".join(out)


def quick(values):
    """The states a quicksort passes through, one for every swap."""
    values, states = values[:], [values[:]]

    def sort(low, high):
        if low >= high:
            return
        pivot, edge = values[high], low
        for k in range(low, high):
            if values[k] < pivot:
                if k != edge:
                    values[k], values[edge] = values[edge], values[k]
                    states.append(values[:])
                edge += 1
        if edge != high:
            values[edge], values[high] = values[high], values[edge]
            states.append(values[:])
        sort(low, edge - 1)
        sort(edge + 1, high)

    sort(0, len(values) - 1)
    return states


def insertion(values):
    values, states = values[:], [values[:]]
    for k in range(1, len(values)):
        j = k
        while j and values[j - 1] > values[j]:
            values[j - 1], values[j] = values[j], values[j - 1]
            j -= 1
            states.append(values[:])
    return states


def traces(width, height, states, count, title):
    """Each value is a thread: left in its first place, right in its last."""
    out = [box(0, 0, width, height, "#16222b")]
    for value in range(count):
        tone = mix(mix("#3f8f93", GOLD, min(1, 2 * value / count)), RED, max(0, 2 * value / count - 1))
        points = []
        for step, state in enumerate(states):
            points.append((70 + (width - 140) * step / (len(states) - 1), 120 + (height - 190) * state.index(value) / (count - 1)))
        out.append(curve(points, tone, 6 if count < 30 else 4, stroke_linejoin="round"))
        for x, y in (points[0], points[-1]):
            out.append(disc(x, y, 7, tone))
    out.append(text(70, 74, title, 36, "#f5efe3", family=SERIF, weight=700) + text(width - 70, 74, f"{count} 个数,{len(states) - 1} 次交换", 26, "#b9c4c4", "end"))
    return "".join(out)


def shuffled(count, seed):
    values = list(range(count))
    random.Random(seed).shuffle(values)
    return values


drawing("sort-quick.png", 1600, 900)(lambda w, h: traces(w, h, quick(shuffled(28, 7)), 28, "快速排序"))
drawing("sort-insertion.png", 1600, 900)(lambda w, h: traces(w, h, insertion(shuffled(28, 7)), 28, "插入排序"))


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
        out += [box(x, y, left[0], left[1], tones[k], stroke="#f5efe3", stroke_width=3),
                text(x + left[0] / 2, y + left[1] / 2 + left[0] * 0.09, f"A{k + 1}", max(16, min(left) * 0.3), "#fff" if k < 7 else INK, "middle", SERIF, 700, opacity=0.92)]
        if across:
            x, w = x + w / 2, w / 2
        else:
            y, h = y + h / 2, h / 2
    return "".join(out)


def weave(rule, warp, weft, thread=38):
    """Warp threads run up, weft across; the rule says where the warp lies on top."""

    def draw(width, height):
        out = [f'<defs><linearGradient id="wv{thread}" x1="0" x2="1"><stop offset="0" stop-color="#000" stop-opacity=".45"/><stop offset=".3" stop-color="#fff" stop-opacity=".25"/><stop offset="1" stop-color="#000" stop-opacity=".5"/></linearGradient>'
               f'<linearGradient id="wh{thread}" x1="0" x2="0" y2="1"><stop offset="0" stop-color="#000" stop-opacity=".4"/><stop offset=".3" stop-color="#fff" stop-opacity=".25"/><stop offset="1" stop-color="#000" stop-opacity=".5"/></linearGradient></defs>', box(0, 0, width, height, "#1b1a1c")]
        for row in range(height // thread + 1):
            for column in range(width // thread + 1):
                x, y = column * thread, row * thread
                if rule(row, column):
                    out += [box(x + 3, y - 4, thread - 6, thread + 8, warp, rx=9), box(x + 3, y - 4, thread - 6, thread + 8, f"url(#wv{thread})", rx=9)]
                else:
                    out += [box(x - 4, y + 3, thread + 8, thread - 6, weft, rx=9), box(x - 4, y + 3, thread + 8, thread - 6, f"url(#wh{thread})", rx=9)]
        return "".join(out)

    return draw


drawing("weave-plain.jpg", 1200, 900)(weave(lambda r, c: (r + c) % 2 == 0, "#d8c7a0", "#b5533c", 36))
drawing("weave-twill.jpg", 1200, 900)(weave(lambda r, c: (c - r) % 4 < 2, "#33587f", "#e4ddcf", 37))
drawing("weave-satin.jpg", 1200, 900)(weave(lambda r, c: (c + 2 * r) % 5 != 0, "#2f6f73", "#d9a441", 38))


def projection(project, title, note):
    """A graticule with Tissot's circles: every ellipse is the same small circle on the globe."""

    def draw(width, height):
        out = [box(0, 0, width, height, "#f3ecdc")]
        scale, cx, cy = 214, width / 2, height / 2 + 10
        place = lambda lat, lon: (cx + project(math.radians(lat), math.radians(lon))[0] * scale, cy - project(math.radians(lat), math.radians(lon))[1] * scale)  # noqa: E731
        for lat in range(-75, 76, 15):
            out.append(curve([place(lat, lon) for lon in range(-180, 181, 5)], "#8fb0b3" if lat else TEAL, 2 if lat else 4))
        for lon in range(-180, 181, 15):
            out.append(curve([place(lat, lon) for lat in range(-75, 76, 5)], "#8fb0b3" if lon else TEAL, 2 if lon else 4))
        radius = 5.2
        for lat in range(-60, 61, 30):
            for lon in range(-150, 151, 30):
                ring = []
                for turn in range(0, 361, 10):
                    b = math.radians(turn)
                    ring.append(place(lat + radius * math.cos(b), lon + radius * math.sin(b) / math.cos(math.radians(lat))))
                out.append(shape(ring, RED, opacity=0.72))
        out += [text(width / 2, 62, title, 40, INK, "middle", SERIF, 700), text(width / 2, height - 26, note, 24, "#6b5d4b", "middle", SERIF)]
        return "".join(out)

    return draw


drawing("map-mercator.png", 1600, 1100)(projection(lambda a, o: (o, math.log(math.tan(math.pi / 4 + a / 2))), "Mercator: true shapes, false sizes", "Each red ellipse is the same small circle on the globe."))
drawing("map-equal-area.png", 1600, 760)(projection(lambda a, o: (o, math.sin(a) * 1.3), "Cylindrical equal-area: true sizes, false shapes", "The same circles again: equal areas, squeezed towards the poles."))
drawing("map-sinusoidal.png", 1600, 820)(projection(lambda a, o: (o * math.cos(a), a), "Sinusoidal: equal areas, sheared edges", "Straight down the middle meridian it is honest about everything."))


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
        out += [curve(points, tone, 3.5), text(left, base + 36, f"第 {k + 1} 步:{4 ** (k + 1)} 段，总长 {(4 / 3) ** (k + 1):.2f} 倍", 24, "#6b5d4b")]
    return "".join(out)
