"""Find out what is configured for a file: in a journey.toml, or in a pyproject.toml."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from operator import itemgetter
from pathlib import Path
from typing import Any

from journey.contradicting import Keys, Rules, Table, contradictions
from journey.errors import BadConfiguration
from journey.model.amounts import parse_duration
from journey.model.patterns import parse_pattern
from journey.settings import FAIL_ON, STANDARD, Settings, Thresholds
from journey.spelling import nearest
from journey.wording import LANGUAGES, code

NAMES = ("journey.toml", "pyproject.toml")
"""The files in which a project may configure, the one that counts first."""

_HEADER = re.compile(r"\s*\[\[?\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")


@dataclass(frozen=True)
class Configuration:
    """What one file configures.

    Attributes:
        path: The file; None where nothing is configured.
        settings: What it says for every file.
        per_path: By pattern of paths, below the file's folder, what it says differently.
        lines: By key, the line on which it is written.
        values: What it says for every file, as it says it.
        rules: The known rules.
    """

    path: Path | None = None
    settings: Settings = STANDARD
    per_path: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    lines: Mapping[Keys, int] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)
    rules: Rules = field(default_factory=dict, repr=False)

    @property
    def folder(self) -> Path:
        """The folder from which its paths count."""
        return self.path.parent if self.path else Path()

    def settings_for(self, file: Path | str) -> Settings:
        """Return what is in force for a file: later patterns go before earlier ones.

        Raises:
            BadConfiguration: Several patterns hold for the file, and contradict each other.
        """
        settings, tables = self.settings, [Table(*each) for each in self.applying(file)]
        for table in tables:
            settings = settings.changed(table.values)
        if len(tables) > 1:
            found = contradictions([Table("", self.values), *tables], self.rules)
            if found:
                raise BadConfiguration(_placed(self, found))
        return settings

    def applying(self, file: Path | str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """List the patterns of paths that a file meets, in their order, and what they say."""
        if not self.per_path:
            return
        whole = Path(file).resolve()
        folder = self.folder.resolve()
        name = whole.relative_to(folder) if whole.is_relative_to(folder) else whole
        for pattern, values in self.per_path.items():
            if fnmatchcase(name.as_posix(), pattern):
                yield pattern, values

    def line_of(self, *keys: str) -> int | None:
        """Return the line on which a key is written, or its nearest ancestor that is."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys)


def configuration_of(
    path: Path | str,
    rules: Rules,
    known: dict[Path, Configuration] | None = None,
) -> Configuration:
    """Return what is configured for a file or folder: by the nearest file upwards from it.

    Args:
        path: A file or folder, there or not.
        rules: The known rules.
        known: What is found already, by folder; it grows.

    Raises:
        BadConfiguration: The nearest configuration is not valid; the error tells every mistake.
    """
    start = Path(path).absolute()
    known = {} if known is None else known
    # Unlike a path's own method, this raises for no name, however long.
    folder = start if os.path.isdir(start) else start.parent  # noqa: PTH112
    for above in (folder, *folder.parents):
        if above not in known:
            files = (above / name for name in NAMES)
            made = (read_configuration(file, rules) for file in files if file.is_file())
            found = next((each for each in made if each is not None), None)
            if found is None:
                continue
            known[above] = found
        return known.setdefault(folder, known[above])
    return known.setdefault(folder, Configuration())


def read_configuration(file: Path, rules: Rules) -> Configuration | None:
    """Read one file; None for a pyproject.toml that says nothing of journeys.

    Raises:
        BadConfiguration: It is not valid.
    """
    try:
        content = file.read_bytes()
        if file.name == "pyproject.toml" and b"journey" not in content:
            return None  # most projects' has much to say, and nothing of journeys
        import tomllib

        text = content.decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except OSError as error:
        raise BadConfiguration([f"{file}: cannot be opened: {error.strerror}"]) from None
    except UnicodeDecodeError:
        raise BadConfiguration([f"{file}: not UTF-8"]) from None
    except (ValueError, RecursionError) as error:
        raise BadConfiguration([f"{file}: not TOML: {error}"]) from None
    prefix: Keys = ()
    if file.name == "pyproject.toml":
        prefix = ("tool", "journey")
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or "journey" not in tool:
            return None
        table = tool["journey"]
    lines = {
        keys[len(prefix) :]: number
        for keys, number in lines_of(text)
        if keys[: len(prefix)] == prefix
    }
    reading = _Reading(rules)
    values = reading.settings(table)
    reading.contradictions(values)
    if reading.mistakes:
        raise BadConfiguration(_placed(Configuration(file, lines=lines), reading.mistakes))
    return Configuration(file, STANDARD.changed(values), reading.per_path, lines, values, rules)


