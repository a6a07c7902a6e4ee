"""The colours of a picture by role, and the frame that every picture has."""

from collections.abc import Sequence
from html import escape
from math import ceil
from typing import Protocol

from journey.pictures.fonts.typesetting import FAMILY
from journey.pictures.svg.lettering import text
from journey.pictures.theme.colours import Look

EDGE = 24.0
"""The margin around everything."""

FALLBACKS = "Apple SD Gothic Neo, Malgun Gothic, sans-serif"
"""What Korean readers' systems have, where they have not the bundled font."""


class Described(Protocol):
    """What has a title and words for those who cannot see it."""

    @property
    def title(self) -> str:
        """Its heading."""

    @property
    def description(self) -> str:
        """What it shows, in sentences."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader has to know."""

    @property
    def language(self) -> str:
        """The language of its texts."""


class Brush:
    """Paints in roles, and remembers in which.

    Attributes:
        look: The colours, and the ground they stand on.
    """

    def __init__(self, look: Look) -> None:
        self.look = look
        self._colours = look.theme.dark if look.ground == "dark" else look.theme.light
        self._used: set[str] = set()
        self._painted: dict[tuple[str, ...], str] = {}

    def paint(self, *pairs: str) -> str:
        """Return the attributes that paint in roles: `paint("fill", "ink", "stroke", "muted")`."""
        if pairs not in self._painted:
            self._painted[pairs] = self._paint(pairs)
        return self._painted[pairs]

    def _paint(self, pairs: tuple[str, ...]) -> str:
        attributes = []
        names = []
        for attribute, role in zip(pairs[::2], pairs[1::2], strict=True):
            name = f"{attribute}-{role}"
            self._used.add(name)
            names.append(f"journey-{name}")
            attributes.append(f'{attribute}="{self._colours[role]}"')
        if self.look.ground == "auto":
            attributes.append(f'class="{" ".join(names)}"')
        return " ".join(attributes)

    def _style(self) -> str:
        """Give every colour that is used its dark form."""
        if self.look.ground != "auto":
            return ""
        dark = self.look.theme.dark
        rules = [
            f".journey-{name}{{{name.partition('-')[0]}:{dark[name.partition('-')[2]]}}}"
            for name in sorted(self._used)
        ]
        return f"<style>@media (prefers-color-scheme:dark){{{''.join(rules)}}}</style>"

    def document(self, shown: Described, width: float, height: float, body: Sequence[str]) -> str:
        """Write the whole picture: its frame, its title and description, and what is in it.

        Args:
            shown: What is drawn.
            width: How wide the picture is, in points.
            height: How high it is.
            body: Its elements, already painted.
        """
        wide, high = ceil(width), ceil(height)
        canvas = f'<rect width="{wide}" height="{high}" {self.paint("fill", "canvas")}/>'
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
                f'viewBox="0 0 {wide} {high}" role="img" lang="{shown.language}" '
                f'font-family="{escape(self.families)}">'
            ),
            f"<title>{text(shown.title)}</title>",
            f"<desc>{text(' '.join([shown.description, *shown.notes]))}</desc>",
            self._style(),
            canvas,
            *body,
            "</svg>",
        ]
        return "\n".join(line for line in lines if line) + "\n"

    @property
    def families(self) -> str:
        """The fonts by which the picture asks to be shown."""
        # In quotes, for a family may begin with a figure.
        own = (f"'{self.look.theme.family}'",) if self.look.theme.family else ()
        return ", ".join([*own, FAMILY, FALLBACKS])
