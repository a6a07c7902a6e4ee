"""From a page to a PDF, by a program that sets pages, without anything from the network."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import NamedTuple

from journey.pictures.theme.colours import Theme
from journey.problems.errors import CannotPrint
from journey.reports.fonts import faces
from journey.words.sentences import Sentence, as_said, joined, printable

TIMEOUT = 90.0
"""How many seconds a program may take to print a page."""

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
"""Under which names Chromium and its kin may be found."""

_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
_CURE = Sentence(
    'a PDF needs WeasyPrint (python -m pip install "journey-funnel[pdf]"; it uses Pango: '
    "apt-get install libpangoft2-1.0-0, brew install pango) or Chromium, Chrome or Edge; or write "
    "report.html and print that from a browser",
    'PDF를 만들려면 WeasyPrint(python -m pip install "journey-funnel[pdf]". Pango가 필요합니다: '
    "apt-get install libpangoft2-1.0-0, brew install pango)나 Chromium·Chrome·Edge가 필요합니다. "
    "또는 report.html을 만들어 브라우저에서 인쇄하세요",
)
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)")
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")

Print = Callable[[str, Path], Sequence[str]]
"""Returns the command that prints a page into a file of a folder."""


class Printed(NamedTuple):
    """A PDF, and how many pages it has."""

    data: bytes
    pages: int


def print_page(page: str, theme: Theme, today: date) -> Printed:
    """Print a page as a PDF with the bundled font, or the theme's own.

    The same page gives the same bytes, wherever the same program prints it.

    Args:
        page: The page in HTML, whose `</head>` is where the fonts are named.
        theme: Whose fonts it is set in.
        today: The date that the PDF is given.

    Raises:
        CannotPrint: Nothing that prints is installed, or nothing succeeded.
    """
    failed = []
    for name, find in _PROGRAMS.items():
        command = find()
        if command is None:
            continue
        try:
            printed = _run(command, page, theme)
            return Printed(_dated(printed.data, today), printed.pages)
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            failed.append(as_said(printable(f"{name}: {error}")))
    raise CannotPrint(joined([*failed, _CURE], "; "))


def _run(command: Print, page: str, theme: Theme) -> Printed:
    source = page.replace("</head>", f"<style>{faces(theme)}</style>\n</head>", 1)
    with tempfile.TemporaryDirectory(prefix="journey-") as name:
        folder = Path(name)
        (folder / "report.html").write_text(source, encoding="utf-8")
        done = subprocess.run(
            command(name, folder / "report.html"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
            env={**os.environ, "HOME": name, "XDG_CONFIG_HOME": name, "XDG_CACHE_HOME": name},
        )
        made = folder / "report.pdf"
        data = made.read_bytes() if made.is_file() else b""
    if not data.startswith(b"%PDF") or b"%%EOF" not in data[-32:]:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        words = [line for line in lines if "dbus" not in line]
        raise ValueError(words[-1][-300:] if words else f"exit status {done.returncode}, no PDF")
    # WeasyPrint packs its pages so that they cannot be counted from outside, and says their number.
    said = done.stdout.decode(errors="replace").strip()
    return Printed(data, int(said) if said.isdecimal() else len(_PAGE.findall(data)))


def _dated(pdf: bytes, today: date) -> bytes:
    """Give a PDF the date of its report; the length stays, so that its places stay right."""
    stamp = f"D:{today:%Y%m%d}000000+00'00'".encode()
    return _DATES.sub(lambda found: b"/" + found[1] + b" (" + stamp + b")", pdf)


_WEASY = (
    "import sys\n"
    "from weasyprint import HTML, URLFetcher\n"
    "page = open(sys.argv[1], encoding='utf-8').read()\n"
    "fetch = URLFetcher(allowed_protocols={'data'})\n"
    "document = HTML(string=page, url_fetcher=fetch).render(pdf_tags=True)\n"
    "document.write_pdf(sys.argv[2], pdf_tags=True)\n"
    "print(len(document.pages))\n"
)


def _weasyprint() -> Print | None:
    if find_spec("weasyprint") is None:
        return None
    return lambda folder, page: [sys.executable, "-c", _WEASY, str(page), f"{folder}/report.pdf"]


def _browser() -> Print | None:
    found = next(filter(None, map(which, BROWSERS)), None)
    program = found or next((place for place in _PLACES if Path(place).is_file()), None)
    if program is None:
        return None
    # The superuser of a container has no other way; the page runs no script and loads nothing.
    alone = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    return lambda folder, page: [
        program,
        "--headless",
        *alone,
        "--disable-gpu",
        "--disable-extensions",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--no-default-browser-check",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={folder}/profile",
        "--no-pdf-header-footer",
        f"--print-to-pdf={folder}/report.pdf",
        page.as_uri(),
    ]


_PROGRAMS: Mapping[str, Callable[[], Print | None]] = {
    "WeasyPrint": _weasyprint,
    "Chromium": _browser,
}
