"""The old town and the old shipyard."""

import math
import random

from cities import skyline
from ink import BLUE, GOLD, GREEN, INK, RED, ROSE, SERIF, TEAL, box, curve, disc, fade, line, path, shape, text
from kit import drawing, mix


@drawing("old-town.jpg", 1600, 1067)
def old_town(width, height):
    out = [
        f"<defs>{fade('osky', (0, '#f0c9a0'), (0.6, '#f8e6c4'), (1, '#fdf3dd'))}</defs>",
        box(0, 0, width, height, "url(#osky)"),
        disc(1270, 230, 86, "#f5a86b", opacity=0.8),
    ]
    for layer, (base, shade) in enumerate(((640, "#d9b69a"), (720, "#b98f7c"))):
        x = -60 - layer * 40
        while x < width:
            wide, tall = random.randint(130, 230), random.randint(160, 330) - layer * 30
            top = base - tall
            out.append(box(x, top, wide, tall + 200, shade))
            out.append(
                path(
                    f"M{x - 22} {top + 8} Q{x + wide * 0.25} {top - 14} {x + wide / 2} {top - 62} Q{x + wide * 0.75} {top - 14} {x + wide + 22} {top + 8}Z",
                    mix(shade, INK, 0.3),
                )
            )
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
                out.append(
                    line(wx + 22, floor, wx + 22, floor + 62, "#6b4b37", 3)
                    + line(wx, floor + 30, wx + 44, floor + 30, "#6b4b37", 3)
                )
                if random.random() < 0.4:
                    out.append(box(wx - 4, floor + 66, 52, 9, "#8a5a3c"))
                    for leaf in range(7):
                        out.append(
                            disc(
                                wx + leaf * 7.5,
                                floor + 62 - random.random() * 9,
                                7,
                                random.choice((GREEN, "#54754a", ROSE)),
                            )
                        )
        shop = random.choice((TEAL, RED, "#7a5a8a", BLUE, "#a9762f"))
        out.append(box(x + 12, 796, wide - 24, 134, "#4b3a31") + box(x + 22, 824, wide - 44, 106, "#ffe4ad"))
        for stripe in range(6):
            piece = (wide - 16) / 6
            sx = x + 8 + stripe * piece
            out.append(
                path(f"M{sx} 790 h{piece} v26 a{piece / 2} 13 0 0 1 -{piece} 0Z", shop if stripe % 2 else "#fbf3e2")
            )
        for item in range(5):
            out.append(
                disc(
                    x + 44 + item * (wide - 88) / 4, 905, 13, random.choice((GOLD, RED, GREEN, "#b97a4a")), opacity=0.85
                )
            )
        x += wide
    for lx in range(60, width, 190):
        out.append(
            line(lx, 560, lx, 600, "#5b3a2c", 2)
            + f'<ellipse cx="{lx}" cy="628" rx="24" ry="29" fill="#d8412c"/>'
            + box(lx - 12, 596, 24, 7, GOLD)
            + box(lx - 12, 653, 24, 7, GOLD)
        )
    out.append(curve([(x, 556 + 8 * math.sin(x / 30)) for x in range(0, width + 1, 20)], "#5b3a2c", 2))
    out.append(box(0, 930, width, 140, "#9a8f86"))
    for row in range(5):
        for column in range(-1, 22):
            wide = 60 + row * 22
            out.append(
                box(
                    column * wide + (row % 2) * wide / 2,
                    932 + row * row * 6 + row * 4,
                    wide - 3,
                    9 + row * 12,
                    random.choice(("#a89d92", "#8f857c", "#b3a89c")),
                    rx=5,
                )
            )
    for px, tone in ((300, "#3a4658"), (352, "#8a3d36"), (780, "#2f5d58"), (1180, "#5d4a6b"), (1216, "#c08a3a")):
        out.append(
            f'<ellipse cx="{px + 14}" cy="1012" rx="34" ry="6" fill="{INK}" opacity=".25"/>'
            + path(f"M{px - 17} 1010 q-4 -70 4 -92 q13 -12 26 0 q8 22 4 92Z", tone)
            + disc(px, 902, 14, "#e3b391")
            + path(f"M{px - 14} 900 a14 14 0 0 1 28 0Z", "#33262a")
        )
    return "".join(out)


