"""Validate plain values; cut out what has a wrong shape, say so, and validate what is left."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journey.diagnostics import Finding
from journey.document import ARROWS, TRANSITIONS
from journey.loading.complaining import Place, complaint, guess
from journey.model.anatomy import anatomy, known_keys
from journey.model.arrows import expand, parse_arrow
from journey.model.journey import Journey
from journey.model.parts import KEY, Part
from journey.model.policies import BINARY, UNARY
from journey.source import Path

PASSES = 12
"""How often to cut and validate again; each pass makes what is left smaller."""

PLACEHOLDERS: dict[str, Any] = {"phase": "use", "reason": "", "journey": "journey"}
"""What stands in for a required value that is wrong or missing, so that the rest can be read."""

KINDS = {
    "teams": "team",
    "channels": "channel",
    "types": "type",
    "situations": "situation",
    "metrics": "metric",
    "voc": "voice",
    "stages": "stage",
    "means": "meaning",
    "touchpoints": "touchpoint",
    "actions": "action",
}
"""For each keyed field, the kind of the names that refer to its parts."""


class Mended:
    """A journey without what had a wrong shape.

    Attributes:
        journey: What is left; None where nothing can be made of it.
        complaints: What was wrong, each with the place of it as the file numbers things.
        cut: The model paths of what was left out.
        declared: By kind, ids of parts that were left out whole.
        entries: For each list of arrows, the entry that each step came from; for each list of which
            something was left out, the numbers of what stayed.
    """

    def __init__(self) -> None:
        self.journey: Journey | None = None
        self.complaints: list[tuple[Finding, Path]] = []
        self.cut: set[Path] = set()
        self.declared: dict[str, set[str]] = {}
        self.entries: dict[Path, Sequence[int]] = {}


def mend(data: dict[str, Any]) -> Mended:
    """Make the best journey of plain values, and tell what was wrong with them.

    Args:
        data: The root mapping of a file; it is changed.
    """
    return _Mender(data).run()


class _Mender:
    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.result = Mended()
        self.languages = _languages(data)
        self.names: dict[int, list[Any]] = {}
        self.doomed: dict[int, tuple[list[Any], Path, set[int]]] = {}

    def run(self) -> Mended:
        for path in ARROWS:
            self._expand(path)
        self._untangle(Journey, self.data, ())
        for _ in range(PASSES):
            try:
                self.result.journey = Journey.model_validate(
                    self.data, by_name=False, context={"languages": self.languages}
                )
                break
            except ValidationError as error:
                self._take(error.errors(include_url=False))
        return self.result

    def _complain(self, finding: Finding, written: Path) -> None:
        self.result.complaints.append((finding, written))
        self.result.cut.add(finding.path)

    def _expand(self, path: Path) -> None:
        """Turn a list of arrows into steps, before validation, to know which came from where."""
        holder: Any = self.data
        for step in path[:-1]:
            holder = holder.get(step) if isinstance(holder, dict) else None
        entries = holder.get(path[-1]) if isinstance(holder, dict) else None
        if not isinstance(entries, list):
            return
        steps = expand(entries)
        holder[path[-1]] = steps.steps
        self.result.entries[path] = steps.entries
        for slip in steps.slips:
            place: Path = (*path, slip.entry)
            cure = _arrow_cure(slip.case, slip.values)
            finding = Finding("bad-arrow", place, slip.case, cure, slip.values, key=True)
            self._complain(finding, place)

    def _untangle(self, model: type[Part], value: Any, path: Path) -> None:
        """Find options that stand level with the part they belong to, and move them into it."""
        if not isinstance(value, dict):
            return
        for within in anatomy(model).within:
            inner = value.get(within.key)
            place = (*path, within.key)
            if within.how == "one":
                self._untangle(within.model, inner, place)
            elif within.how == "keyed" and isinstance(inner, dict):
                if None in inner.values():
                    self._move_in(within.model, inner, place)
                if anatomy(within.model).within:
                    for id, part in inner.items():
                        self._untangle(within.model, part, (*place, id))

    def _move_in(self, model: type[Part], parts: dict[str, Any], path: Path) -> None:
        known = known_keys(model)
        taken = self._step_ends() if path[-1] == "touchpoints" else frozenset()
        owner: str | None = None
        for key in list(parts):
            value = parts[key]
            if owner is not None and key in known and key not in taken and value is not None:
                parts[owner] = {**(parts[owner] or {}), key: parts.pop(key)}
                values = {"key": key, "owner": owner}
                place = (*path, key)
                finding = Finding("unknown-key", place, "level", values=values, key=True)
                self._complain(finding, place)
            else:
                owner = key if value is None else None

    def _step_ends(self) -> frozenset[str]:
        steps = self.data.get("transitions")
        ends: set[str] = set()
        for step in steps if isinstance(steps, list) else ():
            if isinstance(step, dict):
                for end in (step.get("from"), step.get("to")):
                    if isinstance(end, str):
                        ends.add(end)
        return frozenset(ends)

    def _take(self, errors: list[ErrorDetails]) -> None:
        """Say what each error means, then cut out what it is about."""
        self.names.clear()
        places = [self._place(error) for error in errors]
        earlier = frozenset(self.result.cut)
        before = {path[:depth] for path in earlier for depth in range(len(path))}
        misspelt = {
            (place.path[:-1], guess(place))
            for error, place in zip(errors, places, strict=True)
            if error["type"] == "extra_forbidden"
        }
        for error, place in zip(errors, places, strict=True):
            if not (
                (place.path[:-1], place.path[-1:] and place.path[-1]) in misspelt
                and error["type"] == "missing"
            ) and not _follows(error, place, earlier, before):
                self._complain(complaint(error, place), place.written)
            self.result.cut.add(place.path)
            self._cut(error["type"], place)
        for items, path, numbers in self.doomed.values():
            self._shorten(items, path, numbers)
        self.doomed.clear()

    def _place(self, error: ErrorDetails) -> Place:
        """Find where an error is, in the values as they are now and in the model."""
        place = Place()
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

    def _cut(self, kind: str, place: Place) -> None:
        """Take as little as will do out of the values."""
        parents = list(place.parents)
        if not parents:
            return
        if _required(place) or kind == "missing":
            if place.path[-1] in PLACEHOLDERS:
                self._hold_place(place)
                return
            parents.pop()
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
            if (replaceable or short) and not place.is_id and container[key] is not None:
                container[key] = None
                return
            if place.is_id:
                self._remember(str(place.path[-2]), key, container[key])
            del container[key]

    def _hold_place(self, place: Place) -> None:
        holder, key = place.parents[-1]
        value = PLACEHOLDERS[str(place.path[-1])]
        if isinstance(holder, dict):
            holder[key] = value
        elif len(place.parents) > 1:
            outer, id = place.parents[-2]
            outer[id] = {place.path[-1]: value}

    def _remember(self, field_name: str, id: str, value: Any) -> None:
        """Count a part that is left out, and the parts within it, as declared."""
        declared = self.result.declared
        if kind := KINDS.get(field_name):
            declared.setdefault(kind, set()).add(id)
        if isinstance(value, dict):
            for name in ("touchpoints", "actions"):
                inner = value.get(name)
                if isinstance(inner, dict):
                    declared.setdefault(KINDS[name], set()).update(inner)

    def _shorten(self, items: list[Any], path: Path, numbers: set[int]) -> None:
        kept = [number for number in range(len(items)) if number not in numbers]
        self.result.entries[path] = [self._origin(path, number) for number in kept]
        items[:] = [items[number] for number in kept]


def _arrow_cure(case: str, values: dict[str, Any]) -> str:
    """Choose the cure for an arrow: where it is only misshapen, the arrow that was meant."""
    meant = values.get("meant", "")
    if case not in ("none", "name") or meant == values.get("value"):
        return case
    try:
        return "meant" if parse_arrow(meant) else case
    except ValueError:
        return case


def _follows(
    error: ErrorDetails, place: Place, earlier: frozenset[Path], before: set[Path]
) -> bool:
    """Tell whether an error only follows from what was cut out before."""
    path = place.path
    if (error.get("ctx") or {}).get("case") == "no-template":
        return any(
            cut[: len(path)] == path and len(cut) > len(path) and cut[len(path)] in UNARY + BINARY
            for cut in earlier
        )
    return path in before or any(path[:depth] in earlier for depth in range(1, len(path) + 1))


def _required(place: Place) -> bool:
    if place.is_part or place.is_id or not place.path:
        return False
    for name, info in place.model.model_fields.items():
        if (info.serialization_alias or name) == place.path[-1]:
            return info.is_required()
    return False


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
