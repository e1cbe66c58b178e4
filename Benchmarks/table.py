"""Rows of the tables that sections print."""

HEAD = ["| what | target | figure | | |", "|---|---|---|---|---|"]
MISSED = "**missed**"


def row(what, target, figure, passed, note=""):
    """One figure held against its target."""
    return f"| {what} | {target} | {figure} | {'pass' if passed else MISSED} | {note} |"


def peer(what, figure, note=""):
    """The figure of something others use, measured in the same run; nothing depends on it."""
    return f"| {what} | | {figure} | peer | {note} |"
