"""Charts of numbers computed here; nothing is measured, so each says from what it is computed."""

import math
import random

from ink import BLUE, GOLD, GREEN, INK, PAPER, RED, SERIF, TEAL, box, curve, disc, line, path, shape, text
from kit import drawing


GREY, FAINT = "#6b5d4b", "#d9cdb4"


def frame(width, height, title, note=""):
    return [
        box(0, 0, width, height, PAPER),
        text(70, 78, title, 38, family=SERIF, weight=700),
        text(70, 118, note, 24, GREY),
    ]


def tide(hours):
    """Height in metres: the four strongest constituents (M2, S2, N2, K1) with amplitudes of an ordinary semi-diurnal coast."""
    waves = ((1.60, 12.4206, 0), (0.58, 12.0, 0), (0.30, 12.6583, 0.6), (0.22, 23.9345, 1.1))
    return sum(size * math.cos(2 * math.pi * hours / period - phase) for size, period, phase in waves)


@drawing("tide-month.png", 1600, 760)
def tide_month(width, height):
    out = frame(width, height, "一个月的潮水", "四个分潮（M2、S2、N2、K1）相加，竖轴为相对平均海面的高度")
    place = lambda h: (90 + (width - 160) * h / (29.5 * 24), 400 - tide(h) * 78)
    for metre in (-2, -1, 0, 1, 2):
        y = 400 - metre * 78
        out += [
            line(90, y, width - 70, y, FAINT, 2 if metre else 3),
            text(78, y + 8, f"{metre:+d} m" if metre else "0", 22, GREY, "end"),
        ]
    points = [place(h / 4) for h in range(0, int(29.5 * 96))]
    out += [
        path("M90 400 L" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + f"L{width - 70} 400Z", TEAL, opacity=0.16),
        curve(points, TEAL, 2.2),
    ]
    for day, name in ((0, "大潮"), (7.4, "小潮"), (14.8, "大潮"), (22.1, "小潮"), (29.2, "大潮")):
        x = 90 + (width - 160) * day / 29.5
        out += [
            text(min(max(x, 120), width - 100), 690, name, 26, RED if name == "大潮" else BLUE, "middle", weight=700)
        ]
    for day in range(0, 30, 2):
        out.append(text(90 + (width - 160) * day / 29.5, 650, str(day), 20, GREY, "middle"))
    return "".join(out)


@drawing("tide-forces.png", 1600, 900)
def tide_forces(width, height):
    out = [box(0, 0, width, height, "#0f2033")]
    for _ in range(160):
        out.append(
            disc(
                random.uniform(0, width),
                random.uniform(0, height),
                random.uniform(0.7, 1.8),
                "#fff",
                opacity=f"{random.uniform(0.2, 0.7):.2f}",
            )
        )
    cx, cy, r = 620, 470, 210
    out += [
        f'<ellipse cx="{cx}" cy="{cy}" rx="{r + 84}" ry="{r + 14}" fill="#4f93b0" opacity=".75"/>',
        disc(cx, cy, r, "#6d8b5a"),
        disc(cx, cy, r, "none", stroke="#3f5f3b", stroke_width=5),
    ]
    for k in range(24):
        a = 2 * math.pi * k / 24
        x, y = cx + (r + 4) * math.cos(a), cy + (r + 4) * math.sin(a)
        fx, fy = 2 * math.cos(a) * 42, -math.sin(a) * 42
        ex, ey = x + fx, y + fy
        angle = math.atan2(fy, fx)
        out.append(line(x, y, ex, ey, GOLD, 5))
        out.append(
            shape(
                [
                    (ex + 15 * math.cos(angle), ey + 15 * math.sin(angle)),
                    (ex - 9 * math.sin(angle), ey + 9 * math.cos(angle)),
                    (ex + 9 * math.sin(angle), ey - 9 * math.cos(angle)),
                ],
                GOLD,
            )
        )
    out += [
        disc(1390, cy, 66, "#e9e2d0"),
        disc(1372, 452, 13, "#cfc6b0"),
        disc(1410, 492, 18, "#cfc6b0"),
        disc(1400, 444, 8, "#cfc6b0"),
        line(cx + r + 190, cy, 1300, cy, "#9fb6c6", 2, stroke_dasharray="8 10"),
        text(1390, cy + 116, "月球", 32, "#e9e2d0", "middle"),
        text(cx, cy + 12, "地球", 40, "#fff", "middle", SERIF, 700),
        text(70, 84, "引潮力：向月的一侧与背月的一侧同时隆起", 38, "#f5efe3", family=SERIF, weight=700),
        text(70, 128, "箭头为各处月球引力与地心处引力之差；大小和距离不按比例", 24, "#9fb6c6"),
        text(cx + r + 96, cy - 150, "高潮", 30, "#bfe3f0"),
        text(cx - r - 96, cy - 150, "高潮", 30, "#bfe3f0", "end"),
        text(cx, cy - r - 60, "低潮", 30, "#bfe3f0", "middle"),
        text(cx, cy + r + 90, "低潮", 30, "#bfe3f0", "middle"),
    ]
    return "".join(out)


