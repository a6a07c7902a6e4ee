"""A journey file into which slips are put."""

from datetime import date

from journey import Checked, check, reads

BASE = """\
journey: x
unused_phases: {pre_purchase: n, purchase: n, contact: n, return: n, exit: n}
teams: {d: D}
customers: {types: {a: x, b: y}, situations: {s: x, t: y}}
stages:
  g:
    phase: use
    owner: d
    touchpoints: {p: {entry: a/s}, q: {entry: b/t}, good: {outcome: positive, entry: [a/t, b/s]}, bad: {outcome: negative}}
    actions: {act: Act}
transitions: [p | q -> good | bad]
"""


def put(old: str, new: str, *more: str) -> str:
    """The base with one thing in another's place, and lines at the end."""
    assert old in BASE
    return BASE.replace(old, new, 1) + "".join(more)


def arrow(entry: str) -> str:
    return BASE.replace("transitions: [p | q -> good | bad]", f"transitions:\n  - {entry}")


def report(text: str, language: str = "en") -> Checked:
    return check(reads(text, name="f"), today=date(2026, 11, 22), language=language)
