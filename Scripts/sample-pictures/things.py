"""Birds, leaves, stairs, fog: the rest of the drawings."""

import math
import random

from ink import BLUE, GOLD, GREEN, INK, PAPER, RED, ROSE, SERIF, TEAL, box, curve, disc, fade, line, path, shape, text
from kit import drawing, mix


def duck(x, y, size, head, breast, body, flank, tail, bill="#d9a441", ring=False, tuft=False):
    """A drake afloat, facing left."""
    s = size
    p = lambda d, fill, **more: path("".join(f"{v * s:.1f} " if isinstance(v, (int, float)) else f"{v} " for v in d), fill, transform=f"translate({x},{y})", **more)  # noqa: E731
    parts = [p(["M", 1.35, -0.1, "Q", 1.75, -0.5, 1.95, -0.45, "Q", 1.75, -0.05, 1.4, 0.2, "Z"], tail),
             p(["M", -0.75, 0.02, "Q", -0.5, -0.55, 0.3, -0.55, "Q", 1.15, -0.55, 1.6, -0.12, "Q", 1.3, 0.42, 0.2, 0.42, "Q", -0.85, 0.42, -0.75, 0.02, "Z"], body),
             p(["M", -0.2, 0.1, "Q", 0.4, -0.28, 1.3, -0.02, "Q", 1.0, 0.4, 0.2, 0.38, "Q", -0.3, 0.36, -0.2, 0.1, "Z"], flank),
             p(["M", -0.86, 0.1, "Q", -0.95, -0.4, -0.62, -0.62, "L", -0.22, -0.5, "Q", -0.1, 0.1, -0.4, 0.4, "Q", -0.8, 0.38, -0.86, 0.1, "Z"], breast),
             p(["M", -0.95, -0.42, "Q", -1.12, -1.12, -0.66, -1.16, "Q", -0.2, -1.16, -0.26, -0.72, "L", -0.22, -0.42, "Q", -0.5, -0.26, -0.9, -0.4, "Z"], head),
             p(["M", -0.98, -0.9, "Q", -1.4, -0.8, -1.42, -0.68, "Q", -1.2, -0.62, -0.95, -0.7, "Z"], bill),
             disc(x - 0.72 * s, y - 0.9 * s, 0.055 * s, "#fff8e0"), disc(x - 0.72 * s, y - 0.9 * s, 0.03 * s, "#111")]
    if ring:
        parts.append(p(["M", -0.95, -0.5, "Q", -0.55, -0.3, -0.22, -0.5, "L", -0.2, -0.41, "Q", -0.55, -0.2, -0.94, -0.41, "Z"], "#fbf7ea"))
    if tuft:
        parts.append(p(["M", -0.5, -1.14, "Q", -0.1, -1.1, 0.02, -0.72, "Q", -0.2, -0.9, -0.34, -0.84, "Z"], head))
    for k in range(4):
        parts.append(path(f"M{x - s * (1.3 - k * .1)} {y + s * (.4 + k * .09)} Q{x + s * .3} {y + s * (.52 + k * .1)} {x + s * (1.9 - k * .1)} {y + s * (.38 + k * .09)}", stroke="#e6f0ee", width=3, opacity=0.8 - k * 0.15))
    return "".join(parts)


DUCKS = {
    "duck-mallard.jpg": ("绿头鸭", ("#1f6b4f", "#6b3f2a", "#b8b4a8", "#d5d0c2", "#2b2b2b"), {"ring": True}, ("#9fbfbf", "#6f9a9f")),
    "duck-teal.jpg": ("绿翅鸭", ("#8a4b2a", "#d8c8a8", "#a9a9a4", "#c4c2ba", "#e4c86a"), {"bill": "#3a3a3a"}, ("#c4b8a0", "#8f9a86")),
    "duck-tufted.jpg": ("凤头潜鸭", ("#1c1d2b", "#1c1d2b", "#26262e", "#f4f1e8", "#1c1d2b"), {"bill": "#8fa6b8", "tuft": True}, ("#7f9db8", "#4f7291")),
    "duck-pochard.jpg": ("红头潜鸭", ("#9c4526", "#1d1b1c", "#c9c6be", "#d8d5cc", "#26221f"), {"bill": "#6f7f8c"}, ("#b7c4b0", "#7f9a8f")),
}


