"""The matrix of stages and customers as a picture: who is looked after where."""

from collections.abc import Iterator, Sequence

from journey.coverage import Care, Coverage
from journey.lettering import text
from journey.model.customers import Customer
from journey.model.journey import Journey
from journey.phrasing import FAST, Phrases
from journey.placing import Point
from journey.theme import STANDARD, Theme
from journey.typesetting import FAMILY, LINE, break_lines, text_width
from journey.wording import Sentence

CELL, ROW, EDGE = 84.0, 26.0, 24.0
"""The width of a column, the height of a row, and the margin, in points."""

SIGNS: dict[Care, str] = {"specific": "●", "generic": "○", "none": "×", "absent": "·"}
"""What stands for how a customer is looked after: never colour alone."""

CARES: dict[Care, Sentence] = {
    "specific": Sentence("an action item of their own", "맞춤 액션 아이템 있음"),
    "generic": Sentence("only action items for everyone", "공통 액션 아이템만 있음"),
    "none": Sentence("no action item", "액션 아이템 없음"),
    "absent": Sentence("never there", "그 단계에 오지 않음"),
}
"""What each sign means."""

TITLE = Sentence("Who is looked after at which stage", "단계별 고객 챙김")
_ROLES: dict[Care, tuple[str, str]] = {
    "specific": ("positive", "positive-ink"),
    "generic": ("neutral", "neutral-ink"),
    "none": ("negative", "negative-ink"),
    "absent": ("canvas", "faint"),
}


def heat_map(
    coverage: Coverage,
    journey: Journey,
    *,
    language: str = "en",
    ground: str = "auto",
    theme: Theme = STANDARD,
) -> str:
    """Draw the stage × customer matrix as SVG: a row to each customer, a column to each stage.

    Args:
        coverage: What `cover` returned of the journey.
        journey: Whose stages and customers these are.
        language: `en` or `ko`.
        ground: `auto` follows the reader's choice of light or dark; `light` and `dark` are fixed.
        theme: The colours.
    """
    return _Map(coverage, Phrases(journey, language), ground, theme).document()


class _Map:
    def __init__(self, coverage: Coverage, phrases: Phrases, ground: str, theme: Theme) -> None:
        self.coverage, self.phrases, self.ground, self.theme = coverage, phrases, ground, theme
        self.colours = theme.dark if ground == "dark" else theme.light
        self.used: set[str] = set()
        stages = {stage.id: phrases.title(stage) for stage in phrases.journey.stages}
        self.heads = [break_lines(stages[id], 9.5, CELL - 8, most=4) for id in coverage.stages]
        self.names = [phrases.who(str(who)).replace(FAST, " ") for who in coverage.customers]
        self.left = EDGE + max((text_width(name, 10.5) for name in self.names), default=60.0) + 14
        self.top = EDGE + 46 + max(map(len, self.heads), default=1) * 9.5 * LINE

    def paint(self, attribute: str, role: str) -> str:
        """Return the attributes that paint in a role."""
        self.used.add(f"{attribute}-{role}")
        named = f' class="journey-{attribute}-{role}"' if self.ground == "auto" else ""
        return f'{attribute}="{self.colours[role]}"{named}'

    def word(self, words: str, at: Point, size: float, role: str, more: str = "") -> str:
        """Write one line of text."""
        place = f'x="{at[0]:.2f}" y="{at[1]:.2f}" font-size="{size:g}"'
        return f"<text {place} {self.paint('fill', role)}{more}>{text(words)}</text>"

    def document(self) -> str:
        """Return the whole picture."""
        language = self.phrases.language
        title = f"{self.phrases.heading()[0]}: {TITLE.say(language)}"
        canvas = self.paint("fill", "canvas")
        body = [*self.heading(title), *self.rows(), *self.key()]
        height = self.top + len(self.names) * ROW + 40 + EDGE
        width = max(self.left + len(self.heads) * CELL + EDGE, self.room(), 420.0)
        counts = ", ".join(
            f"{CARES[care].say(language)}: {self.coverage.count(care)}"
            for care in ("specific", "generic", "none")
        )
        return "\n".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>',
                (
                    f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" '
                    f'height="{height:.0f}" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
                    f'lang="{language}" font-family="{FAMILY}, sans-serif">'
                ),
                f"<title>{text(title)}</title>",
                f"<desc>{text(counts)}</desc>",
                self.style(),
                f'<rect width="{width:.0f}" height="{height:.0f}" {canvas}/>',
                *body,
                "</svg>",
                "",
            ]
        )

    def style(self) -> str:
        if self.ground != "auto":
            return ""
        rules = "".join(
            f".journey-{name}{{{name.partition('-')[0]}:{self.theme.dark[name.partition('-')[2]]}}}"
            for name in sorted(self.used)
        )
        return f"<style>@media (prefers-color-scheme:dark){{{rules}}}</style>"

    def heading(self, title: str) -> Iterator[str]:
        yield self.word(title, (EDGE, EDGE + 14), 16, "ink", ' font-weight="bold"')
        for column, lines in enumerate(self.heads):
            x = self.left + column * CELL + CELL / 2
            for number, line in enumerate(reversed(lines)):
                y = self.top - 8 - number * 9.5 * LINE
                yield self.word(line, (x, y), 9.5, "muted", ' text-anchor="middle"')

    def rows(self) -> Iterator[str]:
        coverage = self.coverage
        for row, (who, name) in enumerate(zip(coverage.customers, self.names, strict=True)):
            y = self.top + row * ROW
            base = y + ROW / 2 + 10.5 * 0.36
            yield self.word(name, (self.left - 10, base), 10.5, "ink", ' text-anchor="end"')
            yield from self.cells(who, name, y)

    def cells(self, who: Customer, name: str, y: float) -> Iterator[str]:
        language = self.phrases.language
        for column, stage in enumerate(self.coverage.stages):
            care = self.coverage.care[stage, who]
            ground, ink = _ROLES[care]
            x = self.left + column * CELL
            tip = f"{name}, {' '.join(self.heads[column])}: {CARES[care].say(language)}"
            yield f"<g><title>{text(tip)}</title>"
            yield (
                f'<rect x="{x + 2:.2f}" y="{y + 2:.2f}" width="{CELL - 4:.2f}" '
                f'height="{ROW - 4:.2f}" rx="4" {self.paint("fill", ground)}/>'
            )
            middle = ' text-anchor="middle"'
            yield self.word(SIGNS[care], (x + CELL / 2, y + ROW / 2 + 4.2), 12, ink, middle)
            yield "</g>"

    def signs(self) -> Sequence[tuple[Care, str]]:
        return [(care, CARES[care].say(self.phrases.language)) for care in SIGNS]

    def room(self) -> float:
        return EDGE * 2 + sum(text_width(words, 10) + 44 for _, words in self.signs())

    def key(self) -> Iterator[str]:
        x, y = EDGE, self.top + len(self.names) * ROW + 30
        for care, words in self.signs():
            ground, ink = _ROLES[care]
            yield (
                f'<rect x="{x:.2f}" y="{y - 11:.2f}" width="18" height="16" rx="4" '
                f"{self.paint('fill', ground)}/>"
            )
            yield self.word(SIGNS[care], (x + 9, y + 1.4), 11, ink, ' text-anchor="middle"')
            yield self.word(words, (x + 24, y + 1), 10, "muted")
            x += text_width(words, 10) + 44
