"""Flat maps of the globe with Tissot's circles."""

import math

from ink import INK, RED, SERIF, TEAL, box, curve, shape, text
from kit import drawing


def projection(project, title, note):
    """A graticule with Tissot's circles: every ellipse is the same small circle on the globe."""

    def draw(width, height):
        out = [box(0, 0, width, height, "#f3ecdc")]
        scale, cx, cy = 214, width / 2, height / 2 + 10
        place = lambda lat, lon: (
            cx + project(math.radians(lat), math.radians(lon))[0] * scale,
            cy - project(math.radians(lat), math.radians(lon))[1] * scale,
        )
        for lat in range(-75, 76, 15):
            out.append(
                curve([place(lat, lon) for lon in range(-180, 181, 5)], "#8fb0b3" if lat else TEAL, 2 if lat else 4)
            )
        for lon in range(-180, 181, 15):
            out.append(
                curve([place(lat, lon) for lat in range(-75, 76, 5)], "#8fb0b3" if lon else TEAL, 2 if lon else 4)
            )
        radius = 5.2
        for lat in range(-60, 61, 30):
            for lon in range(-150, 151, 30):
                ring = []
                for turn in range(0, 361, 10):
                    b = math.radians(turn)
                    ring.append(
                        place(lat + radius * math.cos(b), lon + radius * math.sin(b) / math.cos(math.radians(lat)))
                    )
                out.append(shape(ring, RED, opacity=0.72))
        out += [
            text(width / 2, 62, title, 40, INK, "middle", SERIF, 700),
            text(width / 2, height - 26, note, 24, "#6b5d4b", "middle", SERIF),
        ]
        return "".join(out)

    return draw


drawing("map-mercator.png", 1600, 1100)(
    projection(
        lambda a, o: (o, math.log(math.tan(math.pi / 4 + a / 2))),
        "Mercator: true shapes, false sizes",
        "Each red ellipse is the same small circle on the globe.",
    )
)
drawing("map-equal-area.png", 1600, 760)(
    projection(
        lambda a, o: (o, math.sin(a) * 1.3),
        "Cylindrical equal-area: true sizes, false shapes",
        "The same circles again: equal areas, squeezed towards the poles.",
    )
)
drawing("map-sinusoidal.png", 1600, 820)(
    projection(
        lambda a, o: (o * math.cos(a), a),
        "Sinusoidal: equal areas, sheared edges",
        "Straight down the middle meridian it is honest about everything.",
    )
)
