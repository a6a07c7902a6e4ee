"""The fonts of a page, put into it, so that it looks the same wherever it is read."""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from journey.pictures.fonts.typesetting import FAMILY
from journey.pictures.theme.colours import Theme

_UNSAFE = re.compile(r"[^\w -]")
_BUNDLED = {400: "NotoSansKR-Regular.otf", 700: "NotoSansKR-Bold.otf"}


def family_of(theme: Theme) -> str:
    """Return what a page calls the fonts of a theme, with nothing that CSS could obey."""
    return _UNSAFE.sub("", theme.family)


def faces(theme: Theme) -> str:
    """Return rules of CSS that hold the fonts of a theme and the bundled ones, whole."""
    return "".join(_rule(family, weight, font, "otf") for family, weight, font in _fonts(theme))


def faces_for(page: str, theme: Theme) -> str:
    """Return rules of CSS that hold the same fonts, reduced to the letters of a page.

    Args:
        page: The page; every character in it counts.
        theme: Its theme.

    Returns:
        Nothing where fontTools is not installed, which the extra `reports` brings: then the fonts
        of the reader's system serve.
    """
    letters = "".join(sorted(set(page)))
    rules = []
    for family, weight, font in _fonts(theme):
        reduced = _reduced(font, letters)
        if reduced:
            rules.append(_rule(family, weight, reduced, "woff"))
    return "\n".join(rules)


def _fonts(theme: Theme) -> Iterator[tuple[str, int, bytes]]:
    """Yield each font with its family and its weight."""
    folder = files("journey.pictures.fonts")
    for weight, name in _BUNDLED.items():
        yield FAMILY, weight, folder.joinpath(name).read_bytes()
    if (family := family_of(theme)) and theme.regular:
        yield family, 400, theme.regular.read_bytes()
        yield family, 700, (theme.bold or theme.regular).read_bytes()


def _rule(family: str, weight: int, font: bytes, kind: str) -> str:
    text = b64encode(font).decode()
    return (
        f"@font-face{{font-family:'{family}';font-weight:{weight};"
        f"src:url('data:font/{kind};base64,{text}')}}"
    )


@lru_cache(8)
def _reduced(font: bytes, letters: str) -> bytes:
    """Reduce a font to some letters; empty where that cannot be done."""
    try:
        from fontTools.subset import Options, Subsetter
        from fontTools.ttLib import TTFont, TTLibError
    except ImportError:
        return b""
    try:
        whole = TTFont(BytesIO(font), recalcTimestamp=False)
        options = Options(layout_features=["kern"], notdef_outline=True, hinting=False)
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(whole)
    except (TTLibError, NotImplementedError):  # a font of the theme's of an unusual kind
        return b""
    whole.flavor = "woff"
    out = BytesIO()
    whole.save(out)
    return out.getvalue()
