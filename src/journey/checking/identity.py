"""Name what a finding is about so that the name outlives edits of the file."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from journey.files.opening import is_file
from journey.model.anatomy import anatomy, known_keys, parts_of
from journey.model.customers import Exclusion
from journey.model.funnel import Transition
from journey.model.governance import Waiver
from journey.model.journey import Journey
from journey.model.parts import KeyedPart, Part
from journey.problems.source import Path, path_text
from journey.words.filenames import encodable
from journey.words.sentences import SHOWN, Sentence

Element = tuple[str, ...]
"""A model path in which everything goes by its name: `("customers", "excluded", "vip/waiting")`."""


def element_of(journey: Journey, path: Path) -> Element:
    """Return a model path with names in the place of numbers.

    An item of a list goes by what it says, so that one more before it changes nothing: an exclusion
    by its customers, a waiver by its rule and place.
    """
    if not any(isinstance(step, int) for step in path):
        return tuple(map(str, path))
    named: list[str] = []
    value: Any = journey
    for step in path:
        value = _within(value, step)
        named.append(_name(value) if isinstance(step, int) and value is not None else str(step))
    return tuple(named)


def _within(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return value[step] if isinstance(value, tuple) and step < len(value) else None
    if isinstance(value, tuple):
        return next((part for part in value if getattr(part, "id", None) == step), None)
    if isinstance(value, Part):
        shape = anatomy(type(value))
        names = {key: name for name, key in shape.keys.items()}
        names |= {key: name for name, key in shape.short.items()}
        return getattr(value, names.get(step, step), None)
    return None


def _name(value: Any) -> str:
    if isinstance(value, Exclusion):
        return ", ".join([value.customer] if isinstance(value.customer, str) else value.customer)
    if isinstance(value, Waiver):
        return f"{value.rule} at {value.at}"
    return str(getattr(value, "id", value))


def about(values: Mapping[str, Any], names: Iterable[str]) -> tuple[str, ...]:
    """Return, in order, the ids that some values of a finding name.

    >>> about({"touchpoint": "pay", "customers": ("vip/new", "guest/new")}, ["customers"])
    ('guest/new', 'vip/new')
    """
    found: set[str] = set()
    for value in (values.get(name, ()) for name in names):
        found.update((value,) if isinstance(value, str) else value)
    return tuple(sorted(found))


def file_seen_from(folder: str | os.PathLike[str], name: str) -> str:
    """Return the path from a folder to a file, with slashes; empty where there is no such file.

    It is the same from wherever the file is named, and holds nothing of what is above both.
    """
    if not is_file(name):
        return ""
    file, base = os.path.realpath(name), os.path.realpath(folder)
    with suppress(ValueError):  # another drive
        file = os.path.relpath(file, base)
    return encodable(PurePath(file).as_posix())


def fingerprint(
    rule: str, journey: str, element: Element, about: Iterable[str] = (), file: str = ""
) -> str:
    """Return a short name of a finding that neither its message nor its line changes.

    Args:
        rule: The rule's id.
        journey: The journey's id.
        element: The part that it is at.
        about: The ids of what else it is about.
        file: The file, seen from this folder; empty where it is in none.

    >>> fingerprint("empty-stage", "shop", ("stages", "use"))
    '8469cd6b8771ebfb75b6c1845be0edfb'
    """
    text = "\0".join((rule, journey, *element))
    text += "".join(f"\0\0{id}" for id in about)
    text += f"\0\0\0{file}" if file else ""
    return sha256(text.encode()).hexdigest()[:32]


class WaiverPlaces:
    """What a waiver's `at` can mean: an id, or a model path.

    Attributes:
        ids: The ids of the journey and of its parts, in the file's order.
    """

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.parts: dict[Path, Part] = dict(parts_of(journey))
        parts = (part for part in self.parts.values() if isinstance(part, KeyedPart))
        self.ids = (journey.id, *(part.id for part in parts))

    def covers(self, at: str, path: Path) -> bool:
        """Tell whether a place is that of a finding.

        It is when it is the id of the innermost part that the finding is about, or its model path,
        or the model path of a field of it that the finding points at.
        """
        depth = self._depth(path)
        names = {path_text(path[:end]) for end in range(max(depth, 1), len(path) + 1)}
        if depth:
            names.add(str(path[depth - 1]))
        else:
            names |= {self.journey.id, str(path[-1])} if path else {self.journey.id}
        return at in names

    def _depth(self, path: Path) -> int:
        if path[:1] in (("transitions",), ("waivers",)):
            return min(len(path), 2)
        if path[:2] in (("customers", "definitions"), ("customers", "excluded")):
            return min(len(path), 3)
        ends: Iterable[int] = range(len(path), 0, -1)
        return next((end for end in ends if path[:end] in self.parts), 0)

    def has(self, at: str) -> bool:
        """Tell whether a text is an id or a model path of the journey.

        A customer counts as declared by type and situation, with or without a definition.
        """
        if at in self._names or at in self._transitions:
            return True
        steps = tuple(at.split("."))
        if steps[0] == "transitions" and len(steps) > 1:
            return steps[1] in self._transitions and _leads(self._transitions[steps[1]], steps[2:])
        if steps[:2] == ("customers", "definitions") and len(steps) == 3:
            return steps[2] in self._names
        depth = next(n for n in range(len(steps), -1, -1) if steps[:n] in self._written)
        return _leads(self._written[steps[:depth]], steps[depth:])

    @cached_property
    def _names(self) -> frozenset[str]:
        types, situations = self.journey.customers.types, self.journey.customers.situations
        pairs = (f"{type.id}/{situation.id}" for type in types for situation in situations)
        return frozenset((*self.ids, *pairs))

    @cached_property
    def _transitions(self) -> dict[str, Transition]:
        return dict(zip(self.journey.transition_names, self.journey.transitions, strict=True))

    @cached_property
    def _written(self) -> dict[tuple[str, ...], Part]:
        written = {tuple(map(str, path)): part for path, part in self.parts.items()}
        for change in self.journey.customers.lifecycle:
            written["customers", "lifecycle", f"{change.from_} -> {change.to}"] = change
        return written


def _leads(value: object, steps: tuple[str, ...]) -> bool:
    """Tell whether steps lead from a part to one of its fields, or to something within that."""
    for step in steps:
        if isinstance(value, Part):
            if step not in known_keys(type(value)):
                return False
            value = _within(value, step)
        elif isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(value, tuple) and step in map(str, range(len(value))):
            value = value[int(step)]
            if isinstance(value, Part):
                return False  # those that have an id go by that; the others were found before
        else:
            return False
    return True


_SAME_ID = Sentence(
    "{count} file{count:s} {count:holds|hold} a journey with the id {journey}: {files:all}; give "
    "each its own, so that they can be told apart",
    "파일 {count}개의 여정이 모두 id로 {journey}을(를) 씁니다: {files:all}. 구별할 수 있게 서로 "
    "다른 id를 쓰세요",
)


def same_ids(named: Iterable[tuple[str, str]], language: str) -> tuple[str, ...]:
    """Say which files hold journeys of one id.

    Args:
        named: Ids and the names of their files; an empty id is none.
        language: `en` or `ko`.
    """
    by_id: dict[str, list[str]] = {}
    for id, name in named:
        if id:
            by_id.setdefault(id, []).append(name)
    found = []
    for id, files in sorted(by_id.items()):
        if len(files) > 1:
            more = ["…"] if len(files) > SHOWN else []
            values = {"count": len(files), "journey": id, "files": [*files[:SHOWN], *more]}
            found.append(_SAME_ID.say(language, values))
    return tuple(found)
