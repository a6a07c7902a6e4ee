"""The public names of a package: listed once, in its stub, and imported when first asked for."""

from collections.abc import Callable, Mapping
from typing import Any


def homes(stub: str, root: str) -> dict[str, str]:
    """Return for each name that a stub imports from below `root` the module that it comes from.

    >>> homes("\\nfrom a.till import Coin as Coin\\nfrom a.door import (Door as Door)", "a")
    {'Coin': 'a.till', 'Door': 'a.door'}
    """
    found: dict[str, str] = {}
    for statement in stub.split(f"\nfrom {root}.")[1:]:
        module, _, names = statement.partition(" import ")
        listed = names[1:].partition(")")[0] if names[0] == "(" else names.partition("\n")[0]
        found.update(
            (name.split()[-1], f"{root}.{module}") for name in listed.split(",") if name.strip()
        )
    return found


def names_of(package: Mapping[str, Any]) -> tuple[list[str], Callable[[str], Any]]:
    """Return the public names of a package, and what imports one of them.

    Args:
        package: What the package's `__init__` knows, `globals()`; a stub stands beside it.
    """
    stub = package["__loader__"].get_data(f"{package['__path__'][0]}/__init__.pyi").decode()
    home = homes(stub, package["__name__"].partition(".")[0])

    def named(name: str) -> Any:
        if name not in home:
            raise AttributeError(f"module {package['__name__']!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(home[name]), name)

    return sorted(home), named
