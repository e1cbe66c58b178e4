"""Rooms seen from above and aside: the library and the market."""

import random

from ink import BLUE, GOLD, GREEN, INK, RED, ROSE, TEAL, box, curve, disc, fade, line, path, shape
from kit import drawing, mix


def isometric(x, y, z, origin, unit):
    """Screen place of a point of the room: x to the right and down, y to the left and down, z up."""
    return origin[0] + (x - y) * unit * 0.866, origin[1] + (x + y) * unit * 0.5 - z * unit


def crate(x, y, z, dx, dy, dz, colour, origin, unit):
    p = lambda a, b, c: isometric(a, b, c, origin, unit)
    top = shape(
        [p(x, y, z + dz), p(x + dx, y, z + dz), p(x + dx, y + dy, z + dz), p(x, y + dy, z + dz)],
        mix(colour, "#ffffff", 0.22),
    )
    left = shape([p(x, y + dy, z), p(x + dx, y + dy, z), p(x + dx, y + dy, z + dz), p(x, y + dy, z + dz)], colour)
    right = shape(
        [p(x + dx, y, z), p(x + dx, y + dy, z), p(x + dx, y + dy, z + dz), p(x + dx, y, z + dz)], mix(colour, INK, 0.28)
    )
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
            a, b, c, d = (
                isometric(px, row + 0.81, pz, origin, unit)
                for px, pz in ((0.1, z), (12.4, z), (12.4, z + 0.92), (0.1, z + 0.92))
            )
            out.append(shape([a, b, c, d], "#4b3527"))
            while x < 12.2:
                thick, tall = random.uniform(0.08, 0.24), random.uniform(0.55, 0.86)
                if random.random() > 0.06:
                    p = [
                        isometric(px, row + 0.82, pz, origin, unit)
                        for px, pz in ((x, z), (x + thick, z), (x + thick, z + tall), (x, z + tall))
                    ]
                    out.append(shape(p, random.choice(spines)))
                x += thick + 0.02
    for px, py, tone in ((3.2, 2.2, RED), (8.5, 5.2, BLUE), (6.2, 8.4, GREEN), (10.5, 11.3, GOLD)):
        cx, cy = isometric(px, py, 0, origin, unit)
        out.append(
            f'<ellipse cx="{cx}" cy="{cy}" rx="17" ry="8" fill="{INK}" opacity=".25"/>'
            + path(f"M{cx - 14} {cy} q0 -58 14 -62 q14 4 14 62Z", tone)
            + disc(cx, cy - 72, 13, "#e9bd98")
            + path(f"M{cx - 13} {cy - 73} a13 13 0 0 1 26 0Z", INK)
        )
    return "".join(out)


@drawing("market-isometric.jpg", 1600, 1067)
def market(width, height):
    origin, unit = (800, 250), 50
    out = [
        f"<defs>{fade('msky', (0, '#2d4b57'), (1, '#6f8f8b'))}</defs>",
        box(0, 0, width, height, "url(#msky)"),
        crate(-2, -2, -0.6, 17, 17, 0.6, "#8f8b82", origin, unit),
    ]
    for k in range(0, 16, 3):
        a, b, c = (
            isometric(-2, k - 1, 0, origin, unit),
            isometric(-2, k - 1, 4.6, origin, unit),
            isometric(4, k - 1, 6.2, origin, unit),
        )
        out.append(curve([a, b, c], "#b5532f", 9))
        a, b, c = (
            isometric(k - 1, -2, 0, origin, unit),
            isometric(k - 1, -2, 4.6, origin, unit),
            isometric(k - 1, 2, 5.8, origin, unit),
        )
        out.append(curve([a, b], "#b5532f", 9))
    awnings = [RED, TEAL, GOLD, "#d7dfd6", BLUE, GREEN]
    goods = [
        ("#d9432f", "#f08a3c"),
        ("#5f8f3f", "#93b85a"),
        ("#e8b23a", "#f3d36b"),
        ("#8d4a6b", "#c77a9b"),
        ("#c9d6d8", "#9fb4ba"),
        ("#b07a47", "#d9ab74"),
    ]
    for row in range(0, 13, 4):
        for column in range(0, 13, 3):
            out.append(crate(column, row, 0, 2.3, 1.7, 0.8, "#a8794d", origin, unit))
            dark, light = random.choice(goods)
            for _ in range(34):
                gx, gy = isometric(
                    column + random.uniform(0.15, 2.1), row + random.uniform(0.15, 1.5), 0.86, origin, unit
                )
                out.append(disc(gx, gy, 7.5, random.choice((dark, light))))
            for px in (0, 2.25):
                a, b = (
                    isometric(column + px, row + 1.7, 0.8, origin, unit),
                    isometric(column + px, row + 1.7, 2.2, origin, unit),
                )
                out.append(line(*a, *b, "#4a3b33", 4))
            tone = random.choice(awnings)
            for stripe in range(6):
                x0, x1 = column - 0.1 + stripe * 0.42, column - 0.1 + (stripe + 1) * 0.42
                p = [
                    isometric(x, y, z, origin, unit)
                    for x, y, z in (
                        (x0, row + 0.1, 2.75),
                        (x1, row + 0.1, 2.75),
                        (x1, row + 1.9, 2.15),
                        (x0, row + 1.9, 2.15),
                    )
                ]
                out.append(shape(p, tone if stripe % 2 else "#f7f0e0"))
        for _ in range(5):
            px, py = random.uniform(0, 14), row + random.uniform(2.4, 3.4)
            cx, cy = isometric(px, py, 0, origin, unit)
            out.append(
                f'<ellipse cx="{cx}" cy="{cy}" rx="15" ry="7" fill="{INK}" opacity=".28"/>'
                + path(
                    f"M{cx - 12} {cy} q0 -48 12 -52 q12 4 12 52Z",
                    random.choice(("#34495e", "#8a3d36", "#e5d5b8", "#4f6d5a", "#c08a3a")),
                )
                + disc(cx, cy - 60, 11, "#e9bd98")
                + path(f"M{cx - 11} {cy - 61} a11 11 0 0 1 22 0Z", "#2b2226")
            )
    for lamp in ((3, 3), (9, 3), (3, 9), (9, 9)):
        x, y = isometric(*lamp, 5.2, origin, unit)
        out.append(
            line(x, y - 150, x, y, "#33302f", 2) + disc(x, y, 44, "#ffe7a8", opacity=0.16) + disc(x, y, 14, "#fff1c4")
        )
    return "".join(out)
