"""The invented city of Yunting at night: its bridge, its ferry, its buses."""

import random

from ink import BLUE, GREEN, RED, TEAL, box, curve, disc, fade, line, path, shape, text
from kit import drawing


def skyline(width, base, low, high, colour, lit=None, chance=0.3):
    """A row of houses standing on the base line, with some windows lit."""
    out, x = [], -20
    while x < width:
        wide, tall = random.randint(38, 110), random.randint(low, high)
        out.append(box(x, base - tall, wide, tall + 2, colour))
        if random.random() < 0.2:
            out.append(line(x + wide / 2, base - tall, x + wide / 2, base - tall - 40, colour, 3))
        if lit:
            for column in range(int(x + 9), int(x + wide - 12), 17):
                for row in range(int(base - tall + 14), int(base - 14), 22):
                    if random.random() < chance:
                        out.append(box(column, row, 8, 11, lit, opacity=f"{random.uniform(0.35, 1):.2f}"))
        x += wide + random.choice((0, 0, 0, 6, 24))
    return "".join(out)


@drawing("footbridge-dusk.jpg", 1600, 1067)
def footbridge(width, height):
    defs = (
        fade("fsky", (0, "#22345a"), (0.5, "#8d6f93"), (0.78, "#ef9f78"), (1, "#ffdda8"))
        + fade("fwater", (0, "#e8a382"), (0.25, "#7d6488"), (1, "#17233f"))
        + '<filter id="fsoft"><feGaussianBlur stdDeviation="16"/></filter>'
        + '<filter id="frip" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="0.006 0.06" numOctaves="3" seed="4"/>'
        '<feDisplacementMap in="SourceGraphic" scale="46" xChannelSelector="R" yChannelSelector="G"/></filter>'
    )
    water = 690
    scene = box(0, 0, width, water, "url(#fsky)") + disc(1150, 640, 150, "#ffe9bd", filter="url(#fsoft)", opacity=0.8)
    scene += f'<g opacity=".55">{skyline(width, water, 60, 190, "#8a6a86")}</g>'
    scene += skyline(width, water, 40, 130, "#47415f", "#ffd98a", 0.22)
    bridge = []
    deck = lambda x: 600 - 46 * (1 - ((x - 800) / 800) ** 2)
    for tower, lean in ((520, -1), (1080, 1)):
        top = (tower + 26 * lean, 190)
        for step in range(1, 15):
            for side in (-1, 1):
                x = tower + side * step * 34
                if (x < 800) == (tower < 800) or abs(x - 800) < 4:
                    bridge.append(line(top[0], top[1] + step * 7, x, deck(x), "#fff0d4", 1.6, opacity=0.75))
        bridge.append(
            shape(
                [
                    (tower - 15, water + 16),
                    (tower + 15, water + 16),
                    (top[0] + 6, top[1] - 14),
                    (top[0] - 6, top[1] - 14),
                ],
                "#f3e6d2",
            )
        )
    bridge.append(curve([(x, deck(x)) for x in range(0, width + 1, 20)], "#2c2b45", 17))
    bridge.append(curve([(x, deck(x) - 9) for x in range(0, width + 1, 20)], "#ffdf9c", 3))
    for x in range(30, width, 46):
        bridge.append(disc(x, deck(x) - 20, 4, "#fff3cf"))
    for x in (250, 268, 640, 905, 930, 948, 1300):
        y = deck(x) - 9
        bridge.append(
            shape([(x - 5, y), (x - 4, y - 22), (x + 4, y - 22), (x + 5, y)], "#1d2038") + disc(x, y - 27, 5, "#1d2038")
        )
    bridge = "".join(bridge)
    mirror = f'<g transform="translate(0,{water * 2}) scale(1,-1)">{scene}{bridge}</g>'
    return (
        f"<defs>{defs}<clipPath id='fclip'><rect x='0' y='{water}' width='{width}' height='{height}'/></clipPath></defs>"
        f'{scene}<g clip-path="url(#fclip)"><g filter="url(#frip)">{mirror}</g>{box(0, water, width, height - water, "url(#fwater)", opacity=0.5)}</g>'
        f"{line(0, water, width, water, '#2b2945', 3)}{bridge}"
    )


