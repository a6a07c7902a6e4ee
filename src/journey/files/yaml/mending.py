"""Validate plain values; cut out what has a wrong shape, say so, and validate what is left."""

import re
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journey.files.document import ARROWS, TRANSITIONS
from journey.files.yaml.complaints import ErrorPlace, complaint, guess, home
from journey.files.yaml.declared import KINDS, container, containers, declared, declared_in
from journey.files.yaml.ids import MeantIds
from journey.files.yaml.mended import Mended
from journey.files.yaml.slips import untangle
from journey.model.anatomy import Within, anatomy
from journey.model.journey import Journey
from journey.model.parts import KEY, Part
from journey.model.policies import BINARY, UNARY
from journey.model.texts import ID, nfc
from journey.problems.source import Path

_WORD = re.compile(ID)

PASSES = 12
"""How often to cut and validate again; each pass makes what is left smaller."""

PLACEHOLDERS: dict[str, Any] = {"phase": "use", "reason": "…", "journey": "journey"}
"""What stands in for a required value that is wrong or missing, so that the rest can be read."""


def mend(
    data: dict[str, Any],
    dropped: Iterable[tuple[Path, Any]] = (),
    torn: Iterable[Path] = (),
) -> Mended:
    """Make the best journey of plain values, and tell what was wrong with them.

    Args:
        data: The root mapping of a file; it is changed.
        dropped: What stood under a key for the second time, each with its path: it counts for
            nothing, but what it declares is declared.
        torn: The paths of values of which it is told already that they are wrong.
    """
    mender = _Mender(data)
    mender.gone.update(torn)
    mender.result.cut.update(mender.gone)
    for path, value in dropped:
        mender.drop(path, value)
    return mender.run()


class _Mender:
    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.result = Mended()
        self.ids = MeantIds(data)
        self.names: dict[int, list[Any]] = {}
        self.doomed: dict[int, tuple[list[Any], Path, set[int]]] = {}
        self.gone: set[Path] = set()
        self.misspelt: set[tuple[Path, str]] = set()

    def run(self) -> Mended:
        untangle(self.data, self.result, self.ids)
        languages = _languages(self.data)
        for _ in range(PASSES):
            try:
                self.result.journey = Journey.model_validate(
                    self.data, by_name=False, context={"languages": languages}
                )
                break
            except ValidationError as error:
                self._take(error.errors(include_url=False))
        return self.result

    def drop(self, path: Path, value: Any) -> None:
        """Count what a value declares as declared, and its place as uncertain."""
        within = Within("", "", Journey, "one")
        for depth, step in enumerate(path):
            if within.how == "arrows":
                path = path[: depth + 1]
            elif within.how != "one":
                within = within._replace(how="one")
            else:
                inner = container(within.model, str(step))
                if inner is None:
                    path = (*path[:depth], long_key(within.model, str(step)))
                    break
                within = inner
        else:
            self.result.declare(declared_in(within, value))
        self.result.cut.add(path)

    def _take(self, errors: list[ErrorDetails]) -> None:
        """Say what each error means, then cut out what it is about."""
        self.names.clear()
        places = [self._place(error) for error in errors]
        earlier = frozenset(self.gone)
        before = {path[:depth] for path in earlier for depth in range(len(path))}
        self.misspelt |= {
            (place.path[:-1], guess(place))
            for error, place in zip(errors, places, strict=True)
            if error["type"] == "extra_forbidden"
        }
        for error, place in zip(errors, places, strict=True):
            within = place.path[:-1]
            follows = error["type"] == "missing" and (
                within in self.result.bare or (within, place.path[-1]) in self.misspelt
            )
            if place.is_id and isinstance(holder := place.parents[-1][0], dict):
                meant = self.ids.within(str(within[-1]), holder)
                name = nfc(str(place.path[-1]))
                place.meant, place.is_named = meant.get(name, ""), self.ids.is_named(name)
            if (error.get("ctx") or {}).get("case") == "no-template":
                follows |= any((place.path, name) in self.misspelt for name in UNARY + BINARY)
            follows |= error["type"] == "bad-pattern" and self.ids.named_in(str(error["input"]))
            if not follows and not _follows(error, place, earlier, before):
                self.result.complain(complaint(error, place), place.written)
            if error["type"] == "extra_forbidden":
                self._remember_unknown(place)
        for error, place in zip(errors, places, strict=True):
            self.gone.add(place.path)
            if error["type"] != "extra_forbidden":
                self.result.cut.add(place.path)
            self._cut(error["type"], place)
        for items, path, numbers in self.doomed.values():
            self._shorten(items, path, numbers)
        self.doomed.clear()

    def _place(self, error: ErrorDetails) -> ErrorPlace:
        """Find where an error is, in the values as they are now and in the model."""
        place = ErrorPlace()
        how = "one"
        value: Any = self.data
        inside = tuple((error.get("ctx") or {}).get("inside", ()))
        for reached in error["loc"] + inside:
            step: Any = reached
            name = written = step
            if how not in ("one", "plain") and isinstance(step, int):
                name, written, step = self._item(value, step, how, place.path)
                how, place.is_part = "one", True
            elif how == "one" and step == KEY:
                place.is_id = True
                break
            elif how == "one":
                how, place.is_part = "plain", False
                for within in anatomy(place.model).within:
                    if within.key == step:
                        how, place.model = within.how, within.model
                        place.is_part = how == "one"
            elif isinstance(step, int) and isinstance(value, list):
                written = self._origin(place.path, step)
            place.path = (*place.path, name)
            place.written = (*place.written, written)
            place.parents.append((value, step))
            value = _child(value, step)
        return place

    def _item(self, items: Any, number: int, how: str, path: Path) -> tuple[Any, Any, Any]:
        """Return an item's name in the model, in the file, and its key in the values."""
        if isinstance(items, dict):
            if id(items) not in self.names:
                self.names[id(items)] = list(items)
            key = self.names[id(items)][number]
            return key, key, key
        name: Any = number
        if path in ARROWS:
            if id(items) not in self.names:
                self.names[id(items)] = _step_names(items, numbered=path == TRANSITIONS)
            name = self.names[id(items)][number]
        return name, self._origin(path, number), number

    def _origin(self, path: Path, number: int) -> int:
        entries = self.result.entries.get(path)
        return entries[number] if entries is not None and number < len(entries) else number

    def _cut(self, kind: str, place: ErrorPlace) -> None:
        """Take as little as will do out of the values."""
        parents = list(place.parents)
        if not parents:
            return
        if _required(place) or kind == "missing":
            if place.path[-1] in PLACEHOLDERS:
                self._hold_place(place)
                return
            parents.pop()
            self.gone.add(place.path[:-1])
            self.result.cut.add(place.path[:-1])
        short = False
        while len(parents) > 1 and not isinstance(parents[-1][0], dict | list):
            parents.pop()  # a short form has no key of its own to cut
            short = True
        if not parents:
            return
        container, key = parents[-1]
        if isinstance(container, list):
            path = place.path[: len(parents) - 1]
            self.doomed.setdefault(id(container), (container, path, set()))[2].add(key)
        elif isinstance(container, dict) and key in container:
            replaceable = place.is_part and kind not in ("missing-key", "unknown-key")
            if place.is_part or place.is_id:
                self.result.declare(declared(place.model, container[key]))
            if (replaceable or short) and not place.is_id and container[key] is not None:
                container[key] = None
                return
            if place.is_id and (named := KINDS.get(str(place.path[-2]))):
                # Of `cart Cart`, which lacks its colon, the id is the first word.
                words = (key, place.meant, *_WORD.findall(key)[:1])
                self.result.declare((named, nfc(word)) for word in words if word)
            del container[key]

    def _hold_place(self, place: ErrorPlace) -> None:
        holder, key = place.parents[-1]
        value = PLACEHOLDERS[str(place.path[-1])]
        if isinstance(holder, dict):
            holder[key] = value
        elif len(place.parents) > 1:
            outer, id = place.parents[-2]
            outer[id] = {place.path[-1]: value}

    def _remember_unknown(self, place: ErrorPlace) -> None:
        """Count as declared what stands under a key that was meant to be another, or elsewhere."""
        holder, key = place.parents[-1]
        if not isinstance(holder, dict) or key not in holder:
            return
        value = holder[key]
        if isinstance(value, str) and ("{" in key or "[" in key):
            value = _WORD.findall(f"{key} {value}")
        meant = guess(place)
        if place.model is Journey and meant == "languages":
            self.result.declare([("language", "")])
        if meant:
            self.result.cut.add((*place.path[:-1], long_key(place.model, meant)))
        elif where := home(place):
            self.result.cut.add(tuple(where.split(".")))
            self.result.declare(declared_in(containers()[where], value))
            return
        self.result.declare(declared(place.model, {meant: value}))

    def _shorten(self, items: list[Any], path: Path, numbers: set[int]) -> None:
        kept = [number for number in range(len(items)) if number not in numbers]
        self.result.entries[path] = [self._origin(path, number) for number in kept]
        items[:] = [items[number] for number in kept]


