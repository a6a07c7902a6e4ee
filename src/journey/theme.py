"""Which colour each role has, in light and in dark."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Theme:
    """Colours by role.

    Each role's light colour is its own, so that a drawing program's output can be read by role.

    Attributes:
        light: For each role, a colour as `#rrggbb`.
        dark: The same on a dark ground.
    """

    light: dict[str, str] = field(default_factory=dict)
    dark: dict[str, str] = field(default_factory=dict)


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
        "ink": ("#1f2328", "#e6edf3"),
        "muted": ("#57606a", "#9da7b1"),
        "from": ("#57606c", "#9da7b3"),
        "faint": ("#c4cbd2", "#3a424b"),
        "dim": ("#838b94", "#6e7681"),
        "card": ("#ffffff", "#161b22"),
        "outline": ("#6e7781", "#8b949e"),
        "ghost": ("#f6f8fa", "#11161d"),
        # Outcomes. Each also has its own sign and words.
        "positive": ("#dcf2e3", "#12301f"),
        "positive-ink": ("#116329", "#6fd08c"),
        "neutral": ("#eceff2", "#21272e"),
        "neutral-ink": ("#424a53", "#b1bac4"),
        "negative": ("#fde3df", "#3a1614"),
        "negative-ink": ("#a31515", "#ff938a"),
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
        "series-1": ("#0b5cad", "#6cb6ff"),
        "series-2": ("#c2410d", "#ffa15c"),
        "series-3": ("#0c7a5b", "#4fd1a5"),
        "series-4": ("#7b3fa3", "#d2a8ff"),
        "series-5": ("#8a6100", "#e3c34a"),
        "series-6": ("#4b5563", "#b6c0cc"),
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


def phase_role(phase: str) -> str:
    """Return the role that colours a phase; a kind of transition is also called exit."""
    return "exit-phase" if phase == "exit" else phase
