"""What an arrow that cannot be read was most probably meant to be."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from journey.model.arrows import ArrowSlip, parse_arrow
from journey.model.texts import is_id, nfc
from journey.words.sentences import LONGEST

LONG = 1000
"""Longer arrows are not guessed at: that could take long."""


class MeantArrow(NamedTuple):
    """What an arrow was meant to be.

    Attributes:
        case: Which of the rule's sentences to say.
        cure: Which of the rule's cures to name.
        meant: The arrow that was meant; empty where nothing tells.
        back: Where two are meant, the other.
    """

    case: str
    cure: str
    meant: str = ""
    back: str = ""


def aim_of(entries: Sequence[object], slip: ArrowSlip) -> MeantArrow:
    """Tell what an entry of a list of arrows was meant to be.

    Args:
        entries: All entries.
        slip: What is wrong with one of them.
    """
    entry, value = entries[slip.entry], str(slip.values.get("value", ""))
    if slip.case == "repeated" and len(meant := slip.values["meant"]) <= LONGEST:
        return MeantArrow(slip.case, "meant", meant)
    if len(value) > LONG or slip.case not in ("none", "name", "options", "level"):
        return MeantArrow(slip.case, slip.case)
    tries = [
        MeantArrow("colon", "colon", _with_options(entry)),
        MeantArrow("none", "meant", _pair(entry)),
    ]
    if slip.case in ("none", "name"):
        tries += [
            MeantArrow("none", "joined", _continued(entries, slip.entry)),
            _dashed(value),
            _turned(value)._replace(case=slip.case),
            MeantArrow(slip.case, "meant", slip.values.get("meant", "")),
            MeantArrow(slip.case, "joined", _joined(value)),
        ]
    for aim in tries:
        if aim.meant and aim.meant != value and (aim.case == "colon" or _is_arrow(aim.meant)):
            return aim
    number = slip.case == "name" and str(slip.values.get("name"))[:1].isdigit()
    return MeantArrow(slip.case, "letter" if number else slip.case)


def _pair(entry: object) -> str:
    """Return the arrow of a mapping from one touchpoint to another."""
    if isinstance(entry, dict) and len(entry) == 1:
        ((source, target),) = entry.items()
        if isinstance(target, str) and is_id(source) and is_id(target):
            return f"{source} -> {target}"
    return ""


def _continued(entries: Sequence[object], number: int) -> str:
    """Return the arrow before an entry that names one more end of it."""
    entry, before = entries[number], entries[number - 1] if number else None
    if isinstance(entry, str) and is_id(entry) and isinstance(before, str) and _is_arrow(before):
        return f"{before} | {entry}"
    return ""


def _is_arrow(text: str) -> bool:
    try:
        return bool(parse_arrow(text))
    except ValueError:
        return False


def _with_options(entry: object) -> str:
    """Write an arrow with the colon that it lacks before its options."""
    text = entry if isinstance(entry, str) else ""
    if isinstance(entry, dict):
        text = ", ".join(f"{key}: {_plain(value)}" for key, value in entry.items())
    found = _SWALLOWED.fullmatch(text) if len(text) < LONG else None
    if found is None or not _is_arrow(found[1]):
        return ""
    options = (found[2] or _BARE.sub(r"\1: ", found[3] or "", count=1)).strip()
    return f"{found[1]}: {{{options}}}" if ":" in options else ""


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else "…"


def _dashed(text: str) -> MeantArrow:
    """Take apart an arrow and the next one, of which the dash stands too far right."""
    arrows = _DASH.split(text)
    if len(arrows) < 2 or not all(map(_is_arrow, arrows)):
        return MeantArrow("", "")
    return MeantArrow("several", "dash", arrows[0], arrows[1])


def _turned(text: str) -> MeantArrow:
    """Turn an arrow around that points to the left."""
    stops = [stop.strip() for stop in _LEFT.split(text)]
    if len(stops) < 2 or "->" in text.replace("<->", ""):
        return MeantArrow("", "")
    forth, back = " -> ".join(stops), " -> ".join(reversed(stops))
    return MeantArrow("", "both", forth, back) if "<->" in text else MeantArrow("", "turned", back)


def _joined(text: str) -> str:
    """Join by `|` what was joined by something else."""
    stops = []
    for side in nfc(text).split("->"):
        names = [name.strip() for name in _OTHER.split(side.strip(" []{}()"))]
        if not all(map(is_id, names)):
            return ""
        stops.append(" | ".join(names))
    return " -> ".join(stops)


_SWALLOWED = re.compile(
    r"(.+?->\s*[\w-]+(?:\s*\|\s*[\w-]+)*)[\s,]*"
    r"(?:[{(\[](.*?)[)}\]]*|((?:for|becomes|kind|rate|takes|when)\b.*))"
)
_BARE = re.compile(r"^(\w+)(?!\s*:)\s+")
_DASH = re.compile(r"\s+-\s+")
_LEFT = re.compile(r"\s*(?:<-+>?|<=+|←|⇐)\s*")
_OTHER = re.compile(r"\s*[,/;&+|]\s*|\s+(?:and|or|및|또는|그리고)\s+")
