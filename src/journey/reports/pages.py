"""Set a document in words: our templates, and those of a company that go before them."""

import re
from collections.abc import Mapping
from functools import partial
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from journey.files.opening import content_of
from journey.problems.errors import BadTemplate, MissingExtra, reason_of
from journey.words.blocks import Saying
from journey.words.markdown import escape, words
from journey.words.sentences import Sentence, as_said, pieces, printable

if TYPE_CHECKING:
    from jinja2 import Environment

OURS = "journey"
"""Under which name a company's template reaches ours: `{% extends "journey/report.html" %}`."""

MAX_BYTES = 2**20
"""A larger file is no template."""

_ENDLESS = Sentence("it includes itself without end", "자기 자신을 끝없이 불러옵니다")
_NOT_UTF8 = Sentence("the file is not UTF-8", "UTF-8 파일이 아닙니다")
_TOO_LARGE = Sentence("the file is too large for a template", "템플릿이라기에는 파일이 너무 큽니다")
_NO_TEMPLATE = Sentence(
    "no template named {name} in the folder; ours are under `journey/`",
    "폴더에 {name} 템플릿이 없습니다. 기본 템플릿은 `journey/` 아래에 있습니다",
)

# What makes a list of a line that begins with it.
_BEGINS = re.compile(r"^(?:-|\d+(?=[.)](?:\s|$)))")
# %, ?, ‘ and − mean nothing in Markdown, and are easier to read as they are.
_HARMLESS = re.compile(r"&#(37|63|8216|8722);")
_MANY_BREAKS = re.compile(r"\n{3,}")
_LOOSE = re.compile(r"(?m)^\s+$")


def insist_on_jinja(extra: str) -> None:
    """Refuse to set a document without the library that fills templates.

    Args:
        extra: What brings it, and all else that the document needs.

    Raises:
        MissingExtra: Jinja2 is not installed.
    """
    try:
        import_module("jinja2")
    except ImportError:
        raise MissingExtra("Jinja2", extra) from None


def set_html(values: Mapping[str, Any], templates: Path | None = None) -> str:
    """Set a document as an HTML page.

    Args:
        values: What the templates may print: `paper`, `ground`, `colours`, `printing`.
        templates: A folder whose files go before ours.

    Raises:
        BadTemplate: Something is wrong in a template; the error tells where.
    """
    from markupsafe import Markup

    source = _text("style.css", templates)
    style = Markup(source.replace("</style", "<\\/style"))  # noqa: S704 - a style sheet of ours
    page = _fill("html", {**values, "style": style}, templates)
    return re.sub(r"\n\s*\n+", "\n", page).strip() + "\n"


def set_markdown(values: Mapping[str, Any], templates: Path | None = None) -> str:
    """Set a document in Markdown.

    Raises:
        BadTemplate: Something is wrong in a template; the error tells where.
    """
    text = _LOOSE.sub("", _fill("md", values, templates))
    return _MANY_BREAKS.sub("\n\n", text).strip() + "\n"


def _fill(format: str, values: Mapping[str, Any], templates: Path | None) -> str:
    from jinja2 import TemplateError

    environment = _environment(format, templates)
    try:
        environment.globals["blocks"] = environment.get_template(f"blocks.{format}").module
        return environment.get_template(f"report.{format}").render(values)
    except BadTemplate:
        raise
    except RecursionError as error:
        raise _told(error, templates, _ENDLESS) from None
    except TemplateError as error:
        raise _told(error, templates) from None
    except Exception as error:
        if templates is None:
            raise
        raise _told(error, templates) from None


def _environment(format: str, templates: Path | None) -> "Environment":
    from jinja2 import ChoiceLoader, FunctionLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    ours = FunctionLoader(_bundled)
    own = [FunctionLoader(partial(_owned, templates))] if templates is not None else []
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*own, ours, PrefixLoader({OURS: ours})]),
        # What is printed is escaped by `finalize`; what a template puts together itself, by Jinja.
        autoescape=True,
        finalize=_escape_html if format == "html" else _escape_markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=0,
    )


def _bundled(name: str) -> str | None:
    found = files("journey.reports").joinpath("templates", name)
    return found.read_text(encoding="utf-8") if "/" not in name and found.is_file() else None


def _owned(folder: Path, name: str) -> tuple[str, str, None] | None:
    """Return a company's template and where it is; what is outside of its folder is not there."""
    file = folder / name
    if not file.is_file() or not file.resolve().is_relative_to(folder.resolve()):
        return None
    return _read(file), str(file), None


def _read(file: Path) -> str:
    try:
        content = content_of(file, MAX_BYTES)
        if len(content) > MAX_BYTES:
            raise BadTemplate(str(file), None, _TOO_LARGE)
        return content.decode("utf-8-sig")
    except OSError as error:
        raise BadTemplate(str(file), None, reason_of(error)) from None
    except UnicodeDecodeError:
        raise BadTemplate(str(file), None, _NOT_UTF8) from None


def _text(name: str, templates: Path | None) -> str:
    """Return the text of a file that is no template, a company's before ours."""
    own = templates and _owned(templates, name)
    return own[0] if own else _bundled(name) or ""


def _escape_html(value: Any) -> Any:
    from markupsafe import Markup
    from markupsafe import escape as to_html

    if hasattr(value, "__html__"):
        return value
    text = _line(value)
    if not isinstance(value, Saying):
        return to_html(text)
    parts = [
        Markup("<code>{}</code>").format(piece.text) if piece.is_code else to_html(piece.text)
        for piece in pieces(text)
    ]
    return Markup("").join(parts)


def _escape_markdown(value: Any) -> Any:
    from markupsafe import Markup

    if hasattr(value, "__html__"):
        return value
    text = _line(value)
    said = words(text) if isinstance(value, Saying) else escape(text)
    said = _HARMLESS.sub(lambda found: chr(int(found[1])), said)
    safe = _BEGINS.sub(_guarded, said)
    return Markup(safe)  # noqa: S704 - escaped the line above


def _guarded(found: re.Match[str]) -> str:
    return "&#45;" if found[0] == "-" else f"{found[0]}\u2060"


def _line(value: Any) -> str:
    return "" if value is None else printable(" ".join(str(value).split()))


def _told(error: BaseException, templates: Path | None, why: Sentence | None = None) -> BadTemplate:
    """Tell where in which template something is wrong."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    said = as_said(getattr(error, "message", None) or str(error) or type(error).__name__)
    if isinstance(error, TemplateSyntaxError):
        return BadTemplate(error.filename or error.name or "", error.lineno, said)
    if isinstance(error, TemplateNotFound):
        said = _NO_TEMPLATE.filled({"name": error.name})
    places = list(_places(error.__traceback__))
    own = [place for place in places if templates and place[0].startswith(str(templates))]
    file, line = (own or places or [(str(templates or ""), None)])[-1]
    return BadTemplate(file, line, why or said)


def _places(trace: TracebackType | None) -> "list[tuple[str, int | None]]":
    """List the lines of templates through which an error came."""
    found: list[tuple[str, int | None]] = []
    while trace is not None:
        known, name = trace.tb_frame.f_globals, trace.tb_frame.f_code.co_filename
        if "__jinja_exception__" in known:  # Jinja has put the template's own lines in its place
            found.append((name, trace.tb_lineno))
        elif "__jinja_template__" in known:
            line = known["__jinja_template__"].get_corresponding_lineno(trace.tb_lineno)
            found.append((name, line))
        trace = trace.tb_next
    return found
