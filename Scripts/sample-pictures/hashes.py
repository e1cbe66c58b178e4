"""Hash trees, the bits of a hash, a Bloom filter: all of real hashes."""

import hashlib

from ink import BLUE, GOLD, GREEN, INK, MONO, PAPER, RED, SERIF, TEAL, box, line, path, text
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
    place = lambda level, k: ((k + 0.5) * (width - 80) / (8 >> level) + 40, 640 - level * 175)
    known = set() if proof is None else {(0, proof ^ 1), (1, (proof >> 1) ^ 1), (2, (proof >> 2) ^ 1)}
    track = set() if proof is None else {(level, proof >> level) for level in range(4)}
    for level in range(3):
        for k in range(8 >> level):
            (x1, y1), (x2, y2) = place(level, k), place(level + 1, k // 2)
            hot = (level, k) in track
            out.append(
                path(
                    f"M{x1} {y1 - 34} C{x1} {y1 - 96} {x2} {y2 + 96} {x2} {y2 + 34}",
                    stroke=RED if hot else "#a9a08e",
                    width=6 if hot else 3,
                )
            )
    for level, row in enumerate(levels):
        for k, digest in enumerate(row):
            x, y = place(level, k)
            wide = 150 if level < 3 else 220
            tone = (
                RED
                if (level, k) in track
                else GOLD
                if (level, k) in known
                else TEAL
                if level == 3
                else mix(TEAL, PAPER, 0.12 + 0.13 * (3 - level))
            )
            faint = proof is not None and (level, k) not in track and (level, k) not in known
            out.append(box(x - wide / 2, y - 34, wide, 68, tone, rx=14, opacity=0.28 if faint else 1))
            out.append(
                text(
                    x,
                    y + 9,
                    digest.hex()[: 6 if level < 3 else 10],
                    25,
                    INK if tone == GOLD or faint else "#fff",
                    "middle",
                    MONO,
                    700,
                    opacity=0.5 if faint else 1,
                )
            )
            if level == 0:
                out.append(
                    line(x, y + 34, x, y + 70, "#a9a08e", 3)
                    + box(x - 66, y + 70, 132, 64, "#fff", rx=6, stroke="#cdbf9f", stroke_width=3)
                    + text(x, y + 112, LEAVES[k], 28, anchor="middle")
                )
    out.append(text(60, 80, "默克尔树" if proof is None else "第六段的存在证明", 44, family=SERIF, weight=700))
    out.append(
        text(
            60,
            122,
            "每个格子是它下面两格拼起来的 SHA-256（取前几位）"
            if proof is None
            else "红：要自己算的；黄：对方给的三个；其余不需要知道",
            24,
            "#6b5d4b",
        )
    )
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
        out.append(
            box(x, y, 40, 84, tone, rx=8) + (box(x + 6, y + 6, 28, 30, "#ffffff", rx=5, opacity=0.18 if one else 0.05))
        )
    return "".join(out)


@drawing("bloom.png", 1600, 760)
def bloom(width, height):
    size, out = 40, [box(0, 0, width, height, PAPER)]
    spots = lambda word: [int.from_bytes(sha(f"{k}{word}".encode())[:4], "big") % size for k in range(3)]
    words, asked = (("heron", TEAL), ("bittern", BLUE), ("avocet", GREEN)), (("teal", RED),)
    filled = {spot for word, _ in words for spot in spots(word)}
    for k in range(size):
        out.append(
            box(50 + k * 37.5, 360, 34, 60, INK if k in filled else "#fff", rx=5, stroke="#b8ab90", stroke_width=2)
        )
        out.append(
            text(
                67 + k * 37.5,
                400,
                "1" if k in filled else "0",
                24,
                "#fff" if k in filled else "#b8ab90",
                "middle",
                MONO,
            )
        )
    for k, (word, tone) in enumerate(words):
        x = 300 + k * 500
        out += [box(x - 120, 90, 240, 76, tone, rx=38), text(x, 140, word, 36, "#fff", "middle", SERIF, 700)]
        for spot in spots(word):
            out.append(path(f"M{x} 168 C{x} 270 {67 + spot * 37.5} 240 {67 + spot * 37.5} 352", stroke=tone, width=4))
    x, word = 800, asked[0][0]
    out += [box(x - 150, 590, 300, 76, RED, rx=38), text(x, 640, f"{word}?", 36, "#fff", "middle", SERIF, 700)]
    for spot in spots(word):
        out.append(
            path(
                f"M{x} 588 C{x} 500 {67 + spot * 37.5} 520 {67 + spot * 37.5} 428",
                stroke=RED,
                width=4,
                stroke_dasharray="10 8",
            )
        )
    return "".join(out)
