"""The invented city of Yunting: its bridge, its streets, its market, its library, its boats."""

import math
import random

from ink import BLUE, GOLD, GREEN, INK, PAPER, RED, ROSE, SANS, SERIF, TEAL, box, curve, disc, fade, line, path, shape, text
from kit import drawing, mix


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
    defs = (fade("fsky", (0, "#22345a"), (0.5, "#8d6f93"), (0.78, "#ef9f78"), (1, "#ffdda8"))
            + fade("fwater", (0, "#e8a382"), (0.25, "#7d6488"), (1, "#17233f"))
            + '<filter id="fsoft"><feGaussianBlur stdDeviation="16"/></filter>'
            + '<filter id="frip" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="0.006 0.06" numOctaves="3" seed="4"/>'
            '<feDisplacementMap in="SourceGraphic" scale="46" xChannelSelector="R" yChannelSelector="G"/></filter>')
    water = 690
    scene = box(0, 0, width, water, "url(#fsky)") + disc(1150, 640, 150, "#ffe9bd", filter="url(#fsoft)", opacity=0.8)
    scene += f'<g opacity=".55">{skyline(width, water, 60, 190, "#8a6a86")}</g>'
    scene += skyline(width, water, 40, 130, "#47415f", "#ffd98a", 0.22)
    bridge = []
    deck = lambda x: 600 - 46 * (1 - ((x - 800) / 800) ** 2)  # noqa: E731
    for tower, lean in ((520, -1), (1080, 1)):
        top = (tower + 26 * lean, 190)
        for step in range(1, 15):
            for side in (-1, 1):
                x = tower + side * step * 34
                if (x < 800) == (tower < 800) or abs(x - 800) < 4:
                    bridge.append(line(top[0], top[1] + step * 7, x, deck(x), "#fff0d4", 1.6, opacity=0.75))
        bridge.append(shape([(tower - 15, water + 16), (tower + 15, water + 16), (top[0] + 6, top[1] - 14), (top[0] - 6, top[1] - 14)], "#f3e6d2"))
    bridge.append(curve([(x, deck(x)) for x in range(0, width + 1, 20)], "#2c2b45", 17))
    bridge.append(curve([(x, deck(x) - 9) for x in range(0, width + 1, 20)], "#ffdf9c", 3))
    for x in range(30, width, 46):
        bridge.append(disc(x, deck(x) - 20, 4, "#fff3cf"))
    for x in (250, 268, 640, 905, 930, 948, 1300):
        y = deck(x) - 9
        bridge.append(shape([(x - 5, y), (x - 4, y - 22), (x + 4, y - 22), (x + 5, y)], "#1d2038") + disc(x, y - 27, 5, "#1d2038"))
    bridge = "".join(bridge)
    mirror = f'<g transform="translate(0,{water * 2}) scale(1,-1)">{scene}{bridge}</g>'
    return (f"<defs>{defs}<clipPath id='fclip'><rect x='0' y='{water}' width='{width}' height='{height}'/></clipPath></defs>"
            f'{scene}<g clip-path="url(#fclip)"><g filter="url(#frip)">{mirror}</g>{box(0, water, width, height - water, "url(#fwater)", opacity=0.5)}</g>'
            f'{line(0, water, width, water, "#2b2945", 3)}{bridge}')


