"""Read what is only shaped wrong as what it was meant to be, and say so."""

import re
from typing import Any

from journey.files.document import ARROWS, TRANSITIONS
from journey.files.yaml.arrows import MeantArrow, aim_of
from journey.files.yaml.complaints import kind_of
from journey.files.yaml.declared import KINDS, declared, declared_in, entries_of
from journey.files.yaml.ids import MeantIds, as_named, respelling, respelt
from journey.files.yaml.mended import Mended
from journey.model.anatomy import Within, anatomy, known_keys
from journey.model.arrows import ArrowSlip, expand
from journey.model.customers import CustomerType, Exclusion
from journey.model.funnel import Touchpoint
from journey.model.journey import Journey
from journey.model.parts import Part
from journey.model.patterns import parse_pattern
from journey.model.texts import is_blank, is_id, nearest_id, nfc
from journey.problems.findings import Finding
from journey.problems.source import Path
from journey.words.terms import PARTS


def untangle(data: dict[str, Any], mended: Mended, ids: MeantIds) -> None:
    """Put right what stands in a shape of which the meaning is plain.

    Args:
        data: The root mapping of a file; it is changed.
        mended: What is told of it.
        ids: What names were meant to be that cannot be ids.
    """
    untangler = _Untangler(data, mended, ids)
    for path in ARROWS:
        untangler.expand(path)
    untangler.languages()
    untangler.exclusions()
    untangler.untangle(Journey, data, ())


LONG = 1000
"""Longer texts are not searched for languages."""

