"""From SVG to PNG and PDF."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import NamedTuple

from journey.pictures.fonts.typesetting import FAMILY
from journey.pictures.instead import ending, instead
from journey.problems.errors import CannotDraw
from journey.words.sentences import Sentence, as_said, joined, printable

TIMEOUT = 60.0
"""How many seconds a converter may take."""

_CURE_PNG = Sentence(
    "PNG needs resvg: python -m pip install resvg-py",
    "PNG에는 resvg가 필요합니다: python -m pip install resvg-py",
)
_CURE_PDF = Sentence(
    'PDF needs a converter: python -m pip install "journey-funnel[charts]", python -m pip install '
    "cairosvg, or rsvg-convert (apt-get install librsvg2-bin)",
    'PDF에는 변환기가 필요합니다: python -m pip install "journey-funnel[charts]", python -m pip '
    "install cairosvg, 또는 rsvg-convert(apt-get install librsvg2-bin)",
)
_NO_PNG = Sentence(
    "the picture could not be turned into a PNG: {error:all}",
    "그림을 PNG로 바꿀 수 없습니다: {error:all}",
)


def to_png(svg: str, scale: float, fonts: Sequence[Path] = ()) -> bytes:
    """Turn an SVG into a PNG with the bundled font, whatever fonts the system has.

    Args:
        svg: The picture.
        scale: How many pixels a point has.
        fonts: Further font files, for letters that the bundled font does not have.

    Raises:
        CannotDraw: resvg is not installed, or refused the picture.
    """
    try:
        import resvg_py
    except ImportError:
        raise CannotDraw(_CURE_PNG) from None
    folder = files("journey.pictures.fonts")
    with (
        as_file(folder / "NotoSansKR-Regular.otf") as regular,
        as_file(folder / "NotoSansKR-Bold.otf") as bold,
    ):
        try:
            return bytes(
                resvg_py.svg_to_bytes(
                    svg_string=svg,
                    skip_system_fonts=True,
                    font_files=[str(regular), str(bold), *map(str, fonts)],
                    sans_serif_family=FAMILY,
                    zoom=scale,
                )
            )
        except ValueError as error:
            raise CannotDraw(_NO_PNG.filled({"error": str(error)})) from None


class Turned(NamedTuple):
    """What a picture was turned into.

    Attributes:
        data: The bytes of the file.
        notes: Which converter made it, where one that is tried before it failed.
    """

    data: bytes
    notes: tuple[Sentence, ...] = ()


def to_pdf(svg: str, fonts: Sequence[Path] = ()) -> Turned:
    """Turn an SVG into a PDF by the first converter that is installed.

    Args:
        svg: The picture.
        fonts: Further font files; a converter other than vl-convert finds only the system's.

    Raises:
        CannotDraw: No converter is installed, or none succeeded.
    """
    failed = []
    folders = list(dict.fromkeys(str(file.absolute().parent) for file in fonts))
    for name, find in _CONVERTERS.items():
        command = find()
        if command is None:
            continue
        try:
            done = subprocess.run(
                [*command, *folders] if name == "vl-convert" else command,
                input=svg.encode(),
                capture_output=True,
                timeout=TIMEOUT,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            failed.append(as_said(f"{name}: {error}"))
            continue
        if done.stdout.startswith(b"%PDF"):
            return Turned(done.stdout, instead(name, failed))
        said = done.stderr.decode(errors="replace").strip()[-200:]
        reason = as_said(printable(said)) if said else ending(done.returncode)
        failed.append(joined([as_said(name), reason], ": "))
    raise CannotDraw(joined([*failed, _CURE_PDF], "; "))


def _python(module: str, script: str) -> Callable[[], Sequence[str] | None]:
    return lambda: [sys.executable, "-c", script] if find_spec(module) else None


def _program(name: str, *arguments: str) -> Callable[[], Sequence[str] | None]:
    def find() -> Sequence[str] | None:
        path = which(name)
        return [path, *arguments] if path else None

    return find


_VL = (
    "import sys, vl_convert as v, journey.pictures.fonts as f; "
    "v.register_font_directory(f.__path__[0]); "
    "[v.register_font_directory(folder) for folder in sys.argv[1:]]; "
    "sys.stdout.buffer.write(v.svg_to_pdf(sys.stdin.buffer.read().decode()))"
)
_CAIRO = (
    "import sys, cairosvg; "
    "sys.stdout.buffer.write(cairosvg.svg2pdf(bytestring=sys.stdin.buffer.read()))"
)
_CONVERTERS = {
    "vl-convert": _python("vl_convert", _VL),
    "rsvg-convert": _program("rsvg-convert", "-f", "pdf"),
    "cairosvg": _python("cairosvg", _CAIRO),
}