@drawing("footbridge-elevation.png", 1600, 720)
def elevation(width, height):
    out = [box(0, 0, width, height, "#17395c")]
    for x in range(0, width, 40):
        out.append(line(x, 0, x, height, "#2b5078", 1))
    for y in range(0, height, 40):
        out.append(line(0, y, width, y, "#2b5078", 1))
    chalk, left, right, scale = "#eaf2f7", 170, 1430, 3.0
    deck = lambda x: 430 - 40 * (1 - ((x - 800) / 630) ** 2)  # noqa: E731
    for tower in (485, 1115):
        for step in range(1, 12):
            for side in (-1, 1):
                x = tower + side * step * 28
                out.append(line(tower, 130 + step * 6, x, deck(x), chalk, 1.3))
        out.append(box(tower - 7, 115, 14, 430, "#17395c", stroke=chalk, stroke_width=3))
    out.append(curve([(x, deck(x)) for x in range(left, right + 1, 10)], chalk, 6))
    out.append(path("M0 545 " + " ".join(f"Q{x + 20} {540 if i % 2 else 552} {x + 40} 545" for i, x in enumerate(range(0, width, 40))), stroke="#8fc3dc"))
    for x1, x2, y, words in ((left, right, 630, "420 m"), (485, 1115, 585, "210 m"), (left, 485, 585, "105 m"), (1115, right, 585, "105 m")):
        out += [line(x1, y, x2, y, "#f3c969", 2), line(x1, y - 9, x1, y + 9, "#f3c969", 2), line(x2, y - 9, x2, y + 9, "#f3c969", 2),
                box((x1 + x2) / 2 - 62, y - 18, 124, 36, "#17395c"), text((x1 + x2) / 2, y + 9, words, 26, "#f3c969", "middle")]
    out += [text(left, 70, "棠江步行桥  立面示意", 34, chalk, weight=700), text(right, 70, "净宽 5.5 m · 通航净高 12 m", 26, chalk, "end"),
            text(90, 470, "渡口街", 28, chalk, "middle"), text(1510, 470, "北岸", 28, chalk, "middle"),
            line(830, 394, 830, 545, "#f3c969", 2, stroke_dasharray="6 5"), text(842, 500, "12 m", 24, "#f3c969")]
    return "".join(out)


@drawing("old-town.jpg", 1600, 1067)
def old_town(width, height):
    out = [f"<defs>{fade('osky', (0, '#f0c9a0'), (0.6, '#f8e6c4'), (1, '#fdf3dd'))}</defs>", box(0, 0, width, height, "url(#osky)"),
           disc(1270, 230, 86, "#f5a86b", opacity=0.8)]
    for layer, (base, shade) in enumerate(((640, "#d9b69a"), (720, "#b98f7c"))):
        x = -60 - layer * 40
        while x < width:
            wide, tall = random.randint(130, 230), random.randint(160, 330) - layer * 30
            top = base - tall
            out.append(box(x, top, wide, tall + 200, shade))
            out.append(path(f"M{x - 22} {top + 8} Q{x + wide * .25} {top - 14} {x + wide / 2} {top - 62} Q{x + wide * .75} {top - 14} {x + wide + 22} {top + 8}Z", mix(shade, INK, 0.3)))
            x += wide + 8
    x = -30
    walls = ["#f4ead6", "#e8d3b4", "#dbe0d6", "#f0dcc6", "#cfd8d4", "#e9c9ae"]
    while x < width:
        wide, tall = random.randint(170, 260), random.randint(300, 450)
        top, wall = 930 - tall, random.choice(walls)
        out.append(box(x, top, wide, tall, wall))
        out.append(box(x, top, wide * 0.12, tall, INK, opacity=0.05))
        out.append(path(f"M{x - 20} {top + 14} q14 -10 20 -34 H{x + wide} q6 24 20 34Z", "#3d4a52"))
        for tile in range(int(x - 12), int(x + wide + 14), 15):
            out.append(path(f"M{tile} {top + 14} v-28", stroke="#56656d", width=3))
        for floor in range(int(top + 50), 760, 108):
            for k in range(2 if wide < 215 else 3):
                wx = x + 26 + k * (wide - 40) / (2 if wide < 215 else 3)
                glow = random.random() < 0.35
                out.append(box(wx, floor, 44, 62, "#ffd88f" if glow else "#6f8589", stroke="#6b4b37", stroke_width=5))
                out.append(line(wx + 22, floor, wx + 22, floor + 62, "#6b4b37", 3) + line(wx, floor + 30, wx + 44, floor + 30, "#6b4b37", 3))
                if random.random() < 0.4:
                    out.append(box(wx - 4, floor + 66, 52, 9, "#8a5a3c"))
                    for leaf in range(7):
                        out.append(disc(wx + leaf * 7.5, floor + 62 - random.random() * 9, 7, random.choice((GREEN, "#54754a", ROSE))))
        shop = random.choice((TEAL, RED, "#7a5a8a", BLUE, "#a9762f"))
        out.append(box(x + 12, 796, wide - 24, 134, "#4b3a31") + box(x + 22, 824, wide - 44, 106, "#ffe4ad"))
        for stripe in range(6):
            piece = (wide - 16) / 6
            sx = x + 8 + stripe * piece
            out.append(path(f"M{sx} 790 h{piece} v26 a{piece / 2} 13 0 0 1 -{piece} 0Z", shop if stripe % 2 else "#fbf3e2"))
        for item in range(5):
            out.append(disc(x + 44 + item * (wide - 88) / 4, 905, 13, random.choice((GOLD, RED, GREEN, "#b97a4a")), opacity=0.85))
        x += wide
    for lx in range(60, width, 190):
        out.append(line(lx, 560, lx, 600, "#5b3a2c", 2) + f'<ellipse cx="{lx}" cy="628" rx="24" ry="29" fill="#d8412c"/>' + box(lx - 12, 596, 24, 7, GOLD) + box(lx - 12, 653, 24, 7, GOLD))
    out.append(curve([(x, 556 + 8 * math.sin(x / 30)) for x in range(0, width + 1, 20)], "#5b3a2c", 2))
    out.append(box(0, 930, width, 140, "#9a8f86"))
    for row in range(5):
        for column in range(-1, 22):
            wide = 60 + row * 22
            out.append(box(column * wide + (row % 2) * wide / 2, 932 + row * row * 6 + row * 4, wide - 3, 9 + row * 12, random.choice(("#a89d92", "#8f857c", "#b3a89c")), rx=5))
    for px, tone in ((300, "#3a4658"), (352, "#8a3d36"), (780, "#2f5d58"), (1180, "#5d4a6b"), (1216, "#c08a3a")):
        out.append(f'<ellipse cx="{px + 14}" cy="1012" rx="34" ry="6" fill="{INK}" opacity=".25"/>' + path(f"M{px - 17} 1010 q-4 -70 4 -92 q13 -12 26 0 q8 22 4 92Z", tone) + disc(px, 902, 14, "#e3b391") + path(f"M{px - 14} 900 a14 14 0 0 1 28 0Z", "#33262a"))
    return "".join(out)