def plate(name, tones, more, water):
    def draw(width, height):
        out = [f"<defs>{fade('w' + name, (0, mix(water[0], '#ffffff', .45)), (0.45, water[0]), (1, water[1]))}</defs>", box(0, 0, width, height, f"url(#w{name})")]
        for k in range(90):
            y = 300 + (k / 90) ** 1.6 * 620
            x = random.uniform(-200, width)
            out.append(path(f"M{x} {y} q{60 + k} {random.uniform(-9, 9)} {140 + k * 2} 0", stroke=random.choice(("#ffffff", water[1])), width=2 + k / 30, opacity=0.35))
        for k in range(26):
            x = random.choice((random.uniform(-20, 200), random.uniform(1000, 1220)))
            tall = random.uniform(220, 420)
            out.append(path(f"M{x} 330 Q{x + 8} {330 - tall / 2} {x + random.uniform(-30, 60)} {330 - tall}", stroke=mix("#7a7a4e", "#a89a62", random.random()), width=5, opacity=0.8))
        out.append(f'<g opacity=".25" transform="translate(0,1210) scale(1,-1)">{duck(560, 560, 250, *tones, **more)}</g>')
        out.append(duck(560, 560, 250, *tones, **more))
        return "".join(out) + text(1140, 860, name, 54, "#fffaf0", "end", SERIF, 700, opacity=0.95)

    return draw


for file, (name, tones, more, water) in DUCKS.items():
    drawing(file, 1200, 900)(plate(name, tones, more, water))


@drawing("ginkgo.jpg", 1600, 1067)
def ginkgo(width, height):
    out = [box(0, 0, width, height, "#5b6670")]
    for row in range(12):
        for column in range(12):
            out.append(box(column * 142 - (row % 2) * 71, row * 92, 139, 89, mix("#66727b", "#4f5962", random.random()), rx=5))
    for k in range(420):
        x, y, size, turn = random.uniform(-30, width + 30), random.uniform(-30, height + 30), random.uniform(28, 62), random.uniform(0, 360)
        tone = mix(random.choice(("#f2c230", "#e9ad1f", "#f6d860", "#d9952a")), "#7a5a20", random.random() * 0.25)
        leaf = f"M0 0 Q{-size * .35} {-size * .5} {-size} {-size * .62} Q{-size * .8} {-size * 1.12} {-size * .12} {-size * 1.1} L0 {-size * .72} L{size * .12} {-size * 1.1} Q{size * .8} {-size * 1.12} {size} {-size * .62} Q{size * .35} {-size * .5} 0 0Z"
        veins = "".join(f'<path d="M0 0 L{size * math.sin(a):.1f} {-size * math.cos(a):.1f}" stroke="#a87412" stroke-width="1" opacity=".5"/>' for a in (-0.8, -0.5, -0.25, 0.25, 0.5, 0.8))
        out.append(f'<g transform="translate({x + 5:.0f} {y + 8:.0f}) rotate({turn:.0f})"><path d="{leaf}" fill="#1d2329" opacity=".35"/></g>'
                   f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f})"><path d="{leaf}" fill="{tone}"/>{veins}<path d="M0 0 q{size * .1:.0f} {size * .4:.0f} -4 {size * .7:.0f}" stroke="{tone}" stroke-width="4" fill="none"/></g>')
    return "".join(out)


