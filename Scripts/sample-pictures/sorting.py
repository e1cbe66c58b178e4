"""The paths that values take while they are sorted."""

import random

from ink import GOLD, RED, SERIF, box, curve, disc, text
from kit import drawing, mix


def quick(values):
    """The states a quicksort passes through, one for every swap."""
    values, states = values[:], [values[:]]

    def sort(low, high):
        if low >= high:
            return
        pivot, edge = values[high], low
        for k in range(low, high):
            if values[k] < pivot:
                if k != edge:
                    values[k], values[edge] = values[edge], values[k]
                    states.append(values[:])
                edge += 1
        if edge != high:
            values[edge], values[high] = values[high], values[edge]
            states.append(values[:])
        sort(low, edge - 1)
        sort(edge + 1, high)

    sort(0, len(values) - 1)
    return states


def insertion(values):
    values, states = values[:], [values[:]]
    for k in range(1, len(values)):
        j = k
        while j and values[j - 1] > values[j]:
            values[j - 1], values[j] = values[j], values[j - 1]
            j -= 1
            states.append(values[:])
    return states


def traces(width, height, states, count, title):
    """Each value is a thread: left in its first place, right in its last."""
    out = [box(0, 0, width, height, "#16222b")]
    for value in range(count):
        tone = mix(mix("#3f8f93", GOLD, min(1, 2 * value / count)), RED, max(0, 2 * value / count - 1))
        points = []
        for step, state in enumerate(states):
            points.append(
                (70 + (width - 140) * step / (len(states) - 1), 120 + (height - 190) * state.index(value) / (count - 1))
            )
        out.append(curve(points, tone, 6 if count < 30 else 4, stroke_linejoin="round"))
        for x, y in (points[0], points[-1]):
            out.append(disc(x, y, 7, tone))
    out.append(
        text(70, 74, title, 36, "#f5efe3", family=SERIF, weight=700)
        + text(width - 70, 74, f"{count} 个数,{len(states) - 1} 次交换", 26, "#b9c4c4", "end")
    )
    return "".join(out)


def shuffled(count, seed):
    values = list(range(count))
    random.Random(seed).shuffle(values)
    return values


drawing("sort-quick.png", 1600, 900)(lambda w, h: traces(w, h, quick(shuffled(28, 7)), 28, "快速排序"))
drawing("sort-insertion.png", 1600, 900)(lambda w, h: traces(w, h, insertion(shuffled(28, 7)), 28, "插入排序"))
