"""`journey config`."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from journey.cli.terminal import stop


@click.command()
@click.argument("path", default=".", type=click.Path(path_type=str))
def command(path: str) -> None:
    """Print what is configured, and in which line.

    PATH is a file or folder; this one where none is named. The nearest journey.toml or
    pyproject.toml upwards from it counts.
    """
    from journey.cli.terminal import configured
    from journey.files.settings.settings import Settings
    from journey.problems.errors import BadConfiguration

    if not Path(path).exists():
        stop(f"there is no {click.format_filename(path)}")
    try:
        found = configured(path)
        settings = found.settings_for(path)
    except BadConfiguration as error:
        stop(*error.said())
    where = found.path
    click.echo(f"# {click.format_filename(where)}" if where else "# nothing is configured")
    overridden = {name: pattern for pattern, values in found.applying(path) for name in values}
    for field in fields(Settings):
        value = getattr(settings, field.name)
        if field.name == "thresholds":
            for inner in fields(value):
                keys = ("thresholds", inner.name)
                _show(".".join(keys), getattr(value, inner.name), found, overridden, keys)
        elif isinstance(value, dict):
            for name, one in value.items() or [("", {})]:
                if name:
                    keys = (field.name, name)
                    _show(f'{field.name}."{name}"', one, found, overridden, keys)
                else:
                    _show(field.name, {}, found, overridden, (field.name,))
        else:
            _show(field.name, value, found, overridden, (field.name,))


def _show(
    name: str, value: Any, found: Any, overridden: dict[str, str], keys: tuple[str, ...]
) -> None:
    from json import dumps

    if keys[0] in overridden:
        pattern = overridden[keys[0]]
        line = found.lines.get(("per_path", pattern, *keys)) or found.line_of("per_path", pattern)
        source = f"{found.path.name}:{line}, for {pattern}"
    elif keys in found.lines or (len(keys) == 1 and keys in found.lines):
        source = f"{found.path.name}:{found.lines[keys]}"
    elif len(keys) > 1 and keys[:1] in found.lines and found.path and keys[0] != "thresholds":
        source = f"{found.path.name}:{found.lines[keys[:1]]}"
    else:
        source = "default"
    shown = dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
    click.echo(f"{f'{name} = {shown}':<48} # {source}")