def isometric(x, y, z, origin, unit):
    """Screen place of a point of the room: x to the right and down, y to the left and down, z up."""
    return origin[0] + (x - y) * unit * 0.866, origin[1] + (x + y) * unit * 0.5 - z * unit


def crate(x, y, z, dx, dy, dz, colour, origin, unit):
    p = lambda a, b, c: isometric(a, b, c, origin, unit)  # noqa: E731
    top = shape([p(x, y, z + dz), p(x + dx, y, z + dz), p(x + dx, y + dy, z + dz), p(x, y + dy, z + dz)], mix(colour, "#ffffff", 0.22))
    left = shape([p(x, y + dy, z), p(x + dx, y + dy, z), p(x + dx, y + dy, z + dz), p(x, y + dy, z + dz)], colour)
    right = shape([p(x + dx, y, z), p(x + dx, y + dy, z), p(x + dx, y + dy, z + dz), p(x + dx, y, z + dz)], mix(colour, INK, 0.28))
    return left + right + top


@drawing("library-isometric.jpg", 1600, 1067)
def library(width, height):
    origin, unit = (800, 190), 52
    out = [box(0, 0, width, height, "#e7dcc6"), crate(-1, -1, -0.5, 16, 16, 0.5, "#cdb894", origin, unit)]
    for k in range(16):
        a, b = isometric(-1 + k, -1, 0, origin, unit), isometric(-1 + k, 15, 0, origin, unit)
        out.append(line(*a, *b, "#c3ac85", 1.5))
    spines = [RED, TEAL, GOLD, BLUE, GREEN, ROSE, "#7b5a86", "#e8e0cf", "#4b5d66"]
    for row in range(0, 13, 3):
        if row == 6:
            for chair in (1, 5, 9):
                out.append(crate(chair, 6.5, 0, 2.6, 1.3, 0.9, "#b98a58", origin, unit))
                out.append(crate(chair + 0.4, 6.8, 0.9, 0.8, 0.6, 0.08, "#f7f0df", origin, unit))
                out.append(crate(chair + 1.9, 6.9, 0.9, 0.25, 0.25, 0.5, TEAL, origin, unit))
            continue
        out.append(crate(0, row, 0, 12.5, 0.8, 3.3, "#8a5f3f", origin, unit))
        for shelf in range(3):
            x, z = 0.12, 0.15 + shelf * 1.05
            a, b, c, d = (isometric(px, row + 0.81, pz, origin, unit) for px, pz in ((0.1, z), (12.4, z), (12.4, z + 0.92), (0.1, z + 0.92)))
            out.append(shape([a, b, c, d], "#4b3527"))
            while x < 12.2:
                thick, tall = random.uniform(0.08, 0.24), random.uniform(0.55, 0.86)
                if random.random() > 0.06:
                    p = [isometric(px, row + 0.82, pz, origin, unit) for px, pz in ((x, z), (x + thick, z), (x + thick, z + tall), (x, z + tall))]
                    out.append(shape(p, random.choice(spines)))
                x += thick + 0.02
    for px, py, tone in ((3.2, 2.2, RED), (8.5, 5.2, BLUE), (6.2, 8.4, GREEN), (10.5, 11.3, GOLD)):
        cx, cy = isometric(px, py, 0, origin, unit)
        out.append(f'<ellipse cx="{cx}" cy="{cy}" rx="17" ry="8" fill="{INK}" opacity=".25"/>' + path(f"M{cx - 14} {cy} q0 -58 14 -62 q14 4 14 62Z", tone) + disc(cx, cy - 72, 13, "#e9bd98") + path(f"M{cx - 13} {cy - 73} a13 13 0 0 1 26 0Z", INK))
    return "".join(out)