def _placed(found: Configuration, mistakes: Iterable[tuple[Keys, str]]) -> list[str]:
    """Write mistakes at their lines, in the order of these."""
    lines = [(found.line_of(*keys) or 0, words) for keys, words in mistakes]
    return [
        f"{found.path}:{line}: {words}" if line else f"{found.path}: {words}"
        for line, words in sorted(lines, key=itemgetter(0))
    ]


def lines_of(text: str) -> Iterator[tuple[Keys, int]]:
    """List each key of a TOML text with its line, as far as it stands at the start of one."""
    header: Keys = ()
    for number, line in enumerate(text.splitlines(), 1):
        if found := _HEADER.match(line):
            header = _parts(found[1])
            yield header, number
        elif found := _KEY.match(line):
            yield (*header, *_parts(found[1])), number


def _parts(text: str) -> Keys:
    return tuple(next(filter(None, found), "") for found in _PART.findall(text))


class _Reading:
    """Reads one table, and collects every mistake with its key."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.mistakes: list[tuple[Keys, str]] = []
        self.per_path: dict[str, Mapping[str, Any]] = {}
        self.at: Keys = ()

    def wrong(self, words: str, *keys: str) -> None:
        self.mistakes.append(((*self.at, *keys), words))

    def settings(self, table: Any, *, inner: bool = False) -> dict[str, Any]:
        """Read a table of settings, the whole one or what one pattern of paths says."""
        if not isinstance(table, dict):
            self.wrong("the configuration is a table of settings")
            return {}
        readers = {
            "paths": self.texts,
            "select": self.patterns,
            "ignore": self.patterns,
            "severity": self.severity,
            "fail_on": self.fail_on,
            "fail_under": self.fail_under,
            "thresholds": self.thresholds,
            "baseline": self.text,
            "language": self.language,
            "per_path": self.paths,
        }
        for name in ("paths", "per_path", "baseline", "language") if inner else ():
            del readers[name]
        values = {}
        for key, value in table.items():
            if key not in readers:
                self.unknown(key, readers)
            elif (read := readers[key](key, value)) is not None:
                values[key] = read
        values.pop("per_path", None)
        return values

    def unknown(self, key: str, known: Mapping[str, Any], *within: str) -> None:
        guess = nearest(key, known)
        words = f"unknown key {code('.'.join((*within, key)))}"
        hint = f"did you mean {code(guess)}?" if guess else f"known keys: {', '.join(known)}"
        self.wrong(f"{words}; {hint}", *within, key)

    def text(self, key: str, value: Any) -> str | None:
        if isinstance(value, str) and value:
            return value
        self.wrong(f"{code(key)} is a text", key)
        return None

    def texts(self, key: str, value: Any) -> tuple[str, ...] | None:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.wrong(f'{code(key)} is a list of texts: {key} = ["…"]', key)
        return None

    def patterns(self, key: str, value: Any) -> tuple[str, ...] | None:
        found = self.texts(key, value)
        if found is None:
            return None
        return tuple(pattern for pattern in found if self.is_known(pattern, key))

    def is_known(self, pattern: str, *keys: str) -> bool:
        """Insist that a pattern names a rule, and not only such as the loader needs."""
        named = [rule for rule in self.rules if fnmatchcase(rule, pattern)]
        if named and (keys[0] == "select" or any(self.rules[each] is not None for each in named)):
            return True
        if named:
            words = f"{code(pattern)} is found while reading, and cannot be configured"
        elif any(character in pattern for character in "*?["):
            words = f"no rule is named like {code(pattern)}"
        else:
            guess = nearest(pattern, self.rules)
            hint = f"did you mean {code(guess)}?" if guess else "`journey explain` lists them"
            words = f"no rule is named {code(pattern)}; {hint}"
        self.wrong(words, *keys)
        return False

    def severity(self, key: str, value: Any) -> dict[str, str] | None:
        if not isinstance(value, dict):
            self.wrong('`severity` is a table: severity = {"stale-*" = "off"}', key)
            return None
        known = ("error", "warning", "advice", "off")
        found = {}
        for pattern, name in value.items():
            if self.is_known(pattern, key, pattern) and name in known:
                found[pattern] = str(name)
            elif name not in known:
                guess = nearest(str(name), known)
                hint = f"did you mean {code(guess)}?" if guess else f"one of {', '.join(known)}"
                self.wrong(f"{code(name)} is no severity; {hint}", key, pattern)
        return found

    def choice(self, key: str, value: Any, known: Sequence[str]) -> str | None:
        if value in known:
            return str(value)
        guess = nearest(str(value), known)
        hint = f"did you mean {code(guess)}?" if guess else f"one of {', '.join(known)}"
        self.wrong(f"{code(value)} is none of the values of {code(key)}; {hint}", key)
        return None

    def fail_on(self, key: str, value: Any) -> str | None:
        return self.choice(key, value, FAIL_ON)

    def language(self, key: str, value: Any) -> str | None:
        return self.choice(key, value, LANGUAGES)

    def fail_under(self, key: str, value: Any) -> dict[str, float] | None:
        from journey.coverage import FIGURES

        if not isinstance(value, dict):
            self.wrong("`fail_under` is a table: fail_under = {phases = 100}", key)
            return None
        for name, least in value.items():
            if name not in FIGURES:
                self.unknown(name, FIGURES, key)
            elif not _is_figure(least) or not 0 <= least <= 100:
                self.wrong(f"{code(name)} is a percentage from 0 to 100", key, name)
        return dict(value)

    def thresholds(self, key: str, value: Any) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            self.wrong("`thresholds` is a table: thresholds = {help_steps = 3}", key)
            return None
        known = {each.name: each for each in fields(Thresholds)}
        found = {}
        for name, figure in value.items():
            if name not in known:
                self.unknown(name, known, key)
                continue
            demand = _demand(name, figure)
            if demand:
                self.wrong(f"{code(name)} is {demand}", key, name)
            else:
                found[name] = tuple(figure) if isinstance(figure, list) else figure
        return found

    def paths(self, key: str, value: Any) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            self.wrong("`per_path` is a table by pattern of paths", key)
            return None
        for pattern, inner in value.items():
            self.at = (key, pattern)
            self.per_path[pattern] = self.settings(inner, inner=True)
            self.at = ()
        return value

    def contradictions(self, values: Mapping[str, Any]) -> None:
        """Find what cannot hold at once for every file, or where one pattern of paths holds."""
        whole = Table("", values)
        inner = [[whole, Table(*each)] for each in self.per_path.items()]
        for tables in ([whole], *inner):
            found = contradictions(tables, self.rules)
            self.mistakes += [each for each in found if each not in self.mistakes]


def _is_figure(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _demand(name: str, value: Any) -> str:
    """Return what a threshold has to be, where it is not; empty where it is."""
    if name == "help_steps":
        whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return "" if whole else "a whole number of steps from 0"
    if name in ("automation_hours", "high_pain", "low_pain"):
        return "" if _is_figure(value) and value >= 0 else "a figure from 0"
    if name == "definitions_for":
        patterns = value if isinstance(value, list) else [value]
        words = "a pattern of customers, such as `vip` or `any/defective`, or a list of such"
        return "" if patterns and all(map(_is_pattern, patterns)) else words
    try:
        timed = isinstance(value, str) and parse_duration(value).steps is None
    except ValueError:
        timed = False
    return "" if timed else "a duration, such as `60 days`"


def _is_pattern(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(parse_pattern(value))
    except ValueError:
        return False
