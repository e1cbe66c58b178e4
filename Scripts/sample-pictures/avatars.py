"""One emblem for each publication, 512 pixels square; pages may crop them to a circle, so nothing stands in a corner."""

import math

from ink import BLUE, GOLD, GREEN, INK, MONO, RED, ROSE, SERIF, TEAL, box, curve, disc, line, path, shape, text
from kit import drawing

SIZE = 512


def avatar(name):
    return drawing(f"avatar-{name}.jpg", SIZE, SIZE)


@avatar("jiefang")
def jiefang(w, h):
    roofs = "".join(
        path(f"M{x - 70} {y} q50 -10 70 -66 q20 56 70 66Z", "#f5efe3")
        + box(x - 44, y, 88, 90, "#f5efe3", opacity=0.85)
        + box(x - 16, y + 24, 32, 66, RED)
        for x, y in ((160, 300), (352, 300), (256, 236))
    )
    return box(0, 0, w, h, RED) + roofs + box(90, 392, 332, 12, GOLD)


@avatar("tide")
def tide(w, h):
    waves = "".join(
        curve([(x, 250 + k * 52 + 22 * math.sin(x / 42 + k)) for x in range(0, 513, 8)], tone, 20)
        for k, tone in enumerate(("#d9e8ea", "#8fbfc4", "#4f93a0", "#2f6f73"))
    )
    return box(0, 0, w, h, "#12303d") + disc(330, 156, 62, "#f3e4bd") + waves


@avatar("compile")
def compile_(w, h):
    return (
        box(0, 0, w, h, "#1b2730")
        + text(96, 330, "{", 250, GOLD, family=MONO)
        + text(330, 330, "}", 250, GOLD, family=MONO)
        + path("M206 268 q50 -74 100 0 q-50 74 -100 0", "#7fb6a8")
        + disc(256, 268, 22, "#1b2730")
    )


@avatar("bread")
def bread(w, h):
    cuts = "".join(
        path(f"M{150 + k * 70} 330 q10 -110 66 -142", stroke="#f7e3bd", width=18, stroke_linecap="round")
        for k in range(3)
    )
    return (
        box(0, 0, w, h, "#f1dfc0")
        + path("M70 330 Q80 150 256 150 Q432 150 442 330 Q440 372 256 372 Q72 372 70 330Z", "#a9602f")
        + path("M86 318 Q100 170 256 168 Q412 170 426 318Z", "#c98445")
        + cuts
    )


@avatar("type")
def type_(w, h):
    return (
        box(0, 0, w, h, "#2b2d31")
        + shape([(130, 190), (330, 150), (330, 390), (130, 420)], "#8e949b")
        + shape([(330, 150), (400, 184), (400, 410), (330, 390)], "#5f656c")
        + shape([(130, 190), (330, 150), (400, 184), (206, 226)], "#c6cbd0")
        + f'<g transform="translate(460,0) scale(-1,1)">{text(230, 360, "永", 170, "#23262a", "middle", SERIF, 700)}</g>'
    )


@avatar("library")
def library(w, h):
    spines = "".join(
        box(112 + k * 50, 390 - tall, 42, tall, tone, rx=4)
        + box(112 + k * 50, 390 - tall + 30, 42, 12, "#fff", opacity=0.6)
        for k, (tall, tone) in enumerate(
            ((230, RED), (260, GOLD), (206, "#f5efe3"), (280, ROSE), (240, GREEN), (216, "#e8ddc6"))
        )
    )
    return box(0, 0, w, h, BLUE) + spines + box(90, 390, 332, 20, "#f5efe3", rx=6)


@avatar("reed")
def reed(w, h):
    stems = "".join(
        path(f"M{x} 512 Q{x + 8} 330 {x + 46} {top}", stroke="#5b5236", width=8)
        + f'<ellipse cx="{x + 44}" cy="{top}" rx="13" ry="46" fill="#7b5a34" transform="rotate(14 {x + 44} {top})"/>'
        for x, top in ((90, 210), (160, 150), (390, 190))
    )
    heron = (
        path("M250 300 q60 -60 130 -6 q-60 46 -130 6", "#f6f2e6")
        + path("M262 296 q-40 -60 -4 -112 q14 -22 34 -16", stroke="#f6f2e6", width=16)
        + shape([(288, 158), (356, 170), (290, 182)], GOLD)
        + line(300, 316, 300, 420, "#5b5236", 6)
        + line(326, 314, 326, 420, "#5b5236", 6)
    )
    return box(0, 0, w, h, "#b7c9b5") + disc(256, 200, 130, "#e9d9ae") + stems + heron + box(0, 410, w, 110, "#7f9f98")