@drawing("market-isometric.jpg", 1600, 1067)
def market(width, height):
    origin, unit = (800, 250), 50
    out = [f"<defs>{fade('msky', (0, '#2d4b57'), (1, '#6f8f8b'))}</defs>", box(0, 0, width, height, "url(#msky)"),
           crate(-2, -2, -0.6, 17, 17, 0.6, "#8f8b82", origin, unit)]
    for k in range(0, 16, 3):
        a, b, c = isometric(-2, k - 1, 0, origin, unit), isometric(-2, k - 1, 4.6, origin, unit), isometric(4, k - 1, 6.2, origin, unit)
        out.append(curve([a, b, c], "#b5532f", 9))
        a, b, c = isometric(k - 1, -2, 0, origin, unit), isometric(k - 1, -2, 4.6, origin, unit), isometric(k - 1, 2, 5.8, origin, unit)
        out.append(curve([a, b], "#b5532f", 9))
    awnings = [RED, TEAL, GOLD, "#d7dfd6", BLUE, GREEN]
    goods = [("#d9432f", "#f08a3c"), ("#5f8f3f", "#93b85a"), ("#e8b23a", "#f3d36b"), ("#8d4a6b", "#c77a9b"), ("#c9d6d8", "#9fb4ba"), ("#b07a47", "#d9ab74")]
    for row in range(0, 13, 4):
        for column in range(0, 13, 3):
            out.append(crate(column, row, 0, 2.3, 1.7, 0.8, "#a8794d", origin, unit))
            dark, light = random.choice(goods)
            for _ in range(34):
                gx, gy = isometric(column + random.uniform(0.15, 2.1), row + random.uniform(0.15, 1.5), 0.86, origin, unit)
                out.append(disc(gx, gy, 7.5, random.choice((dark, light))))
            for px in (0, 2.25):
                a, b = isometric(column + px, row + 1.7, 0.8, origin, unit), isometric(column + px, row + 1.7, 2.2, origin, unit)
                out.append(line(*a, *b, "#4a3b33", 4))
            tone = random.choice(awnings)
            for stripe in range(6):
                x0, x1 = column - 0.1 + stripe * 0.42, column - 0.1 + (stripe + 1) * 0.42
                p = [isometric(x, y, z, origin, unit) for x, y, z in ((x0, row + 0.1, 2.75), (x1, row + 0.1, 2.75), (x1, row + 1.9, 2.15), (x0, row + 1.9, 2.15))]
                out.append(shape(p, tone if stripe % 2 else "#f7f0e0"))
        for _ in range(5):
            px, py = random.uniform(0, 14), row + random.uniform(2.4, 3.4)
            cx, cy = isometric(px, py, 0, origin, unit)
            out.append(f'<ellipse cx="{cx}" cy="{cy}" rx="15" ry="7" fill="{INK}" opacity=".28"/>' + path(f"M{cx - 12} {cy} q0 -48 12 -52 q12 4 12 52Z", random.choice(("#34495e", "#8a3d36", "#e5d5b8", "#4f6d5a", "#c08a3a"))) + disc(cx, cy - 60, 11, "#e9bd98") + path(f"M{cx - 11} {cy - 61} a11 11 0 0 1 22 0Z", "#2b2226"))
    for lamp in ((3, 3), (9, 3), (3, 9), (9, 9)):
        x, y = isometric(*lamp, 5.2, origin, unit)
        out.append(line(x, y - 150, x, y, "#33302f", 2) + disc(x, y, 44, "#ffe7a8", opacity=0.16) + disc(x, y, 14, "#fff1c4"))
    return "".join(out)


