"""Find out what is configured for a file: in a journey.toml, or in a pyproject.toml."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from operator import itemgetter
from pathlib import Path
from typing import Any

from journey.files.opening import is_file, is_folder, whole_content_of
from journey.files.settings.contradictions import Keys, Rules, SettingsTable, contradictions
from journey.files.settings.settings import STANDARD, Settings
from journey.problems.errors import BadConfiguration, reason_of
from journey.words.sentences import Sentence, as_said, joined

NAMES = ("journey.toml", "pyproject.toml")
"""The files in which a project may configure, the one that counts first."""

MAX_BYTES = 16 * 2**20
"""A larger file is no configuration."""

_CLOSED = Sentence("cannot be opened: {reason}", "열 수 없습니다: {reason}")
_NOT_UTF8 = Sentence("not UTF-8", "UTF-8이 아닙니다")
_NOT_TOML = Sentence("not TOML: {reason:all}", "TOML이 아닙니다: {reason:all}")
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

    @property
    def baseline(self) -> Path | None:
        """The file of the findings that are left as they are, where one is named."""
        name = self.settings.baseline
        return self.folder / name if name else None

    def settings_for(self, file: Path | str) -> Settings:
        """Return what is in force for a file: later patterns go before earlier ones.

        Raises:
            BadConfiguration: Several patterns hold for the file, and contradict each other.
        """
        settings, tables = self.settings, [SettingsTable(*each) for each in self.applying(file)]
        for table in tables:
            settings = settings.changed(table.values)
        if len(tables) > 1:
            found = contradictions([SettingsTable("", self.values), *tables], self.rules)
            if found:
                raise BadConfiguration(_placed(self, found), language=settings.language)
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
    folder = start if is_folder(start) else start.parent
    for above in (folder, *folder.parents):
        if above not in known:
            files = (above / name for name in NAMES)
            made = (read_configuration(file, rules) for file in files if is_file(file))
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
        content = whole_content_of(file, MAX_BYTES)
        if file.name == "pyproject.toml" and b"journey" not in content:
            return None  # most projects' has much to say, and nothing of journeys
        import tomllib

        text = content.decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except OSError as error:
        raise _refused(file, _CLOSED, reason=reason_of(error)) from None
    except UnicodeDecodeError:
        raise _refused(file, _NOT_UTF8) from None
    except (ValueError, RecursionError) as error:
        raise _refused(file, _NOT_TOML, reason=str(error)) from None
    prefix: Keys = ()
    if file.name == "pyproject.toml":
        prefix = ("tool", "journey")
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or "journey" not in tool:
            return None
        table = tool["journey"]
    lines = {
        keys[len(prefix) :]: number
        for keys, number in key_lines(text)
        if keys[: len(prefix)] == prefix
    }
    # Most files are checked where nothing is configured.
    from journey.files.settings.interpreting import Interpretation

    reading = Interpretation(rules)
    values = reading.settings(table)
    reading.contradictions(values)
    if reading.mistakes:
        said = _placed(Configuration(file, lines=lines), reading.mistakes)
        raise BadConfiguration(said, language=values.get("language", ""))
    return Configuration(file, STANDARD.changed(values), reading.per_path, lines, values, rules)


def _placed(found: Configuration, mistakes: Iterable[tuple[Keys, Sentence]]) -> list[Sentence]:
    """Write mistakes at their lines, in the order of these."""
    lines = [(found.line_of(*keys) or 0, words) for keys, words in mistakes]
    return [
        joined([as_said(f"{found.path}:{line}" if line else str(found.path)), words], ": ")
        for line, words in sorted(lines, key=itemgetter(0))
    ]


def _refused(file: Path, why: Sentence, **values: object) -> BadConfiguration:
    return BadConfiguration([joined([as_said(str(file)), why.filled(values)], ": ")])


def key_lines(text: str) -> Iterator[tuple[Keys, int]]:
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