@drawing("footbridge-elevation.png", 1600, 720)
def elevation(width, height):
    out = [box(0, 0, width, height, "#17395c")]
    for x in range(0, width, 40):
        out.append(line(x, 0, x, height, "#2b5078", 1))
    for y in range(0, height, 40):
        out.append(line(0, y, width, y, "#2b5078", 1))
    chalk, left, right = "#eaf2f7", 170, 1430
    deck = lambda x: 430 - 40 * (1 - ((x - 800) / 630) ** 2)
    for tower in (485, 1115):
        for step in range(1, 12):
            for side in (-1, 1):
                x = tower + side * step * 28
                out.append(line(tower, 130 + step * 6, x, deck(x), chalk, 1.3))
        out.append(box(tower - 7, 115, 14, 430, "#17395c", stroke=chalk, stroke_width=3))
    out.append(curve([(x, deck(x)) for x in range(left, right + 1, 10)], chalk, 6))
    out.append(
        path(
            "M0 545 "
            + " ".join(f"Q{x + 20} {540 if i % 2 else 552} {x + 40} 545" for i, x in enumerate(range(0, width, 40))),
            stroke="#8fc3dc",
        )
    )
    for x1, x2, y, words in (
        (left, right, 630, "420 m"),
        (485, 1115, 585, "210 m"),
        (left, 485, 585, "105 m"),
        (1115, right, 585, "105 m"),
    ):
        out += [
            line(x1, y, x2, y, "#f3c969", 2),
            line(x1, y - 9, x1, y + 9, "#f3c969", 2),
            line(x2, y - 9, x2, y + 9, "#f3c969", 2),
            box((x1 + x2) / 2 - 62, y - 18, 124, 36, "#17395c"),
            text((x1 + x2) / 2, y + 9, words, 26, "#f3c969", "middle"),
        ]
    out += [
        text(left, 70, "棠江步行桥  立面示意", 34, chalk, weight=700),
        text(right, 70, "净宽 5.5 m · 通航净高 12 m", 26, chalk, "end"),
        text(90, 470, "渡口街", 28, chalk, "middle"),
        text(1510, 470, "北岸", 28, chalk, "middle"),
        line(830, 394, 830, 545, "#f3c969", 2, stroke_dasharray="6 5"),
        text(842, 500, "12 m", 24, "#f3c969"),
    ]
    return "".join(out)


@drawing("ferry-night.jpg", 1600, 900)
def ferry(width, height):
    water = 560
    defs = (
        fade("nsky", (0, "#0b1430"), (0.7, "#22315a"), (1, "#4b4a74"))
        + '<filter id="nglow"><feGaussianBlur stdDeviation="14"/></filter>'
        + '<filter id="nrip" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="0.005 0.07" numOctaves="3" seed="9"/><feDisplacementMap in="SourceGraphic" scale="70" xChannelSelector="R" yChannelSelector="G"/></filter>'
    )
    scene = [
        box(0, 0, width, water, "url(#nsky)"),
        disc(1290, 150, 90, "#f5e9c8", filter="url(#nglow)", opacity=0.4),
        disc(1290, 150, 46, "#fbf2d8"),
    ]
    for _ in range(140):
        scene.append(
            disc(
                random.uniform(0, width),
                random.uniform(0, 420),
                random.uniform(0.6, 1.8),
                "#fff",
                opacity=f"{random.uniform(0.3, 0.9):.2f}",
            )
        )
    scene.append(skyline(width, water, 30, 150, "#141c3a", "#ffcf7d", 0.34))
    boat = [
        path("M360 560 L400 632 H1090 Q1150 620 1180 556Z", "#f3ede0"),
        path("M372 582 L400 632 H1090 Q1140 622 1160 592Z", "#b23a2e"),
        box(440, 470, 640, 92, "#f8f4ea"),
        box(520, 396, 470, 78, "#efe7d8"),
        box(800, 330, 130, 68, "#f8f4ea"),
        box(610, 320, 54, 78, "#c8452f"),
        box(610, 336, 54, 14, "#1d2547"),
    ]
    for x in range(462, 1060, 52):
        boat.append(box(x, 490, 34, 40, "#ffd88a", rx=4))
    for x in range(540, 970, 48):
        boat.append(box(x, 414, 32, 34, "#ffe2a3", rx=4))
    boat += [
        box(816, 344, 98, 28, "#bfe3f0"),
        line(866, 330, 866, 250, "#f3ede0", 5),
        disc(866, 248, 26, "#fff0b8", opacity=0.35),
        disc(866, 248, 7, "#fffbe6"),
    ]
    for x in (482, 560, 700, 742, 930, 1010):
        boat.append(path(f"M{x - 8} 470 q-2 -30 8 -36 q10 6 8 36Z", "#1d2547") + disc(x, 428, 7, "#e6b793"))
    boat, scene = "".join(boat), "".join(scene)
    return (
        f"<defs>{defs}<clipPath id='nclip'><rect x='0' y='{water}' width='{width}' height='{height}'/></clipPath>{fade('nwater', (0, '#2b3560', 0.2), (1, '#060b1f', 0.85))}</defs>{scene}"
        f'<g clip-path="url(#nclip)"><g filter="url(#nrip)"><g transform="translate(0,{water * 2}) scale(1,-1)">{scene}</g><g transform="translate(0,{632 * 2}) scale(1,-1)">{boat}</g></g>{box(0, water, width, height - water, "url(#nwater)")}</g>{boat}'
        + path("M300 640 Q700 622 1300 642", stroke="#dfe8f0", width=4, opacity=0.5)
    )