@avatar("run")
def run(w, h):
    lanes = "".join(
        path(f"M-20 {470 - k * 76} Q260 {420 - k * 76} 540 {180 - k * 76}", stroke="#f7e9dc", width=7) for k in range(5)
    )
    return box(0, 0, w, h, "#b9502f") + lanes + text(256, 338, "10", 230, "#fff", "middle", SERIF, 700)


@avatar("ledger")
def ledger(w, h):
    rows = "".join(line(120, 170 + k * 58, 392, 170 + k * 58, "#b9ad98", 5) for k in range(5))
    return (
        box(0, 0, w, h, "#d9a441")
        + box(96, 90, 320, 340, "#fbf5e6", rx=16)
        + box(96, 90, 54, 340, RED, rx=16)
        + rows
        + path(
            "M190 340 L250 276 L300 306 L384 190",
            stroke=TEAL,
            width=20,
            stroke_linejoin="round",
            stroke_linecap="round",
        )
    )


@avatar("chess")
def chess(w, h):
    tiles = "".join(
        box(x * 128, y * 128, 128, 128, "#b98b62" if (x + y) % 2 else "#f1dfc0") for x in range(4) for y in range(4)
    )
    return tiles + text(256, 408, "♜", 400, "#241c1a", "middle", "'DejaVu Sans'")


@avatar("meridian")
def meridian(w, h):
    lines = "".join(
        f'<ellipse cx="256" cy="256" rx="{rx}" ry="170" fill="none" stroke="#f5efe3" stroke-width="7"/>'
        for rx in (170, 112, 44)
    )
    rows = "".join(
        line(256 - math.sqrt(170**2 - d * d), 256 + d, 256 + math.sqrt(170**2 - d * d), 256 + d, "#f5efe3", 7)
        for d in (-100, 0, 100)
    )
    return box(0, 0, w, h, TEAL) + lines + rows + disc(300, 200, 24, RED)


@avatar("plain")
def plain(w, h):
    return (
        box(0, 0, w, h, "#f5efe3")
        + "".join(box(116, 150 + k * 56, wide, 22, INK) for k, wide in enumerate((280, 220, 260, 140)))
        + box(274, 318, 16, 34, RED)
    )


@avatar("pavement")
def pavement(w, h):
    drops = "".join(
        path(f"M{x} {y} q{s} {s * 1.5} 0 {s * 2.1} q-{s} -{s * 0.6} 0 -{s * 2.1}Z", tone)
        for x, y, s, tone in (
            (180, 120, 60, "#f3b65a"),
            (310, 190, 84, "#e86f5a"),
            (210, 290, 50, "#8fc7d6"),
            (356, 80, 40, "#d9e8ea"),
        )
    )
    return (
        box(0, 0, w, h, "#1c2440")
        + drops
        + "".join(
            line(60, 430 + k * 16, 452 - k * 60, 430 + k * 16, "#8fa3c8", 5, opacity=0.7 - k * 0.15) for k in range(3)
        )
    )


@avatar("transit")
def transit(w, h):
    return (
        box(0, 0, w, h, "#f5efe3")
        + path("M70 380 H200 Q256 380 256 320 V190 Q256 132 314 132 H442", stroke=TEAL, width=34)
        + "".join(disc(x, y, 32, "#fff", stroke=RED, stroke_width=16) for x, y in ((120, 380), (256, 256), (390, 132)))
    )


@avatar("tea")
def tea(w, h):
    steam = "".join(
        path(f"M{x} 190 q-26 -36 0 -66 q24 -32 0 -62", stroke="#dfe8d6", width=11, stroke_linecap="round", opacity=0.8)
        for x in (206, 256, 306)
    )
    return (
        box(0, 0, w, h, "#3e5f45")
        + path("M110 220 H402 Q398 400 256 404 Q114 400 110 220Z", "#f3ecdc")
        + '<ellipse cx="256" cy="222" rx="146" ry="34" fill="#b9843a"/><ellipse cx="256" cy="222" rx="146" ry="34" fill="none" stroke="#f3ecdc" stroke-width="12"/>'
        + steam
        + box(190, 404, 132, 20, "#d8cbb0", rx=8)
    )


@avatar("window")
def window(w, h):
    panes = "".join(
        box(x, y, 138, 138, tone, rx=6)
        for x, y, tone in ((110, 110, "#8fc7d6"), (264, 110, "#f3d58a"), (110, 264, "#e8a58c"), (264, 264, "#6fa58f"))
    )
    return (
        box(0, 0, w, h, "#e9dfca")
        + box(94, 94, 324, 324, INK, rx=14)
        + panes
        + disc(333, 179, 34, "#fff6d8")
        + path("M110 402 q50 -80 92 -30 q20 -20 46 30Z", "#3f6b63")
    )
