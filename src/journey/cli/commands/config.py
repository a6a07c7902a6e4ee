"""`journey config`."""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from journey.cli import options
from journey.cli.command import Call, Command, Reply
from journey.cli.terminal import configured, stop
from journey.words.filenames import readable_path

if TYPE_CHECKING:
    from journey.files.settings.configuring import Configuration
    from journey.files.settings.settings import Settings


def answer(call: Call, path: str) -> Reply:
    """Print what is configured, and in which line.

    PATH is a file or folder; this one where none is named. The nearest journey.toml or
    pyproject.toml upwards from it counts.
    """
    del call
    from journey.files.opening import is_there

    if not is_there(path):
        stop(f"there is no {readable_path(path)}")
    found = configured(path)
    settings = found.settings_for(path)
    overridden = {name: pattern for pattern, values in found.applying(path) for name in values}
    where = f"# {readable_path(found.path)}" if found.path else "# nothing is configured"
    lines = [where]
    for name, value, keys in _settings(settings):
        shown = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
        source = _source(found, keys, overridden.get(keys[0]))
        lines.append(f"{f'{name} = {shown}':<48} # {source}")
    return Reply("\n".join(lines) + "\n")


def _settings(settings: "Settings") -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Yield each setting: as it is written, its value, and its keys in a file."""
    for field in fields(settings):
        value = getattr(settings, field.name)
        if field.name == "thresholds":
            for inner in fields(value):
                keys = (field.name, inner.name)
                yield ".".join(keys), getattr(value, inner.name), keys
        elif isinstance(value, dict) and value:
            for name, one in value.items():
                yield f'{field.name}."{name}"', one, (field.name, name)
        else:
            yield field.name, value, (field.name,)


def _source(found: "Configuration", keys: tuple[str, ...], pattern: str | None) -> str:
    """Tell where a setting is configured."""
    file = found.path.name if found.path else ""
    if pattern is not None:
        line = found.lines.get(("per_path", pattern, *keys)) or found.line_of("per_path", pattern)
        return f"{file}:{line}, for {pattern}"
    if keys in found.lines:
        return f"{file}:{found.lines[keys]}"
    if len(keys) > 1 and keys[:1] in found.lines and file and keys[0] != "thresholds":
        return f"{file}:{found.lines[keys[:1]]}"
    return "default"


COMMAND = Command(answer, options.argument("path", default="."))