@drawing("ferry-night.jpg", 1600, 900)
def ferry(width, height):
    water = 560
    defs = (fade("nsky", (0, "#0b1430"), (0.7, "#22315a"), (1, "#4b4a74")) + '<filter id="nglow"><feGaussianBlur stdDeviation="14"/></filter>'
            + '<filter id="nrip" x="0" y="0" width="1" height="1"><feTurbulence type="fractalNoise" baseFrequency="0.005 0.07" numOctaves="3" seed="9"/><feDisplacementMap in="SourceGraphic" scale="70" xChannelSelector="R" yChannelSelector="G"/></filter>')
    scene = [box(0, 0, width, water, "url(#nsky)"), disc(1290, 150, 90, "#f5e9c8", filter="url(#nglow)", opacity=0.4), disc(1290, 150, 46, "#fbf2d8")]
    for _ in range(140):
        scene.append(disc(random.uniform(0, width), random.uniform(0, 420), random.uniform(0.6, 1.8), "#fff", opacity=f"{random.uniform(.3, .9):.2f}"))
    scene.append(skyline(width, water, 30, 150, "#141c3a", "#ffcf7d", 0.34))
    boat = [path("M360 560 L400 632 H1090 Q1150 620 1180 556Z", "#f3ede0"), path("M372 582 L400 632 H1090 Q1140 622 1160 592Z", "#b23a2e"),
            box(440, 470, 640, 92, "#f8f4ea"), box(520, 396, 470, 78, "#efe7d8"), box(800, 330, 130, 68, "#f8f4ea"), box(610, 320, 54, 78, "#c8452f"), box(610, 336, 54, 14, "#1d2547")]
    for x in range(462, 1060, 52):
        boat.append(box(x, 490, 34, 40, "#ffd88a", rx=4))
    for x in range(540, 970, 48):
        boat.append(box(x, 414, 32, 34, "#ffe2a3", rx=4))
    boat += [box(816, 344, 98, 28, "#bfe3f0"), line(866, 330, 866, 250, "#f3ede0", 5), disc(866, 248, 26, "#fff0b8", opacity=0.35), disc(866, 248, 7, "#fffbe6")]
    for x in (482, 560, 700, 742, 930, 1010):
        boat.append(path(f"M{x - 8} 470 q-2 -30 8 -36 q10 6 8 36Z", "#1d2547") + disc(x, 428, 7, "#e6b793"))
    boat, scene = "".join(boat), "".join(scene)
    return (f"<defs>{defs}<clipPath id='nclip'><rect x='0' y='{water}' width='{width}' height='{height}'/></clipPath>{fade('nwater', (0, '#2b3560', 0.2), (1, '#060b1f', 0.85))}</defs>{scene}"
            f'<g clip-path="url(#nclip)"><g filter="url(#nrip)"><g transform="translate(0,{water * 2}) scale(1,-1)">{scene}</g><g transform="translate(0,{632 * 2}) scale(1,-1)">{boat}</g></g>{box(0, water, width, height - water, "url(#nwater)")}</g>{boat}'
            + path("M300 640 Q700 622 1300 642", stroke="#dfe8f0", width=4, opacity=0.5))