_SEVERAL = re.compile(r"[\s,\[\]]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _because(reason: Any) -> str:
    """Return the reason of an exclusion, or what stands for one."""
    return reason if isinstance(reason, str) and not is_blank(reason) else "…"


def _is_pattern(text: str) -> bool:
    try:
        return bool(parse_pattern(text))
    except ValueError:
        return False


class _Untangler:
    def __init__(self, data: dict[str, Any], mended: Mended, ids: MeantIds) -> None:
        self.data = data
        self.ids = ids
        self.mended = mended

    def expand(self, path: Path) -> None:
        """Turn a list of arrows into steps, before validation, to know which came from where."""
        holder: Any = self.data
        for step in path[:-1]:
            holder = holder.get(step) if isinstance(holder, dict) else None
        entries = holder.get(path[-1]) if isinstance(holder, dict) else None
        if not isinstance(entries, list):
            return
        steps = expand(entries)
        kind = KINDS["touchpoints" if path == TRANSITIONS else "types"]
        if steps.slips and (meant := self.ids.of(kind)):
            # What is wrong with those names is told where they are declared.
            self.ids.note(entries)
            entries = [respelt(entry, meant) for entry in entries]
            steps = expand(entries)
        holder[path[-1]] = steps.steps
        self.mended.entries[path] = steps.entries
        told: set[int] = set()
        for slip in steps.slips:
            if slip.entry in told:
                continue
            aim = self._respelt(slip, aim_of(entries, slip), kind)
            if aim.meant and slip.case != "repeated":
                # Whatever else seems wrong with it follows from that.
                told.add(slip.entry)
            place: Path = (*path, slip.entry)
            values = {**slip.values, "meant": aim.meant, "back": aim.back}
            finding = Finding("bad-arrow", place, aim.case, aim.cure, values, key=True)
            self.mended.complain(finding, place)

    def _respelt(self, slip: ArrowSlip, aim: MeantArrow, kind: str) -> MeantArrow:
        """Where nothing else is wrong with an arrow than names that cannot be ids, mend these."""
        value = str(slip.values.get("value", ""))
        if (slip.case, aim.cure) != ("name", "name") or len(value) > LONG:
            return aim
        known = [id for each, id in declared(Journey, self.data) if each == kind]
        if not (found := respelling(value, known)):
            return aim
        meant = respelt(value, found)
        model: type[Part] = Touchpoint if kind == "touchpoint" else CustomerType
        for name, id in found.items():
            if id not in known:
                return MeantArrow("name", "declare", meant, as_named(model, id, name, {}))
        return MeantArrow("name", "respelt", meant)

    def languages(self) -> None:
        """Read `en, ko` and `[en ko]` as the languages that they name."""
        written = self.data.get("languages")
        names = [written] if isinstance(written, str) else written
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            return
        text = ", ".join(names)
        if not any(map(_SEVERAL.search, names)) or len(text) > LONG:
            return
        self.data["languages"] = found = _LANGUAGE.findall(text)
        values = {
            "key": "languages",
            "value": text,
            "kind": kind_of(text),
            "example": ", ".join(found) or "en, ko",
        }
        finding = Finding("wrong-type", ("languages",), "names", values=values)
        self.mended.complain(finding, ("languages",))
        if not found:
            self.mended.declare([("language", "")])

    def exclusions(self) -> None:
        """Read `vip/late: the reason` as an exclusion of these customers for this reason."""
        customers = self.data.get("customers")
        if not isinstance(customers, dict):
            return
        items = customers.get("excluded")
        path: Path = ("customers", "excluded")
        if isinstance(items, dict) and items and not known_keys(Exclusion) & items.keys():
            self._say_exclusion("list", items, *next(iter(items.items())), path)
            customers["excluded"] = items = [dict([item]) for item in items.items()]
            self.mended.bare.add(path)
        if not isinstance(items, list):
            return
        for number, item in enumerate(items):
            pairs = {item: ""} if isinstance(item, str) else item
            if not isinstance(pairs, dict) or len(pairs) != 1:
                continue
            ((who, reason),) = pairs.items()
            if not _is_pattern(who) or who in known_keys(Exclusion):
                continue
            if path not in self.mended.bare:
                self._say_exclusion(
                    "mapping" if item is who else "", item, who, reason, (*path, number)
                )
            items[number] = {"customer": who, "reason": _because(reason)}

    def _say_exclusion(self, case: str, value: Any, who: str, reason: Any, path: Path) -> None:
        values = {
            "part_name": PARTS["Exclusion"],
            "key": "excluded" if case == "list" else who,
            "value": value if isinstance(value, str) else "",
            "kind": kind_of(value),
            "meant": f"{'- ' * (case == 'list')}{{customer: {who}, reason: {_because(reason)}}}",
        }
        if case:
            finding = Finding("wrong-type", path, case, "excluded", values)
        else:
            finding = Finding("unknown-key", path, "", "excluded", values, key=True)
        self.mended.complain(finding, path if case else (*path, who))
        self.mended.cut.add(path)

    def untangle(self, model: type[Part], value: Any, path: Path) -> None:
        """Find options that stand level with the part they belong to, and move them into it."""
        if not isinstance(value, dict):
            return
        for within in anatomy(model).within:
            inner = value.get(within.key)
            place = (*path, within.key)
            if within.how == "one":
                self.untangle(within.model, inner, place)
                continue
            if within.how == "keyed" and type(inner) is list:
                value[within.key] = inner = self._unlist(within, inner, place)
            if within.how == "keyed" and isinstance(inner, dict):
                if None in inner.values():
                    self._move_in(within.model, inner, place)
                if anatomy(within.model).within:
                    for id, part in inner.items():
                        self.untangle(within.model, part, (*place, id))

    def _unlist(self, within: Within, items: list[Any], path: Path) -> dict[str, Any]:
        """Read a list that stands where a mapping from ids is due as if it were one."""
        entries = list(entries_of(within.model, items))
        self.mended.declare(declared_in(within, items))
        values = {
            "part_name": PARTS[within.model.__name__],
            "key": within.key,
            "value": items,
            "kind": kind_of(items),
            "example": nearest_id(entries[0][0]) or "id" if entries else "id",
        }
        self.mended.complain(Finding("wrong-type", path, "keyed", "list-keyed", values), path)
        self.mended.bare |= {(*path, id) for id, part in entries if part is None}
        # What cannot be an id is part of the same mistake.
        return {id: part for id, part in entries if is_id(nfc(id).replace("/", ""))}

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
                meant = (*path, owner, key)
                finding = Finding("unknown-key", meant, "level", values=values, key=True)
                self.mended.complain(finding, place)
                self.mended.cut.add(meant)
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