@drawing("bus-evening.jpg", 1600, 900)
def bus(width, height):
    out = [
        f"<defs>{fade('bsky', (0, '#334a6b'), (0.6, '#c98b86'), (1, '#f3c493'))}<filter id='bblur'><feGaussianBlur stdDeviation='22'/></filter></defs>",
        box(0, 0, width, 700, "url(#bsky)"),
        f'<g opacity=".5">{skyline(width, 700, 120, 330, "#7b6480")}</g>',
        skyline(width, 700, 60, 210, "#463f5c", "#ffd386", 0.3),
        box(0, 700, width, 200, "#2d2f3d"),
        box(0, 690, width, 16, "#55546a"),
    ]
    for x in range(40, width, 220):
        out.append(box(x, 806, 120, 9, "#e9dcb5", opacity=0.7))
    x, y = 330, 330
    out += [
        f'<ellipse cx="{x + 470}" cy="762" rx="510" ry="26" fill="#000" opacity=".35"/>',
        box(x, y, 940, 400, TEAL, rx=38),
        box(x, y + 250, 940, 70, "#f5efe3"),
        box(x + 18, y + 66, 904, 160, "#1e2c36", rx=18),
    ]
    for k in range(6):
        wx = x + 34 + k * 148
        out.append(box(wx, y + 78, 134, 136, "#ffe7b0", rx=10, opacity=0.95))
        if k not in (1, 4):
            px = wx + random.uniform(36, 90)
            out.append(
                disc(px, y + 150, 19, "#d9a98a")
                + path(f"M{px - 30} {y + 214} q4 -46 30 -46 q26 0 30 46Z", random.choice((RED, BLUE, GREEN, "#6b5a86")))
                + path(f"M{px - 19} {y + 148} a19 19 0 0 1 38 0Z", "#2b2226")
            )
    for dx in (182, 626):
        out += [
            box(x + dx, y + 60, 108, 312, "#22343c", rx=6),
            box(x + dx + 8, y + 70, 42, 290, "#bcd8da"),
            box(x + dx + 58, y + 70, 42, 290, "#bcd8da"),
        ]
    out += [
        box(x + 640, y + 14, 262, 44, "#141a1f", rx=8),
        text(x + 771, y + 48, "12  渡口街 → 东港", 28, "#ffc15a", "middle", weight=700),
        text(x + 420, y + 299, "云汀公交", 38, TEAL, "middle", weight=700, letter_spacing="8"),
    ]
    for wx in (x + 130, x + 780):
        out += [disc(wx, 732, 66, "#17181f"), disc(wx, 732, 38, "#8c919a"), disc(wx, 732, 15, "#3a3d45")]
    out += [
        path(f"M{x + 936} {y + 330} L1600 640 V790 Z", "#fff0bf", opacity=0.35, filter="url(#bblur)"),
        disc(x + 926, y + 332, 17, "#fff6d8"),
    ]
    out += [
        box(1378, 250, 12, 460, "#cfd3d6"),
        box(1330, 210, 108, 108, RED, rx=54),
        text(1384, 284, "站", 58, "#fff", "middle", weight=700),
        box(1342, 340, 84, 190, "#f5efe3", rx=6),
    ]
    for k in range(9):
        out.append(line(1354, 364 + k * 18, 1414 - (k * 7) % 23, 364 + k * 18, "#7a7f88", 4))
    return "".join(out)