@drawing("old-town-map.png", 1600, 1200)
def town_map(width, height):
    out = [box(0, 0, width, height, "#efe7d6")]
    for gx in range(8):
        for gy in range(6):
            x, y = 110 + gx * 178 + gy * 10, 60 + gy * 152 + gx * 6
            out.append(shape([(x, y), (x + 150, y + 6), (x + 158, y + 124), (x + 8, y + 118)], random.choice(("#e3d6bb", "#e8ddc6", "#dfd3b6"))))
            for _ in range(5):
                bx, by = x + random.uniform(12, 110), y + random.uniform(12, 86)
                out.append(box(bx, by, random.uniform(18, 40), random.uniform(14, 30), "#cdbb97", opacity=0.8))
    river = "M-20 1010 C300 930 520 1080 860 1010 S1380 920 1640 990 V1220 H-20Z"
    out += [path(river, "#a9cbd2"), path("M-20 1010 C300 930 520 1080 860 1010 S1380 920 1640 990", stroke="#5f97a3", width=5)]
    for k in range(5):
        out.append(path(f"M-20 {1050 + k * 34} C300 {970 + k * 34} 520 {1120 + k * 34} 860 {1050 + k * 34} S1380 {960 + k * 34} 1640 {1030 + k * 34}", stroke="#c3dde0", width=3))
    out.append(shape([(640, 210), (800, 216), (812, 486), (652, 480)], "#c2d3a4"))
    for _ in range(46):
        out.append(disc(random.uniform(662, 790), random.uniform(230, 470), random.uniform(9, 17), random.choice(("#8fae6d", "#a5bf82", "#7a9c5c"))))
    out += [line(1110, 900, 1170, 1200, "#b5532f", 15), line(1110, 900, 1170, 1200, "#f5efe3", 7)]
    stops = [(290, 968, "渡口"), (300, 800, "船工会馆"), (478, 806, "井巷"), (466, 520, "布市"), (630, 512, "城隍树"), (826, 352, "云台小学"), (838, 664, "旧印刷厂"), (1014, 668, "茶库"), (1108, 905, "步行桥")]
    route = [(290, 968), (300, 806), (478, 812), (466, 512), (636, 505), (826, 500), (826, 352), (826, 500), (838, 664), (1016, 668), (1020, 840), (1108, 905)]
    out.append(curve(route, "#ffffff", 16, stroke_linejoin="round"))
    out.append(curve(route, RED, 8, stroke_linejoin="round", stroke_dasharray="2 15", stroke_linecap="round"))
    for number, (x, y, name) in enumerate(stops, 1):
        wide = 34 * len(name) + 20
        label = x - 34 - wide if number in (2, 7) else x + 34
        out += [disc(x, y, 25, RED, stroke="#fff", stroke_width=5), text(x, y + 10, str(number), 28, "#fff", "middle", weight=700),
                box(label, y - 25, wide, 48, "#fffaf0", rx=8, opacity=0.93), text(label + 10, y + 10, name, 32, INK, weight=700)]
    out += [box(30, 20, 430, 122, "#efe7d6", rx=10), text(760, 1140, "棠  江", 58, "#3f7d8a", "middle", SERIF, 700, letter_spacing="20"), text(60, 80, "老城步行图", 52, INK, family=SERIF, weight=700),
            text(60, 122, "全程 3.4 公里 · 慢走两小时", 28, "#6b5d4b"),
            box(1300, 70, 210, 8, INK), box(1300, 70, 105, 8, "#fff", stroke=INK, stroke_width=2), text(1300, 112, "0", 24), text(1405, 112, "150", 24, anchor="middle"), text(1510, 112, "300 m", 24, anchor="end"),
            shape([(1420, 150), (1438, 214), (1420, 200), (1402, 214)], INK), text(1420, 246, "北", 28, anchor="middle", weight=700)]
    return "".join(out)


@drawing("bus-evening.jpg", 1600, 900)
def bus(width, height):
    out = [f"<defs>{fade('bsky', (0, '#334a6b'), (0.6, '#c98b86'), (1, '#f3c493'))}<filter id='bblur'><feGaussianBlur stdDeviation='22'/></filter></defs>",
           box(0, 0, width, 700, "url(#bsky)"), f'<g opacity=".5">{skyline(width, 700, 120, 330, "#7b6480")}</g>', skyline(width, 700, 60, 210, "#463f5c", "#ffd386", 0.3),
           box(0, 700, width, 200, "#2d2f3d"), box(0, 690, width, 16, "#55546a")]
    for x in range(40, width, 220):
        out.append(box(x, 806, 120, 9, "#e9dcb5", opacity=0.7))
    x, y = 330, 330
    out += [f'<ellipse cx="{x + 470}" cy="762" rx="510" ry="26" fill="#000" opacity=".35"/>', box(x, y, 940, 400, TEAL, rx=38), box(x, y + 250, 940, 70, "#f5efe3"), box(x + 18, y + 66, 904, 160, "#1e2c36", rx=18)]
    for k in range(6):
        wx = x + 34 + k * 148
        out.append(box(wx, y + 78, 134, 136, "#ffe7b0", rx=10, opacity=0.95))
        if k not in (1, 4):
            px = wx + random.uniform(36, 90)
            out.append(disc(px, y + 150, 19, "#d9a98a") + path(f"M{px - 30} {y + 214} q4 -46 30 -46 q26 0 30 46Z", random.choice((RED, BLUE, GREEN, "#6b5a86"))) + path(f"M{px - 19} {y + 148} a19 19 0 0 1 38 0Z", "#2b2226"))
    for dx in (182, 626):
        out += [box(x + dx, y + 60, 108, 312, "#22343c", rx=6), box(x + dx + 8, y + 70, 42, 290, "#bcd8da"), box(x + dx + 58, y + 70, 42, 290, "#bcd8da")]
    out += [box(x + 640, y + 14, 262, 44, "#141a1f", rx=8), text(x + 771, y + 48, "12  渡口街 → 东港", 28, "#ffc15a", "middle", weight=700),
            text(x + 420, y + 299, "云汀公交", 38, TEAL, "middle", weight=700, letter_spacing="8")]
    for wx in (x + 130, x + 780):
        out += [disc(wx, 732, 66, "#17181f"), disc(wx, 732, 38, "#8c919a"), disc(wx, 732, 15, "#3a3d45")]
    out += [path(f"M{x + 936} {y + 330} L1600 640 V790 Z", "#fff0bf", opacity=0.35, filter="url(#bblur)"), disc(x + 926, y + 332, 17, "#fff6d8")]
    out += [box(1378, 250, 12, 460, "#cfd3d6"), box(1330, 210, 108, 108, RED, rx=54), text(1384, 284, "站", 58, "#fff", "middle", weight=700), box(1342, 340, 84, 190, "#f5efe3", rx=6)]
    for k in range(9):
        out.append(line(1354, 364 + k * 18, 1414 - (k * 7) % 23, 364 + k * 18, "#7a7f88", 4))
    return "".join(out)


