"""Birds of the river mouth and of the wires over the street."""

import random

from ink import GOLD, INK, SERIF, box, curve, disc, fade, line, path, shape, text
from kit import drawing, mix


def duck(x, y, size, head, breast, body, flank, tail, bill="#d9a441", ring=False, tuft=False):
    """A drake afloat, facing left."""
    s = size
    p = lambda d, fill, **more: path(
        "".join(f"{v * s:.1f} " if isinstance(v, (int, float)) else f"{v} " for v in d),
        fill,
        transform=f"translate({x},{y})",
        **more,
    )
    parts = [
        p(["M", 1.35, -0.1, "Q", 1.75, -0.5, 1.95, -0.45, "Q", 1.75, -0.05, 1.4, 0.2, "Z"], tail),
        p(
            [
                "M",
                -0.75,
                0.02,
                "Q",
                -0.5,
                -0.55,
                0.3,
                -0.55,
                "Q",
                1.15,
                -0.55,
                1.6,
                -0.12,
                "Q",
                1.3,
                0.42,
                0.2,
                0.42,
                "Q",
                -0.85,
                0.42,
                -0.75,
                0.02,
                "Z",
            ],
            body,
        ),
        p(
            ["M", -0.2, 0.1, "Q", 0.4, -0.28, 1.3, -0.02, "Q", 1.0, 0.4, 0.2, 0.38, "Q", -0.3, 0.36, -0.2, 0.1, "Z"],
            flank,
        ),
        p(
            [
                "M",
                -0.86,
                0.1,
                "Q",
                -0.95,
                -0.4,
                -0.62,
                -0.62,
                "L",
                -0.22,
                -0.5,
                "Q",
                -0.1,
                0.1,
                -0.4,
                0.4,
                "Q",
                -0.8,
                0.38,
                -0.86,
                0.1,
                "Z",
            ],
            breast,
        ),
        p(
            [
                "M",
                -0.8,
                -0.34,
                "Q",
                -0.84,
                -0.56,
                -0.96,
                -0.68,
                "Q",
                -1.08,
                -1.14,
                -0.66,
                -1.16,
                "Q",
                -0.2,
                -1.16,
                -0.26,
                -0.72,
                "L",
                -0.22,
                -0.42,
                "Q",
                -0.5,
                -0.26,
                -0.8,
                -0.34,
                "Z",
            ],
            head,
        ),
        p(["M", -0.98, -0.9, "Q", -1.4, -0.8, -1.42, -0.68, "Q", -1.2, -0.62, -0.95, -0.7, "Z"], bill),
        disc(x - 0.72 * s, y - 0.9 * s, 0.055 * s, "#fff8e0"),
        disc(x - 0.72 * s, y - 0.9 * s, 0.03 * s, "#111"),
    ]
    if ring:
        parts.append(
            p(
                [
                    "M",
                    -0.84,
                    -0.46,
                    "Q",
                    -0.55,
                    -0.32,
                    -0.23,
                    -0.48,
                    "L",
                    -0.2,
                    -0.39,
                    "Q",
                    -0.55,
                    -0.2,
                    -0.82,
                    -0.35,
                    "Z",
                ],
                "#fbf7ea",
            )
        )
    if tuft:
        parts.append(p(["M", -0.5, -1.14, "Q", -0.1, -1.1, 0.02, -0.72, "Q", -0.2, -0.9, -0.34, -0.84, "Z"], head))
    for k in range(4):
        parts.append(
            path(
                f"M{x - s * (1.3 - k * 0.1)} {y + s * (0.4 + k * 0.09)} Q{x + s * 0.3} {y + s * (0.52 + k * 0.1)} {x + s * (1.9 - k * 0.1)} {y + s * (0.38 + k * 0.09)}",
                stroke="#e6f0ee",
                width=3,
                opacity=0.8 - k * 0.15,
            )
        )
    return "".join(parts)


DUCKS = {
    "duck-mallard.jpg": (
        "绿头鸭",
        ("#1f6b4f", "#6b3f2a", "#b8b4a8", "#d5d0c2", "#2b2b2b"),
        {"ring": True},
        ("#9fbfbf", "#6f9a9f"),
    ),
    "duck-teal.jpg": (
        "绿翅鸭",
        ("#8a4b2a", "#d8c8a8", "#a9a9a4", "#c4c2ba", "#e4c86a"),
        {"bill": "#3a3a3a"},
        ("#c4b8a0", "#8f9a86"),
    ),
    "duck-tufted.jpg": (
        "凤头潜鸭",
        ("#1c1d2b", "#1c1d2b", "#26262e", "#f4f1e8", "#1c1d2b"),
        {"bill": "#8fa6b8", "tuft": True},
        ("#7f9db8", "#4f7291"),
    ),
    "duck-pochard.jpg": (
        "红头潜鸭",
        ("#9c4526", "#1d1b1c", "#c9c6be", "#d8d5cc", "#26221f"),
        {"bill": "#6f7f8c"},
        ("#b7c4b0", "#7f9a8f"),
    ),
}