@drawing("old-town-map.png", 1600, 1200)
def town_map(width, height):
    out = [box(0, 0, width, height, "#efe7d6")]
    for gx in range(8):
        for gy in range(6):
            x, y = 110 + gx * 178 + gy * 10, 60 + gy * 152 + gx * 6
            out.append(
                shape(
                    [(x, y), (x + 150, y + 6), (x + 158, y + 124), (x + 8, y + 118)],
                    random.choice(("#e3d6bb", "#e8ddc6", "#dfd3b6")),
                )
            )
            for _ in range(5):
                bx, by = x + random.uniform(12, 110), y + random.uniform(12, 86)
                out.append(box(bx, by, random.uniform(18, 40), random.uniform(14, 30), "#cdbb97", opacity=0.8))
    river = "M-20 1010 C300 930 520 1080 860 1010 S1380 920 1640 990 V1220 H-20Z"
    out += [
        path(river, "#a9cbd2"),
        path("M-20 1010 C300 930 520 1080 860 1010 S1380 920 1640 990", stroke="#5f97a3", width=5),
    ]
    for k in range(5):
        out.append(
            path(
                f"M-20 {1050 + k * 34} C300 {970 + k * 34} 520 {1120 + k * 34} 860 {1050 + k * 34} S1380 {960 + k * 34} 1640 {1030 + k * 34}",
                stroke="#c3dde0",
                width=3,
            )
        )
    out.append(shape([(640, 210), (800, 216), (812, 486), (652, 480)], "#c2d3a4"))
    for _ in range(46):
        out.append(
            disc(
                random.uniform(662, 790),
                random.uniform(230, 470),
                random.uniform(9, 17),
                random.choice(("#8fae6d", "#a5bf82", "#7a9c5c")),
            )
        )
    out += [line(1110, 900, 1170, 1200, "#b5532f", 15), line(1110, 900, 1170, 1200, "#f5efe3", 7)]
    stops = [
        (290, 968, "渡口"),
        (300, 800, "船工会馆"),
        (478, 806, "井巷"),
        (466, 520, "布市"),
        (630, 512, "城隍树"),
        (826, 352, "云台小学"),
        (838, 664, "旧印刷厂"),
        (1014, 668, "茶库"),
        (1108, 905, "步行桥"),
    ]
    route = [
        (290, 968),
        (300, 806),
        (478, 812),
        (466, 512),
        (636, 505),
        (826, 500),
        (826, 352),
        (826, 500),
        (838, 664),
        (1016, 668),
        (1020, 840),
        (1108, 905),
    ]
    out.append(curve(route, "#ffffff", 16, stroke_linejoin="round"))
    out.append(curve(route, RED, 8, stroke_linejoin="round", stroke_dasharray="2 15", stroke_linecap="round"))
    for number, (x, y, name) in enumerate(stops, 1):
        wide = 34 * len(name) + 20
        label = x - 34 - wide if number in (2, 7) else x + 34
        out += [
            disc(x, y, 25, RED, stroke="#fff", stroke_width=5),
            text(x, y + 10, str(number), 28, "#fff", "middle", weight=700),
            box(label, y - 25, wide, 48, "#fffaf0", rx=8, opacity=0.93),
            text(label + 10, y + 10, name, 32, INK, weight=700),
        ]
    out += [
        box(30, 20, 430, 122, "#efe7d6", rx=10),
        text(760, 1140, "棠  江", 58, "#3f7d8a", "middle", SERIF, 700, letter_spacing="20"),
        text(60, 80, "老城步行图", 52, INK, family=SERIF, weight=700),
        text(60, 122, "全程 3.4 公里 · 慢走两小时", 28, "#6b5d4b"),
        box(1300, 70, 210, 8, INK),
        box(1300, 70, 105, 8, "#fff", stroke=INK, stroke_width=2),
        text(1300, 112, "0", 24),
        text(1405, 112, "150", 24, anchor="middle"),
        text(1510, 112, "300 m", 24, anchor="end"),
        shape([(1420, 150), (1438, 214), (1420, 200), (1402, 214)], INK),
        text(1420, 246, "北", 28, anchor="middle", weight=700),
    ]
    return "".join(out)


@drawing("shipyard.jpg", 1600, 1067)
def shipyard(width, height):
    out = [
        f"<defs>{fade('dsky', (0, '#f2d7b8'), (0.5, '#f7e9d3'), (1, '#dfe6e2'))}</defs>",
        box(0, 0, width, height, "url(#dsky)"),
        disc(420, 320, 92, "#f09a5b", opacity=0.85),
        f'<g opacity=".35">{skyline(width, 720, 40, 150, "#8fa3a3")}</g>',
    ]
    for x, tall, tone in ((1180, 560, "#b5532f"), (820, 470, "#a36a52"), (1440, 420, "#8d7468")):
        top = 740 - tall
        out += [
            shape(
                [
                    (x - 46, 740),
                    (x - 22, top + 80),
                    (x + 22, top + 80),
                    (x + 46, 740),
                    (x + 34, 740),
                    (x + 12, top + 130),
                    (x - 12, top + 130),
                    (x - 34, 740),
                ],
                tone,
            )
        ]
        for k in range(5):
            yy = top + 150 + k * (tall - 180) / 5
            out.append(
                line(x - 26 - k * 3, yy, x + 26 + k * 3, yy + 50, tone, 5)
                + line(x + 26 + k * 3, yy, x - 26 - k * 3, yy + 50, tone, 5)
            )
        out += [
            box(x - 60, top + 52, 120, 44, mix(tone, INK, 0.3)),
            line(x, top + 60, x - 330, top - 60, tone, 11),
            line(x, top + 30, x + 130, top + 60, tone, 12),
            box(x + 100, top + 56, 48, 46, mix(tone, INK, 0.4)),
            line(x, top - 10, x - 330, top - 60, tone, 3),
            line(x, top - 10, x, top + 60, tone, 8),
            line(x - 310, top - 54, x - 310, top + 190, INK, 2),
            box(x - 322, top + 190, 24, 24, INK),
        ]
    out += [
        shape([(60, 740), (60, 470), (330, 390), (600, 470), (600, 740)], "#7d8f8e"),
        shape([(36, 478), (330, 384), (624, 478), (618, 496), (330, 404), (42, 496)], "#4f6465"),
    ]
    for k in range(7):
        out.append(box(92 + k * 70, 540, 48, 84, "#ffe0a0" if k % 3 else "#c9d6d2", stroke="#4f6465", stroke_width=5))
    out += [
        box(230, 640, 200, 100, "#33302f"),
        text(330, 520, "东港船厂", 44, "#f5efe3", "middle", SERIF, 700, letter_spacing="10"),
        box(0, 740, width, 340, "#7ea3a6"),
        box(0, 738, width, 14, "#5d5750"),
    ]
    for k in range(120):
        y = 760 + (k / 120) ** 1.5 * 300
        x = random.uniform(-100, width)
        out.append(
            line(
                x,
                y,
                x + random.uniform(40, 190),
                y,
                random.choice(("#a9c6c4", "#6a9094", "#f3d6ae", "#90b3b3")),
                3 + k / 40,
                opacity=0.6,
            )
        )
    return "".join(out)
