"""The palette of the drawings, and the few SVG words they are written in."""

INK, PAPER, RED, TEAL, GOLD, BLUE, GREEN, ROSE = (
    "#22303a",
    "#f5efe3",
    "#c8452f",
    "#2f6f73",
    "#d9a441",
    "#33587f",
    "#6d8b5a",
    "#d98d83",
)
SANS = "'Noto Sans CJK SC', sans-serif"
SERIF = "'Noto Serif CJK SC', serif"
MONO = "'Noto Sans Mono CJK SC', 'DejaVu Sans Mono', monospace"


def box(x, y, width, height, fill, **more):
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"{attributes(more)}/>'


def disc(x, y, radius, fill, **more):
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"{attributes(more)}/>'


def line(x1, y1, x2, y2, stroke=INK, width=2, **more):
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}"'
        f' stroke-width="{width}"{attributes(more)}/>'
    )


def path(d, fill="none", stroke="none", width=2, **more):
    return f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}"{attributes(more)}/>'


def shape(points, fill, **more):
    return f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="{fill}"{attributes(more)}/>'


def curve(points, stroke, width=3, fill="none", **more):
    return path("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points), fill, stroke, width, **more)


def text(x, y, words, size=28, fill=INK, anchor="start", family=SANS, weight=400, **more):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}"'
        f' font-family="{family}" font-weight="{weight}"{attributes(more)}>{words}</text>'
    )


def fade(name, *stops, across=False):
    """A linear gradient, downwards or across; use it as the fill url(#name)."""
    end = 'x2="1" y2="0"' if across else 'x2="0" y2="1"'
    marks = "".join(
        f'<stop offset="{place}" stop-color="{colour}" stop-opacity="{rest[0] if rest else 1}"/>'
        for place, colour, *rest in stops
    )
    return f'<linearGradient id="{name}" x1="0" y1="0" {end}>{marks}</linearGradient>'


def attributes(more):
    return "".join(f' {key.replace("_", "-")}="{value}"' for key, value in more.items())
