"""What to plot, before choosing colours to plot it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journey.pictures.diagram import Sign


@dataclass(frozen=True)
class Chart:
    """A chart as a value.

    Attributes:
        name: What to call a file that holds it.
        title: Its heading.
        spec: A Vega-Lite specification with its data in it, without title, fonts and ground.
            Colours are written as roles of the theme: `role:positive-ink`. What stands below `data`
            is never read as a role, so every text of a journey belongs there.
        subtitle: What stands below the heading.
        description: What it shows, in sentences, for those who cannot see it.
        key: What its signs mean.
        notes: What the reader has to know, such as that figures are planned and not measured.
        language: The language of its texts.
    """

    name: str
    title: str
    spec: Mapping[str, Any]
    subtitle: str = ""
    description: str = ""
    key: tuple[Sign, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "en"
