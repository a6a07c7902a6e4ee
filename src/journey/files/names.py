"""Find the names that nothing declares, ids declared twice, and needed texts that are blank."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from journey.model.anatomy import anatomy, parts_of
from journey.model.customers import Definition
from journey.model.journey import Journey
from journey.model.operations import Action
from journey.model.parts import KeyedPart, Part
from journey.model.patterns import Pattern, Who, alternatives, parse_atom, parse_pattern
from journey.model.texts import FrozenMapping, is_blank
from journey.problems.findings import Finding
from journey.problems.source import Path
from journey.words.spelling import Speller
from journey.words.terms import PARTS

Cut = Mapping[str, frozenset[str]]
"""By kind, the ids of parts that a file declares in a shape that could not be read."""


LONG = 200
"""Longer names are not taken apart."""

_LISTS = {
    "team": "teams",
    "channel": "channels",
    "metric": "metrics",
    "voice": "voc",
    "touchpoint": "touchpoints",
    "action": "actions",
}


def _said(text: Any) -> Iterable[str]:
    """List a text's words in each of its languages."""
    if text is None:
        return ()
    return (text,) if isinstance(text, str) else text.values()


def find_names(journey: Journey, cut: Cut | None = None) -> Iterator[Finding]:
    """Find every name that nothing declares, every id declared twice, and every blank needed text.

    Args:
        journey: Any journey.
        cut: Ids that count as declared although their parts could not be read.
    """
    search = _Search(journey, cut or {})
    yield from _find_doubles(journey)
    for path, part in parts_of(journey):
        yield from search.part(path, part)
    yield from search.transitions()
    yield from search.lifecycle()
    yield from search.ancestors()


def _find_doubles(journey: Journey) -> Iterator[Finding]:
    """Find ids that stand twice where they must be unique."""
    # Touchpoint and action ids are unique over the journey, not only in their stage.
    for name in ("touchpoints", "actions"):
        yield from _doubles(
            (inner.id, ("stages", stage.id, name))
            for stage in journey.stages
            for inner in stage.__dict__[name]
        )
    customers, mission, activation = journey.customers, journey.mission, journey.activation
    for part, path in (
        (journey, ()),
        (customers, ("customers",)),
        (mission, ("mission",)),
        (activation, ("activation",)),
    ):
        for name, key, _, how in anatomy(type(part)).within if part else ():
            if how == "keyed":
                parts = part.__dict__[name]
                yield from _doubles((inner.id, (*path, key)) for inner in parts)
    types = {part.id for part in customers.types}
    for situation in customers.situations:
        if situation.id in types:
            yield _double(
                ("customers", "situations", situation.id),
                ("customers", "types", situation.id),
                "axes",
            )


def _doubles(ids: Iterable[tuple[str, Path]]) -> Iterator[Finding]:
    seen: dict[str, Path] = {}
    for id, path in ids:
        if id in seen:
            yield _double((*path, id), (*seen[id], id), "")
        else:
            seen[id] = path


def _double(path: Path, first: Path, case: str) -> Finding:
    values = {"id": path[-1]}
    return Finding("duplicate-id", path, case, values=values, key=True, related=((first, "first"),))