@drawing("fog-lamps.jpg", 1600, 900)
def fog(width, height):
    out = [f"<defs>{fade('gsky', (0, '#c8ced0'), (0.6, '#e4e2da'), (1, '#cfd2cf'))}<filter id='gf'><feGaussianBlur stdDeviation='6'/></filter><radialGradient id='gl'><stop offset='0' stop-color='#fff3cc'/><stop offset='.2' stop-color='#ffe6a8' stop-opacity='.7'/><stop offset='1' stop-color='#ffe6a8' stop-opacity='0'/></radialGradient></defs>", box(0, 0, width, height, "url(#gsky)")]
    for depth in (0.15, 0.28, 0.42, 0.6, 0.85):
        tone, tall = mix("#d5d8d6", "#4d575b", depth), 260 + 560 * depth
        x, foot = 800 + (620 if int(depth * 100) % 2 else -620) * depth, 560 + 330 * depth
        x2 = 1600 - x
        for px in (x, x2):
            arm = 60 * depth if px < 800 else -60 * depth
            out += [line(px, foot, px, foot - tall, tone, 4 + 12 * depth), line(px, foot - tall, px + arm, foot - tall - 8, tone, 3 + 8 * depth), disc(px + arm, foot - tall + 6, 60 + 150 * depth, "url(#gl)"), disc(px + arm, foot - tall + 2, 5 + 10 * depth, "#fffbe6")]
        out.append(box(0, 0, width, height, "#d9dbd7", opacity=0.12))
    out += [shape([(800, 566), (830, 566), (1500, 900), (100, 900)], "#b9bdba", opacity=0.8), f'<g filter="url(#gf)" opacity=".75"><path d="M880 690 q-5 -66 14 -78 q20 12 16 78Z" fill="#5d676b"/><circle cx="894" cy="598" r="13" fill="#5d676b"/><path d="M852 600 q42 -64 88 0Z" fill="#8f4d42"/></g>']
    return "".join(out)


@drawing("stairs.jpg", 1200, 1500)
def stairs(width, height):
    out = [f"<defs>{fade('stw', (0, '#f2d2a8'), (1, '#e7b48b'))}</defs>", box(0, 0, width, height, "url(#stw)"), disc(900, 260, 130, "#fbe8c4")]
    for k in range(15):
        x, y, wide = 60 + k * 62, 1420 - k * 82, 1200 - k * 62
        out += [box(x, y, wide, 84, mix("#c8624a", "#7b3f4d", k / 15)), box(x, y, wide, 14, mix("#e8957a", "#a8606a", k / 15)), box(x, y + 14, 10, 70, INK, opacity=0.12)]
    out += [path("M500 1010 q-10 -120 16 -152 q26 -18 46 4 q22 60 -4 148Z", TEAL), disc(536, 826, 34, "#e3b391"), path("M502 820 a34 34 0 0 1 68 -4 q-30 -14 -68 4Z", INK), path("M520 1004 L500 1096 L470 1096 M548 1004 L590 1010 L584 1014", stroke="#2c3a4a", width=24, stroke_linejoin="round"), path("M552 880 q40 40 62 22", stroke=TEAL, width=20, stroke_linecap="round"), path("M524 884 q-36 50 -30 80", stroke="#276064", width=20, stroke_linecap="round")]
    return "".join(out)


@drawing("start-line.jpg", 1600, 900)
def start(width, height):
    out = [f"<defs>{fade('trk', (0, '#7b2f22'), (0.35, '#b04a31'), (1, '#cf6444'))}<filter id='rub' x='0' y='0' width='1' height='1'><feTurbulence type='fractalNoise' baseFrequency='.8' numOctaves='2'/><feColorMatrix values='0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  0 0 0 .5 -.12'/></filter></defs>", box(0, 0, width, 300, "#f0d9b5"), box(0, 236, width, 80, GREEN), disc(1240, 150, 74, "#f5a86b"), box(0, 300, width, 600, "url(#trk)"), box(0, 300, width, 600, "#000", filter="url(#rub)", opacity=0.35)]
    for x in range(0, 1600, 70):
        out.append(disc(x + random.uniform(-20, 20), 240, random.uniform(30, 60), random.choice(("#55764a", "#6d8b5a", "#47663f"))))
    for k in range(-6, 8):
        out.append(shape([(800 + k * 70 - 2, 300), (800 + k * 70 + 2, 300), (800 + k * 330 + 9, 900), (800 + k * 330 - 9, 900)], "#fdf1e4"))
    out.append(shape([(0, 640), (1600, 640), (1600, 668), (0, 668)], "#fdf1e4"))
    for k in range(-3, 3):
        cx = 800 + (k + 0.5) * 262
        out.append(f'<g transform="translate({cx},850) scale(1,.55)">{text(0, 0, str(k + 4), 210, "#fdf1e4", "middle", SERIF, 700)}</g>')
    return "".join(out)