def plate(name, tones, more, water):
    def draw(width, height):
        out = [
            f"<defs>{fade('w' + name, (0, mix(water[0], '#ffffff', 0.45)), (0.45, water[0]), (1, water[1]))}</defs>",
            box(0, 0, width, height, f"url(#w{name})"),
        ]
        for k in range(90):
            y = 300 + (k / 90) ** 1.6 * 620
            x = random.uniform(-200, width)
            out.append(
                path(
                    f"M{x} {y} q{60 + k} {random.uniform(-9, 9)} {140 + k * 2} 0",
                    stroke=random.choice(("#ffffff", water[1])),
                    width=2 + k / 30,
                    opacity=0.35,
                )
            )
        for k in range(26):
            x = random.choice((random.uniform(-20, 200), random.uniform(1000, 1220)))
            tall = random.uniform(220, 420)
            out.append(
                path(
                    f"M{x} 330 Q{x + 8} {330 - tall / 2} {x + random.uniform(-30, 60)} {330 - tall}",
                    stroke=mix("#7a7a4e", "#a89a62", random.random()),
                    width=5,
                    opacity=0.8,
                )
            )
        out.append(
            f'<g opacity=".25" transform="translate(0,1210) scale(1,-1)">{duck(560, 560, 250, *tones, **more)}</g>'
        )
        out.append(duck(560, 560, 250, *tones, **more))
        return "".join(out) + text(1140, 860, name, 54, "#fffaf0", "end", SERIF, 700, opacity=0.95)

    return draw


for file, (name, tones, more, water) in DUCKS.items():
    drawing(file, 1200, 900)(plate(name, tones, more, water))


@drawing("birds-on-wires.jpg", 1600, 1067)
def wires(width, height):
    out = [
        f"<defs>{fade('bw', (0, '#f3c8a2'), (0.55, '#f8e3c2'), (1, '#dfe6dc'))}</defs>",
        box(0, 0, width, height, "url(#bw)"),
        disc(1180, 330, 120, "#f09a5b", opacity=0.75),
    ]
    for x, tall in ((-20, 300), (220, 220), (430, 340), (700, 250), (960, 300), (1200, 220), (1420, 330)):
        out.append(
            path(
                f"M{x - 20} {height} V{height - tall} q{130} -90 {270} 0 V{height}Z",
                mix("#c98f7a", "#8a6a78", random.random()),
                opacity=0.75,
            )
        )
        for k in range(3):
            out.append(
                box(
                    x + 40 + k * 70,
                    height - tall + 60,
                    34,
                    50,
                    "#ffe2a8" if random.random() < 0.4 else "#7d6472",
                    opacity=0.8,
                )
            )
    lines = [lambda x, k=k: 300 + k * 120 + 46 * ((x - 800) / 800) ** 2 * -1 + 46 for k in range(4)]
    for wire in lines:
        out.append(curve([(x, wire(x)) for x in range(0, width + 1, 20)], INK, 4))
    out += [box(1456, 180, 26, 900, "#4b3a31"), box(1330, 300, 270, 16, "#4b3a31"), box(1350, 430, 230, 14, "#4b3a31")]
    used = []
    for _ in range(200):
        if len(used) == 17:
            break
        wire, x = random.choice(lines), random.uniform(80, 1400)
        y = wire(x)
        if any(abs(x - a) < 74 and abs(y - b) < 60 for a, b in used):
            continue
        used.append((x, y))
        kind, flip = random.choice(("sparrow", "dove", "wagtail", "bulbul")), random.choice((1, -1))
        s = {"sparrow": 1.0, "dove": 1.65, "wagtail": 1.0, "bulbul": 1.2}[kind]
        body, belly, tail = {
            "sparrow": ("#7a5236", "#e8d8bd", 24),
            "dove": ("#8f7f86", "#c9a8a4", 44),
            "wagtail": ("#2b2f36", "#f6f2e6", 50),
            "bulbul": ("#6f7358", "#efeadb", 34),
        }[kind]
        bird = [
            path(f"M14 -14 L{tail} 16 L{tail - 8} 20 L6 -4Z", body),
            path("M-20 -26 Q-16 -44 2 -40 Q22 -30 20 -8 Q10 2 -6 -2 Q-20 -10 -20 -26Z", body),
            path("M-20 -26 Q-22 -6 -4 -2 Q-10 -14 -8 -28Z", belly),
            disc(-12, -38, 12, body),
            shape([(-23, -39), (-35, -35), (-22, -33)], GOLD if kind != "dove" else "#4b4b4b"),
            disc(-15, -41, 2.4, "#fff"),
            line(-2, -3, -2, 4, INK, 2),
            line(5, -4, 5, 4, INK, 2),
        ]
        if kind == "bulbul":
            bird.append(path("M-8 -49 q10 0 10 9 q-6 -2 -11 -3Z", "#fff"))
        if kind == "sparrow":
            bird.append(disc(-10, -33, 3.4, INK))
        if kind == "dove":
            bird.append("".join(disc(-2 + k * 3, -34 + (k % 2) * 4, 1.5, "#fff") for k in range(4)))
        out.append(
            f'<g transform="translate({x:.0f} {y - 3:.0f}) scale({s * flip * 1.25:.2f} {s * 1.25:.2f})">{"".join(bird)}</g>'
        )
    return "".join(out)