class _Search:
    """What is declared, and the search for what is not."""

    def __init__(self, journey: Journey, cut: Cut) -> None:
        self.journey, self.cut = journey, cut
        self._spellers: dict[str, Speller] = {}
        self._titles: dict[str, dict[str, str]] = {}
        self._unlanguaged = False
        self.known: dict[str, frozenset[str]] = {
            "team": self._ids("team", journey.teams),
            "channel": self._ids("channel", journey.channels),
            "type": self._ids("type", journey.customers.types),
            "situation": self._ids("situation", journey.customers.situations),
            "metric": self._ids("metric", journey.metrics),
            "voice": self._ids("voice", journey.voc),
            "stage": self._ids("stage", journey.stages),
            "meaning": self._ids("meaning", journey.mission.means if journey.mission else ()),
            "touchpoint": self._ids("touchpoint", journey.touchpoints),
            "action": self._ids("action", journey.actions),
        }
        known = self.known
        known["customer"] = known["type"] | known["situation"]
        known["changed"] = known["touchpoint"] | known["action"] | known["stage"] | known["metric"]
        known["event"] = known["touchpoint"]
        self._good: set[Who] = {"any"}
        self._stages = {id: stage.id for id, (stage, _) in journey._touchpoints.items()}

    def _ids(self, kind: str, parts: Iterable[KeyedPart]) -> frozenset[str]:
        return frozenset(part.id for part in parts) | self.cut.get(kind, frozenset())

    def part(self, path: Path, part: Part) -> Iterator[Finding]:
        """Look at the names and texts of one part."""
        values = part.__dict__
        shape = anatomy(type(part))
        for name, key, kind in shape.references:
            value = values[name]
            # What is right is passed over at once: almost everything is.
            if value is None or value == () or (type(value) is str and value in self.known[kind]):
                continue
            if kind == "customer":
                yield from self._customers(value, path, key, type(part) is Definition)
            elif kind == "event":
                yield from self._event(value, (*path, key))
            else:
                yield from self._names(kind, value, (*path, key))
        for name in shape.needed:
            if is_blank(values[name]):
                said = {"part_name": PARTS[type(part).__name__], "key": name}
                yield Finding("missing-key", path, cure=name, values=said, key=True)
        for name in shape.texts:
            if type(values[name]) is FrozenMapping:
                yield from self._languages(values[name], (*path, name))
        if type(part) is Action and part.at:
            yield from self._elsewhere(part, path)

    def _customers(self, value: Any, path: Path, key: str, in_id: bool) -> Iterator[Finding]:
        if in_id:
            yield from self._keys((value,), path)
        elif isinstance(value, str | tuple):
            yield from self._who(value, (*path, key))
        elif isinstance(value, Mapping):
            yield from self._keys(value, (*path, key))

    def _names(self, kind: str, names: str | Sequence[str], path: Path) -> Iterator[Finding]:
        known = self.known[kind]
        if isinstance(names, str):
            if names not in known:
                yield self._undeclared(kind, names, path)
            return
        for number, name in enumerate(names):
            if name not in known:
                yield self._undeclared(kind, name, (*path, number))

    def _undeclared(self, kind: str, name: str, path: Path) -> Finding:
        if kind not in self._spellers:
            self._spellers[kind] = Speller(sorted(self.known[kind]))
        if several := self._several(kind, name, path):
            return several
        guess = self._spellers[kind].nearest(name) or self._titled(kind, name)
        values = {"name": name, "guess": guess or ""}
        return Finding("undeclared-name", path, kind, "guess" if guess else kind, values, word=name)

    def _several(self, kind: str, name: str, path: Path) -> Finding | None:
        """Tell of known names that stand in one for want of a comma or of a dash in its place."""
        for cure, between in (("dash", r"\s+-\s+"), ("comma", r"\s+")):
            names = re.split(between, name) if len(name) <= LONG else []
            if len(names) > 1 and self.known[kind].issuperset(names):
                values = {"name": name, "first": names[0], "second": names[1], "all": names}
                return Finding("undeclared-name", path, kind, cure, values, word=name)
        return None

    def _titled(self, kind: str, name: str) -> str | None:
        """Return the id of the part whose title was written instead of its id."""
        if kind not in self._titles:
            parts = getattr(self.journey, _LISTS[kind]) if kind in _LISTS else ()
            self._titles[kind] = {
                words.casefold(): part.id
                for part in parts
                for words in _said(getattr(part, "title", None))
            }
        return self._titles[kind].get(name.casefold())

    def _keys(self, patterns: Iterable[str], path: Path) -> Iterator[Finding]:
        """Look at patterns that are the keys of a mapping."""
        for pattern in patterns:
            place = path if path[-1] == pattern else (*path, pattern)
            for finding in self._who(pattern, place):
                cure = "mixed-keys" if finding.case == "mixed" else finding.cure
                yield replace(finding, key=True, cure=cure)

    def _who(self, who: Who, path: Path) -> Iterator[Finding]:
        if who in self._good:
            return
        found: list[Finding] = []
        for number, pattern in enumerate(alternatives(who)):
            place = path if isinstance(who, str) else (*path, number)
            found.extend(self._pattern(pattern, place))
        if not found:
            self._good.add(who)
        yield from found

    def _pattern(self, text: str, path: Path) -> Iterator[Finding]:
        pattern = parse_pattern(text)
        if pattern.right is not None and self._swapped(pattern):
            cured = f"{'|'.join(pattern.right)}/{'|'.join(pattern.left)}"
            yield Finding("bad-pattern", path, "swapped", values={"value": text, "cured": cured})
            return
        if pattern.right is not None:
            yield from self._side("type", "situation", pattern.left, path)
            yield from self._side("situation", "type", pattern.right, path)
            return
        unknown = [name for name in pattern.left if name not in self.known["customer"]]
        for name in unknown:
            yield self._undeclared("customer", name, path)
        if not unknown:
            yield from self._mixed(text, pattern, path)

    def _swapped(self, pattern: Pattern) -> bool:
        """Tell whether the situations stand before the slash, and the types after it."""
        types, situations = self.known["type"], self.known["situation"]
        left, right = set(pattern.left), set(pattern.right or ())
        return bool(left and right) and (
            left <= situations and right <= types and not (left <= types and right <= situations)
        )

    def _side(self, kind: str, other: str, names: Sequence[str], path: Path) -> Iterator[Finding]:
        for name in names:
            if name in self.known[kind]:
                continue
            if name in self.known[other]:
                case = f"{other}-side"
                yield Finding("bad-pattern", path, case, values={"name": name}, word=name)
            else:
                yield self._undeclared(kind, name, path)

    def _mixed(self, text: str, pattern: Pattern, path: Path) -> Iterator[Finding]:
        types = [name for name in pattern.left if name in self.known["type"]]
        situations = [name for name in pattern.left if name not in self.known["type"]]
        if types and situations:
            some, others = "|".join(types), "|".join(situations)
            values = {
                "value": text,
                "type": types[0],
                "situation": situations[0],
                "types": some,
                "situations": others,
                "cured": f"{some}/{others}",
            }
            yield Finding("bad-pattern", path, "mixed", values=values, word=situations[0])

    def _event(self, events: str | Sequence[str], path: Path) -> Iterator[Finding]:
        for number, event in enumerate([events] if isinstance(events, str) else events):
            place = path if isinstance(events, str) else (*path, number)
            atom = parse_atom(event)
            for name in atom.touchpoints:
                yield from self._names("touchpoint", name, place)
            for finding in self._who(atom.who, place) if atom.who is not None else ():
                cure = "mixed-event" if finding.case == "mixed" else finding.cure
                values = {**finding.values, "event": "|".join(atom.touchpoints)}
                yield replace(finding, cure=cure, values=values)

    def _languages(self, text: FrozenMapping, path: Path) -> Iterator[Finding]:
        known = self.journey.languages
        if "language" in self.cut:
            return
        if not known:
            if not self._unlanguaged:
                self._unlanguaged = True
                named = {"languages": ", ".join(text)}
                yield Finding("undeclared-name", path, "languages", values=named)
            return
        for language in text:
            if language not in known:
                values: dict[str, Any] = {"name": language, "known": known}
                place = (*path, language)
                yield Finding("undeclared-name", place, "language", values=values, key=True)

    def _elsewhere(self, action: Action, path: Path) -> Iterator[Finding]:
        """An action item is bound to touchpoints of its own stage."""
        stage = path[1]
        for number, name in enumerate(action.at):
            if (other := self._stages.get(name, stage)) != stage:
                values = {"name": name, "stage": stage, "other": other, "action": action.id}
                place = (*path, "at", number)
                yield Finding("undeclared-name", place, "elsewhere", values=values, word=name)

    def transitions(self) -> Iterator[Finding]:
        """Look at every transition; they are many, and almost all of them right."""
        transitions, known = self.journey.transitions, self.known["touchpoint"]
        patterns: set[Who | None] = {one.for_ for one in transitions}
        patterns |= {one.becomes for one in transitions}
        bad: set[Who | None] = {who for who in patterns if who and any(self._who(who, ()))}
        ends = {one.from_ for one in transitions} | {one.to for one in transitions}
        if not bad and ends <= known:
            return
        names = self.journey.transition_names
        for name, one in zip(names, transitions, strict=True):
            for end in dict.fromkeys((one.from_, one.to)):
                yield from self._names("touchpoint", end, ("transitions", name))
            for key, who in (("for", one.for_), ("becomes", one.becomes)):
                if who is not None and who in bad:
                    yield from self._who(who, ("transitions", name, key))

    def lifecycle(self) -> Iterator[Finding]:
        """Look at how types change between walks."""
        for step in self.journey.customers.lifecycle:
            path = ("customers", "lifecycle", f"{step.from_} -> {step.to}")
            yield from self._names("type", step.from_, path)
            yield from self._names("type", step.to, path)
            if type(step.when) is FrozenMapping:
                yield from self._languages(step.when, (*path, "when"))

    def ancestors(self) -> Iterator[Finding]:
        """Look for voices that are their own ancestors."""
        parents: dict[str, Any] = {voice.id: voice.parent for voice in self.journey.voc}
        done: set[str] = set()
        for id in parents:
            trail: dict[str, None] = {}
            at = id
            while at in parents and at not in done and at not in trail:
                trail[at] = None
                at = parents[at]
            if at in trail:
                path = ("voc", at, "parent")
                yield Finding("undeclared-name", path, "ancestor", values={"name": at})
            done |= trail.keys()
