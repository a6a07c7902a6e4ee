"""Which colour each role has, in light and in dark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path


@dataclass(frozen=True)
class Theme:
    """Colours by role.

    Each role's light colour is its own, so that a drawing program's output can be read by role.

    Attributes:
        light: For each role, a colour as `#rrggbb`.
        dark: The same on a dark ground.
        family: The font by which pictures ask to be shown; the bundled font where it is empty.
        regular: The font file of ordinary text; the bundled font where there is none.
        bold: The font file of bold text; that of ordinary text where there is none.
    """

    light: dict[str, str] = field(default_factory=dict)
    dark: dict[str, str] = field(default_factory=dict)
    family: str = ""
    regular: Path | None = None
    bold: Path | None = None


@dataclass(frozen=True)
class Look:
    """How a picture is to look.

    Attributes:
        theme: The colours.
        ground: `auto` follows the reader's choice of light or dark; `light` and `dark` are fixed.
    """

    theme: Theme
    ground: str = "auto"


def _paired(colours: dict[str, tuple[str, str]]) -> Theme:
    light = {role: pair[0] for role, pair in colours.items()}
    dark = {role: pair[1] for role, pair in colours.items()}
    return Theme(light, dark)


STANDARD = _paired(
    {
        "canvas": ("#fffffe", "#0d1117"),
        "heading": ("#1f2327", "#e6edf2"),
        "ink": ("#1f2328", "#e6edf3"),
        "muted": ("#57606a", "#9da7b1"),
        "from": ("#57606c", "#9da7b3"),
        "faint": ("#c4cbd2", "#3a424b"),
        "dim": ("#838b94", "#6e7681"),
        "card": ("#ffffff", "#161b22"),
        "outline": ("#6e7781", "#8b949e"),
        "ghost": ("#f6f8fa", "#11161d"),
        # Outcomes. Each also has its own sign and words.
        "positive": ("#c9f2e4", "#0a332b"),
        "positive-ink": ("#00604a", "#66e3c0"),
        "neutral": ("#e8ecf0", "#21272e"),
        "neutral-ink": ("#3b434c", "#a9b2bc"),
        "negative": ("#fbd9cd", "#3c1712"),
        "negative-ink": ("#a8320a", "#f58468"),
        # Lines.
        "forward": ("#57606b", "#9da7b2"),
        "back": ("#6e7782", "#8b949f"),
        "retry": ("#7a5b00", "#d9b23c"),
        "fail": ("#b3261e", "#ff7b72"),
        "claim": ("#b24a00", "#ffa657"),
        "exit": ("#8250a8", "#c9a2ec"),
        "entry": ("#0a6b8f", "#58c4ea"),
        "truth": ("#9a6700", "#e3b341"),
        # What was taken. Each also has its own sign and weight of line.
        "taken": ("#136c2e", "#56d364"),
        "perhaps": ("#5e6500", "#c9d14a"),
        "never": ("#b3227a", "#ff80c8"),
        "taken-text": ("#136c2f", "#56d365"),
        "perhaps-text": ("#5e6501", "#c9d14b"),
        "never-text": ("#b3227b", "#ff80c9"),
        # Series of charts. Each also has its own dash and shape of points.
        "series-1": ("#0c93f2", "#5b7fe0"),
        "series-2": ("#d77a0b", "#b97136"),
        "series-3": ("#164235", "#b0ebce"),
        "series-4": ("#4d0697", "#c599fb"),
        "series-5": ("#7c5101", "#ffc942"),
        "series-6": ("#616a79", "#838c98"),
        # The vital few of causes.
        "few": ("#1d4f91", "#7ab2f2"),
        "many": ("#8b939c", "#69727c"),
        # Phases: a ground for the lane, and an accent.
        "pre_purchase": ("#eaf2fc", "#101d2e"),
        "pre_purchase-ink": ("#1f5fa8", "#79b4f5"),
        "purchase": ("#e2f4f1", "#0d2422"),
        "purchase-ink": ("#0b6e62", "#57cdbb"),
        "delivery": ("#efebfb", "#1c172f"),
        "delivery-ink": ("#5b43b0", "#b09bf5"),
        "use": ("#edf5e4", "#172310"),
        "use-ink": ("#446f1a", "#98cd66"),
        "contact": ("#fcf3da", "#2a2109"),
        "contact-ink": ("#855900", "#e0b350"),
        "return": ("#fdeee4", "#2d1a0d"),
        "return-ink": ("#a3460a", "#f5a26b"),
        "loyalty": ("#fbeaf3", "#2b1322"),
        "loyalty-ink": ("#a1286d", "#f08bc3"),
        "exit-phase": ("#f0f1f3", "#1a1d22"),
        "exit-phase-ink": ("#4e5761", "#aab4be"),
    }
)
"""The colours that pictures have unless another theme is asked for."""


def _greyed() -> Theme:
    """Make a theme of greys: grounds light, inks dark, each kind of part its own grey."""
    greys = dict.fromkeys(STANDARD.light, "#1a1a1a")
    greys |= {role: "#f3f3f3" for role in STANDARD.light if f"{role}-ink" in STANDARD.light}
    greys |= {
        "canvas": "#ffffff", "card": "#ffffff", "ghost": "#f8f8f8", "faint": "#bdbdbd",
        "dim": "#767676", "muted": "#4a4a4a", "from": "#4a4a4a", "outline": "#5c5c5c",
        "many": "#8c8c8c", "positive": "#d9d9d9", "neutral": "#f0f0f0", "negative": "#bdbdbd",
        "pre_purchase": "#f5f5f5", "purchase": "#eaeaea", "delivery": "#f5f5f5", "use": "#eaeaea",
        "contact": "#f5f5f5", "return": "#eaeaea", "loyalty": "#f5f5f5", "exit-phase": "#eaeaea",
        "series-1": "#111111", "series-2": "#6e6e6e", "series-3": "#3c3c3c", "series-4": "#858585",
        "series-5": "#262626", "series-6": "#555555",
    }  # fmt: skip
    return Theme(distinct(greys), distinct(greys))


def distinct(colours: Mapping[str, str]) -> dict[str, str]:
    """Give each role a colour of its own, by changes that nobody sees.

    >>> distinct({"ink": "#101010", "muted": "#101010"})
    {'ink': '#101010', 'muted': '#0f1010'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for role, colour in colours.items():
        found[role] = next(each for each in _near(colour) if each not in taken)
        taken.add(found[role])
    return found


def _near(colour: str) -> Iterator[str]:
    """List a colour and those that nobody tells from it, the nearest first."""
    parts = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
    steps = sorted(product(range(-3, 4), repeat=3), key=lambda step: (sum(map(abs, step)), step))
    for step in steps:
        moved = [part + by for part, by in zip(parts, step, strict=True)]
        if all(0 <= part <= 255 for part in moved):
            yield "#{:02x}{:02x}{:02x}".format(*moved)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    Source: WCAG 2.2, "contrast ratio".

    >>> round(contrast("#ffffff", "#000000"), 2)
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LINES = ("forward", "back", "retry", "fail", "claim", "exit", "entry")
"""The roles of the kinds of edges, in which their labels are written, too."""

READABLE, SEEN = 4.5, 3.0
"""The least contrast of a text and of a shape (WCAG 2.2, criteria 1.4.3 and 1.4.11)."""


def pairs() -> Iterator[tuple[str, str, float]]:
    """List what stands on what: a role, that of its ground, and the least contrast of the two."""
    grounds = [role for role in STANDARD.light if f"{role}-ink" in STANDARD.light]
    for ground in grounds:
        yield f"{ground}-ink", ground, READABLE
        yield f"{ground}-ink", "canvas", READABLE
    for ground in (*grounds, "canvas", "card"):
        yield "ink", ground, READABLE
        yield "muted", ground, READABLE
    for role in ("heading", *(line for line in LINES if line != "back")):
        yield role, "canvas", READABLE
    for role in ("back", "dim", "outline", "truth", "few", "many"):
        yield role, "canvas", SEEN
    for number in range(1, 7):
        yield f"series-{number}", "canvas", SEEN


PRINT = _greyed()
"""Black and white: whatever is told by colour elsewhere has a sign, a dash or words, too."""


def phase_role(phase: str) -> str:
    """Return the role that colours a phase; a kind of transition is also called exit."""
    return "exit-phase" if phase == "exit" else phase


def lane_roles(tone: str) -> tuple[str, str]:
    """Return the roles of a lane's ground and of what is written on it."""
    if tone == "plain":
        return "ghost", "ink"
    return phase_role(tone), f"{phase_role(tone)}-ink"


_LINES = {"serves": "entry", "leads": "outline"}


def line_role(kind: str) -> str:
    """Return the role that colours a kind of edge."""
    return _LINES.get(kind, kind)