def _follows(
    error: ErrorDetails, place: ErrorPlace, earlier: frozenset[Path], before: set[Path]
) -> bool:
    """Tell whether an error only follows from what was cut out before."""
    path = place.path
    if (error.get("ctx") or {}).get("case") == "no-template":
        return any(
            cut[: len(path)] == path and len(cut) > len(path) and cut[len(path)] in UNARY + BINARY
            for cut in earlier
        )
    return path in before or any(path[:depth] in earlier for depth in range(1, len(path) + 1))


def _required(place: ErrorPlace) -> bool:
    if place.is_part or place.is_id or not place.path:
        return False
    for name, info in place.model.model_fields.items():
        if (info.serialization_alias or name) == place.path[-1]:
            return info.is_required()
    return False


def long_key(model: type[Part], key: str) -> str:
    """Return the key of a field for which a file may write another: `channels` for `channel`."""
    shape = anatomy(model)
    return next((shape.keys[name] for name, short in shape.short.items() if short == key), key)


def _languages(data: dict[str, Any]) -> frozenset[str] | None:
    languages = data.get("languages")
    if isinstance(languages, str):
        return frozenset((languages,))
    if isinstance(languages, list):
        return frozenset(name for name in languages if isinstance(name, str)) or None
    return None


def _child(value: Any, step: Any) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _step_names(steps: list[Any], *, numbered: bool) -> list[Any]:
    seen: dict[str, int] = {}
    names: list[Any] = []
    for number, step in enumerate(steps):
        if not isinstance(step, dict) or not isinstance(step.get("from"), str):
            names.append(number)
            continue
        arrow = f"{step['from']} -> {step.get('to')}"
        count = seen[arrow] = seen.get(arrow, 0) + 1
        names.append(arrow if count == 1 or not numbered else f"{arrow}#{count}")
    return names