@drawing("decibel.png", 1600, 860)
def decibel(width, height):
    out = frame(width, height, "每加 10 分贝，声强就是十倍", "方块的面积按声强画；最后一个已经画不下，只露出一角")
    x = 90
    for level, tone in ((0, BLUE), (10, TEAL), (20, GREEN), (30, GOLD)):
        side = 18 * math.sqrt(10 ** (level / 10))
        out += [
            box(x, 740 - side, side, side, tone, rx=3),
            text(x + side / 2, 790, f"{level:+d} dB" if level else "基准", 26, GREY, "middle"),
        ]
        x += side + 90
    out += [
        path(f"M{x} 740 V150 H{width} V740Z", RED, opacity=0.88),
        text(x + 30, 700, "边长 1800", 28, "#fff", weight=700),
        text(x + 120, 790, "+40 dB", 26, GREY, "middle"),
    ]
    return "".join(out)


@drawing("queues.png", 1600, 820)
def queues(width, height):
    """Waiting time over utilisation for one desk, M/M/1: w = u / (1 - u) service times."""
    out = frame(
        width,
        height,
        "Waiting grows slowly, then all at once",
        "Average wait in units of one service, single desk with random arrivals: u / (1 − u)",
    )
    place = lambda u, w: (140 + 1330 * u, 720 - 27 * w)
    for w in (0, 5, 10, 15, 20):
        out += [
            line(140, place(0, w)[1], 1470, place(0, w)[1], FAINT, 2),
            text(122, place(0, w)[1] + 8, str(w), 24, GREY, "end"),
        ]
    for u in range(0, 101, 10):
        out.append(text(place(u / 100, 0)[0], 764, f"{u}%", 24, GREY, "middle"))
    points = [place(u / 1000, (u / 1000) / (1 - u / 1000)) for u in range(0, 953)]
    out += [
        path("M140 720L" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "V720Z", RED, opacity=0.12),
        curve(points, RED, 6),
    ]
    for u in (0.5, 0.8, 0.9, 0.95):
        x, y = place(u, u / (1 - u))
        out.append(
            disc(x, y, 11, INK) + text(x - 22, y - 14, f"{u:.0%}: {u / (1 - u):.0f}×", 28, anchor="end", weight=700)
        )
    return "".join(out)


@drawing("bread-rise.png", 1600, 820)
def bread_rise(width, height):
    """Doubling time of the dough after the rule of thumb: every 8 °C warmer halves it (90 minutes at 26 °C)."""
    out = frame(width, height, "同一块面团，四种室温", "按“每升高约 8 ℃ 快一倍”的经验粗算，26 ℃ 时 90 分钟涨到两倍")
    place = lambda minutes, size: (130 + 1300 * minutes / 360, 720 - 265 * (size - 1))
    for size in (1, 1.5, 2, 2.5, 3):
        out += [
            line(130, place(0, size)[1], 1430, place(0, size)[1], FAINT if size != 2 else GOLD, 2 if size != 2 else 4),
            text(112, place(0, size)[1] + 8, f"{size:g}×", 24, GREY, "end"),
        ]
    for hour in range(7):
        out.append(text(place(hour * 60, 1)[0], 768, f"{hour} 小时", 24, GREY, "middle"))
    for warmth, tone in ((18, BLUE), (22, TEAL), (26, GOLD), (30, RED)):
        speed = 2 ** ((warmth - 26) / 8)
        points = [
            (m, 1 + 2 / (1 + math.exp(-(m * speed - 90) / 26)) - 2 / (1 + math.exp(90 / 26))) for m in range(0, 361, 3)
        ]
        out.append(
            curve([place(*p) for p in points], tone, 6)
            + text(*place(90 / speed + 14, 1.88), f"{warmth} ℃", 28, tone, weight=700)
        )
    return "".join(out)


@drawing("bus-bunching.png", 1600, 940)
def bunching(width, height):
    """Eight buses sent out evenly along twenty stops: the longer the gap before one, the longer it stands at each stop."""
    out = frame(
        width, height, "两辆车为什么一起来", "每条线是一辆车：横轴为时间（分），竖轴为站。第三辆在第四站多停了两分钟"
    )
    gone, last = [], [None] * 21
    for bus in range(8):
        now, stops = bus * 8.0, []
        for stop in range(21):
            stops.append(now)
            wait = 8.0 if last[stop] is None else max(0.4, now - last[stop])
            last[stop] = now
            now += 2.0 + 0.12 * wait + (2.0 if (bus, stop) == (2, 4) else 0)
            if gone and stop < 20:
                now = max(now, gone[-1][stop + 1] + 0.3)
        gone.append(stops)
    place = lambda minutes, stop: (110 + minutes * 10.6, 840 - stop * 33)
    for stop in range(0, 21, 4):
        out += [
            line(110, place(0, stop)[1], 1540, place(0, stop)[1], FAINT, 2),
            text(94, place(0, stop)[1] + 8, f"{stop}", 22, GREY, "end"),
        ]
    for minutes in range(0, 131, 20):
        out.append(text(place(minutes, 0)[0], 890, str(minutes), 22, GREY, "middle"))
    for bus, stops in enumerate(gone):
        out.append(
            curve(
                [place(now, stop) for stop, now in enumerate(stops)],
                RED if bus in (2, 3) else TEAL,
                6 if bus in (2, 3) else 4,
                stroke_linejoin="round",
            )
        )
        out.append(
            "".join(disc(*place(now, stop), 4.5, RED if bus in (2, 3) else TEAL) for stop, now in enumerate(stops))
        )
    return "".join(out)
