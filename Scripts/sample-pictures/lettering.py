"""Letters: lead type in its case, a poster of punctuation, the parts of a character."""

import math
import random

from ink import BLUE, GOLD, GREEN, INK, MONO, PAPER, RED, ROSE, SERIF, TEAL, box, disc, fade, line, shape, text
from kit import drawing, mix


@drawing("type-case.jpg", 1600, 1067)
def type_case(width, height):
    """A tray of lead sorts, faces up and mirrored, one of them inked red."""
    words = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳"
    out = [
        f"<defs>{fade('lead', (0, '#c3c8cc'), (0.5, '#8f969c'), (1, '#5d646a'))}{fade('leadside', (0, '#4a5056'), (1, '#2a2e33'))}<radialGradient id='tlight' cx='.3' cy='.2' r='1'><stop offset='0' stop-color='#fff' stop-opacity='.4'/><stop offset='.5' stop-color='#fff' stop-opacity='0'/><stop offset='1' stop-color='#000' stop-opacity='.6'/></radialGradient></defs>",
        box(0, 0, width, height, "#2e2018"),
    ]
    size, k = 118, 0
    for row in range(9):
        for column in range(13):
            x, y = 26 + column * 120 + random.uniform(-2, 2), 14 + row * 120 + random.uniform(-2, 2)
            if row % 3 == 2 and column % 5 == 4:
                out.append(box(x, y, size, size, "#17100c", rx=3))
                continue
            red = (row, column) == (4, 6)
            word = "署" if red else words[k % len(words)]
            k += 1
            out += [
                box(x + 4, y + 8, size - 2, size - 2, "url(#leadside)", rx=4),
                box(x, y, size - 6, size - 8, "url(#lead)" if not red else RED, rx=4),
                box(
                    x + 7,
                    y + 7,
                    size - 20,
                    size - 22,
                    mix("#aab0b5", "#7f868c", random.random()) if not red else "#d8573f",
                    rx=2,
                ),
                f'<g transform="translate({2 * x + size - 6:.0f},0) scale(-1,1)">{text(x + (size - 6) / 2, y + 84, word, 82, "#e9edf0" if not red else "#fff", "middle", SERIF, 700, opacity=0.9)}{text(x + (size - 6) / 2 + 2, y + 87, word, 82, "#1f2327" if not red else "#7a1f12", "middle", SERIF, 700, opacity=0.85)}</g>',
            ]
    out.append(box(0, 0, width, height, "url(#tlight)"))
    return "".join(out)


@drawing("punctuation.jpg", 1600, 1067)
def punctuation(width, height):
    marks = [
        ("，", PAPER, RED),
        ("。", RED, PAPER),
        ("、", TEAL, "#f3d58a"),
        ("；", GOLD, INK),
        ("：", INK, "#f5efe3"),
        ("？", "#d8c7a5", BLUE),
        ("！", BLUE, "#f5c9a8"),
        ("「", ROSE, INK),
        ("」", "#e8ddc6", TEAL),
        ("《", GREEN, PAPER),
        ("》", "#f3d58a", RED),
        ("……", "#3b4a52", GOLD),
    ]
    out = []
    for k, (mark, ground, tone) in enumerate(marks):
        x, y = k % 4 * 400, k // 4 * 356
        out.append(box(x, y, 401, 357, ground))
        out.append(
            box(x + 100, y + 78, 200, 200, "none", stroke=tone, stroke_width=2, opacity=0.45)
            + line(x + 200, y + 78, x + 200, y + 278, tone, 1.4, opacity=0.4, stroke_dasharray="5 6")
            + line(x + 100, y + 178, x + 300, y + 178, tone, 1.4, opacity=0.4, stroke_dasharray="5 6")
        )
        size = 200 if mark != "……" else 100
        out.append(text(x + 100, y + (254 if mark != "……" else 216), mark, size, tone, "start", SERIF, 700))
    return "".join(out)


@drawing("punctuation-squeeze.png", 1600, 640)
def squeeze(width, height):
    """One sentence, set solid and then with the half spaces between neighbouring marks taken out."""
    out, words, size = [box(0, 0, width, height, PAPER)], "他说：“走吧。”（没有人动。）", 92.0
    marks = "：“。”（）"
    for row, title in enumerate(("不挤压", "挤压后")):
        y, x = 120 + row * 250, 60.0
        out.append(text(60, y - 28, title, 28, "#6b5d4b"))
        for letter, follow in zip(words, words[1:] + " "):
            wide = size / 2 if row and letter in marks and follow in marks else size
            out.append(
                box(x, y, wide, size, "#f3c9b8" if letter in marks else "#dfe6dc", stroke="#b8a988", stroke_width=1.5)
            )
            out.append(text(x, y + size * 0.86, letter, size, INK, family=SERIF))
            x += wide
        out.append(
            line(x + 12, y - 6, x + 12, y + size + 6, RED, 3)
            + text(x + 26, y + 60, f"{(x - 60) / size:.0f} 格", 28, RED, weight=700)
        )
    return "".join(out)


