"""Charts about money and about books lent."""

from charts import FAINT, GREY, frame
from ink import BLUE, GOLD, GREEN, INK, PAPER, RED, ROSE, SERIF, TEAL, box, curve, disc, line, path, text
from kit import drawing, mix


@drawing("compound.png", 1600, 860)
def compound(width, height):
    out = frame(width, height, "一万元，放三十年", "按年复利计算，不考虑税费与物价；竖轴单位万元")
    place = lambda year, value: (130 + 1250 * year / 30, 740 - 128 * (value - 0))
    for value in range(0, 5):
        out += [
            line(130, place(0, value)[1], 1380, place(0, value)[1], FAINT, 2),
            text(112, place(0, value)[1] + 8, str(value), 24, GREY, "end"),
        ]
    for year in range(0, 31, 5):
        out.append(text(place(year, 0)[0], 790, f"{year} 年", 24, GREY, "middle"))
    for rate, tone in ((0.01, BLUE), (0.02, TEAL), (0.03, GREEN), (0.04, GOLD), (0.05, RED)):
        out.append(curve([place(y / 4, (1 + rate) ** (y / 4)) for y in range(121)], tone, 6))
        x, y = place(30, (1 + rate) ** 30)
        out.append(
            disc(x, y, 9, tone) + text(x + 20, y + 10, f"{rate:.0%} → {(1 + rate) ** 30:.2f}", 28, tone, weight=700)
        )
    out.append(
        curve([place(y, 1 + 0.05 * y) for y in range(31)], RED, 3, stroke_dasharray="10 9")
        + text(*place(21, 1 + 0.05 * 24.6), "5% 单利", 24, RED, "end")
    )
    return "".join(out)


@drawing("budget.png", 1600, 900)
def budget(width, height):
    """Money as a river: every band is as wide as its share of 6,800 yuan."""
    out, total = frame(width, height, "6800 元的去向", "带子的宽度按金额画"), 6800
    groups = (
        ("固定", BLUE, (("房租", 1900), ("水电燃气", 260), ("通信", 90), ("交通卡", 200))),
        ("日常", TEAL, (("吃饭", 1650), ("日用", 280), ("衣物", 220))),
        ("弹性", GOLD, (("聚会", 420), ("书与兴趣", 260))),
        ("攒下", RED, (("应急金", 800), ("长期", 720))),
    )
    unit = 560 / total
    y0, y1, y2 = 210, 190, 165
    out.append(box(110, 210, 90, 560, INK, rx=6) + text(155, 500, "收入", 30, "#fff", "middle", weight=700))
    for name, tone, parts in groups:
        size = sum(v for _, v in parts) * unit
        out.append(
            path(
                f"M200 {y0} C380 {y0} 400 {y1} 560 {y1} V{y1 + size} C400 {y1 + size} 380 {y0 + size} 200 {y0 + size}Z",
                tone,
                opacity=0.6,
            )
        )
        out.append(
            box(560, y1, 90, size, tone, rx=4) + text(605, y1 + size / 2 + 10, name, 28, "#fff", "middle", weight=700)
        )
        inner = y1
        for label, value in parts:
            thick = value * unit
            out.append(
                path(
                    f"M650 {inner} C880 {inner} 920 {y2} 1120 {y2} V{y2 + thick} C920 {y2 + thick} 880 {inner + thick} 650 {inner + thick}Z",
                    tone,
                    opacity=0.38,
                )
            )
            out.append(
                box(1120, y2, 20, thick, tone)
                + text(1160, y2 + thick / 2 + 9, f"{label}  {value}", 26)
                + text(1500, y2 + thick / 2 + 9, f"{value / total:.0%}", 26, GREY, "end")
            )
            inner, y2 = inner + thick, y2 + max(thick, 26) + 12
        y0, y1 = y0 + size, y1 + size + 16
    return "".join(out)


@drawing("loans.png", 1600, 960)
def loans(width, height):
    out = frame(width, height, "这一年，大家借走了什么", "云汀市图书馆 2025 年 11 月至 2026 年 10 月外借册次（万册）")
    rows = (
        ("菜谱与手工", 9.8, RED),
        ("儿童绘本", 9.1, GOLD),
        ("小说", 8.6, TEAL),
        ("自然与户外", 5.4, GREEN),
        ("历史", 4.9, BLUE),
        ("计算机", 3.2, "#7b5a86"),
        ("诗歌", 1.9, ROSE),
        ("乐谱", 1.1, INK),
    )
    for k, (name, value, tone) in enumerate(rows):
        y = 180 + k * 92
        out += [
            text(250, y + 44, name, 30, anchor="end"),
            text(290 + value * 112 + 20, y + 44, f"{value}", 30, tone, weight=700),
        ]
        for book in range(int(value * 5)):
            tall = 46 + (book * 37 % 5) * 4
            out.append(
                box(290 + book * 22.4, y + 64 - tall, 19, tall, mix(tone, "#ffffff", (book * 53 % 7) / 22), rx=2)
                + box(290 + book * 22.4, y + 64 - tall + 9, 19, 4, "#fff", opacity=0.5)
            )
        out.append(line(280, y + 66, 1500, y + 66, "#b8a988", 5))
    return "".join(out)


@drawing("unit-price.png", 1600, 760)
def unit_price(width, height):
    out = frame(width, height, "同一种米，四种包装", "每公斤价格（元）;横轴为包装大小")
    for k, (kilos, price) in enumerate(((1, 9.9), (2.5, 21.5), (5, 39.9), (10, 83.0))):
        x, unit = 190 + k * 360, price / kilos
        tall, wide = 120 + kilos * 18, 110 + kilos * 11
        tone = RED if k == 2 else TEAL
        out += [
            path(f"M{x - wide / 2} 620 q-12 -{tall / 2} 6 -{tall} h{wide - 12} q18 {tall / 2} 6 {tall}Z", tone),
            box(x - wide / 2 + 2, 620 - tall - 18, wide - 4, 26, mix(tone, INK, 0.35), rx=6),
            disc(x, 620 - tall * 0.5, min(wide, tall) * 0.33, PAPER),
            text(x, 620 - tall * 0.5 + 14, f"{kilos:g} kg", 26, INK, "middle", SERIF, 700),
            text(x, 672, f"标价 {price:g}", 26, GREY, "middle"),
            text(x, 718, f"{unit:.2f} 元/公斤", 32, tone, "middle", weight=700),
        ]
    return "".join(out)