@drawing("shipyard.jpg", 1600, 1067)
def shipyard(width, height):
    out = [f"<defs>{fade('dsky', (0, '#f2d7b8'), (0.5, '#f7e9d3'), (1, '#dfe6e2'))}</defs>", box(0, 0, width, height, "url(#dsky)"), disc(420, 320, 92, "#f09a5b", opacity=0.85),
           f'<g opacity=".35">{skyline(width, 720, 40, 150, "#8fa3a3")}</g>']
    for x, tall, tone in ((1180, 560, "#b5532f"), (820, 470, "#a36a52"), (1440, 420, "#8d7468")):
        top = 740 - tall
        out += [shape([(x - 46, 740), (x - 22, top + 80), (x + 22, top + 80), (x + 46, 740), (x + 34, 740), (x + 12, top + 130), (x - 12, top + 130), (x - 34, 740)], tone)]
        for k in range(5):
            yy = top + 150 + k * (tall - 180) / 5
            out.append(line(x - 26 - k * 3, yy, x + 26 + k * 3, yy + 50, tone, 5) + line(x + 26 + k * 3, yy, x - 26 - k * 3, yy + 50, tone, 5))
        out += [box(x - 60, top + 52, 120, 44, mix(tone, INK, 0.3)), line(x, top + 60, x - 330, top - 60, tone, 11), line(x, top + 30, x + 130, top + 60, tone, 12), box(x + 100, top + 56, 48, 46, mix(tone, INK, 0.4)),
                line(x, top - 10, x - 330, top - 60, tone, 3), line(x, top - 10, x, top + 60, tone, 8), line(x - 310, top - 54, x - 310, top + 190, INK, 2), box(x - 322, top + 190, 24, 24, INK)]
    out += [shape([(60, 740), (60, 470), (330, 390), (600, 470), (600, 740)], "#7d8f8e"), shape([(36, 478), (330, 384), (624, 478), (618, 496), (330, 404), (42, 496)], "#4f6465")]
    for k in range(7):
        out.append(box(92 + k * 70, 540, 48, 84, "#ffe0a0" if k % 3 else "#c9d6d2", stroke="#4f6465", stroke_width=5))
    out += [box(230, 640, 200, 100, "#33302f"), text(330, 520, "东港船厂", 44, "#f5efe3", "middle", SERIF, 700, letter_spacing="10"), box(0, 740, width, 340, "#7ea3a6"), box(0, 738, width, 14, "#5d5750")]
    for k in range(120):
        y = 760 + (k / 120) ** 1.5 * 300
        x = random.uniform(-100, width)
        out.append(line(x, y, x + random.uniform(40, 190), y, random.choice(("#a9c6c4", "#6a9094", "#f3d6ae", "#90b3b3")), 3 + k / 40, opacity=0.6))
    return "".join(out)