@drawing("strokes.jpg", 1200, 1500)
def strokes(width, height):
    out = [
        box(0, 0, width, height, "#f3ead6"),
        box(120, 200, 960, 960, "none", stroke=RED, stroke_width=5),
        line(120, 680, 1080, 680, RED, 2, stroke_dasharray="14 12"),
        line(600, 200, 600, 1160, RED, 2, stroke_dasharray="14 12"),
        line(120, 200, 1080, 1160, RED, 1.5, stroke_dasharray="8 14", opacity=0.6),
        line(1080, 200, 120, 1160, RED, 1.5, stroke_dasharray="8 14", opacity=0.6),
        text(600, 1030, "永", 940, "#211d1a", "middle", SERIF, 700),
        text(600, 130, "永 字 八 法", 64, INK, "middle", SERIF, 700),
        text(600, 1300, "侧 勒 努 趯 策 掠 啄 磔", 58, INK, "middle", SERIF),
        text(600, 1390, "点 横 竖 钩 提 长撇 短撇 捺", 36, "#8a7a63", "middle"),
    ]
    return "".join(out)


@drawing("plain-text.jpg", 1600, 900)
def plain(width, height):
    out = [box(0, 0, width, height, "#14211d")]
    source = [
        "2026-11-02  kettle descaled, 40 g citric acid",
        "2026-11-03  boiler 1.6 bar, was 1.4 in March",
        "2026-11-09  called about the gutter. Thursday.",
        "2026-11-12  gutter done. 180. Paid.",
        "2026-11-17  first frost; taps wrapped",
        "2026-11-18  # look here before calling anybody",
        "2026-11-21  spare key now at no. 12",
    ]
    for k, words in enumerate(source):
        y = 150 + k * 96
        out.append(
            text(90, y, f"{k + 1:>2}", 30, "#3f5f55", family=MONO)
            + text(170, y, words.replace(" ", "&#160;"), 42, "#9fe0b8" if "#" not in words else GOLD, family=MONO)
        )
    out.append(box(170, 790, 26, 50, "#9fe0b8"))
    for y in range(0, height, 5):
        out.append(box(0, y, width, 1.6, "#000", opacity=0.25))
    return "".join(out)


@drawing("compass-rose.jpg", 1600, 1067)
def compass(width, height):
    """A rose of thirty-two points over rhumb lines, turned so that south is up."""
    cx, cy, out = 800, 533, [box(0, 0, width, height, "#ead9b5")]
    for _ in range(260):
        x, y = random.uniform(0, width), random.uniform(0, height)
        out.append(disc(x, y, random.uniform(10, 90), random.choice(("#e2cd9f", "#f2e5c8", "#dcc594")), opacity=0.18))
    for k in range(32):
        a = math.tau * k / 32
        out.append(
            line(
                cx,
                cy,
                cx + 1200 * math.sin(a),
                cy - 1200 * math.cos(a),
                (RED, TEAL, INK)[0 if k % 8 == 0 else 1 if k % 4 == 0 else 2],
                1.3 if k % 4 else 2,
                opacity=0.5,
            )
        )
    for radius, wide in ((430, 3), (412, 10), (300, 2), (130, 3)):
        out.append(disc(cx, cy, radius, "none", stroke=INK if wide != 10 else TEAL, stroke_width=wide))
    for tier, (turn, long, broad, dark, light) in enumerate(
        (
            (math.tau / 16, 290, 26, GREEN, "#f7eed8"),
            (math.tau / 8, 345, 44, TEAL, "#f7eed8"),
            (0, 405, 64, RED, "#fff6e2"),
        )
    ):
        for k in range(8 if tier == 0 else 4):
            a = turn + (math.tau / 8 if tier == 0 else math.tau / 4) * k
            tip = (cx + long * math.sin(a), cy - long * math.cos(a))
            for side, tone in ((1, dark), (-1, light)):
                b = a + side * math.tau / (32 if tier == 0 else 16)
                out.append(
                    shape(
                        [(cx, cy), tip, (cx + broad * 1.5 * math.sin(b), cy - broad * 1.5 * math.cos(b))],
                        tone,
                        stroke=INK,
                        stroke_width=2,
                    )
                )
    out += [disc(cx, cy, 30, GOLD, stroke=INK, stroke_width=3)]
    for name, a in (("S", 0), ("W", math.tau / 4), ("N", math.tau / 2), ("E", math.tau * 3 / 4)):
        out.append(text(cx + 478 * math.sin(a), cy - 478 * math.cos(a) + 26, name, 74, INK, "middle", SERIF, 700))
    return "".join(out)
