"""What a rule is, and how all of them are found."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol, TypeVar

from journey.facts.context import Context
from journey.files.discovery import discover, discover_one
from journey.model.journey import Journey
from journey.problems.errors import UnknownRule
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words

T = TypeVar("T")


class Choose(Protocol):
    """Picks one of some options; a test lets Hypothesis pick."""

    def __call__(self, options: Sequence[T], /) -> T:
        """Return one of the options, of which there is at least one."""


@dataclass(frozen=True)
class Rule:
    """Something that a good journey holds to.

    Attributes:
        id: Its name, which is that of its file.
        severity: How much a breach matters.
        statement: What a good journey does, in one sentence.
        why: Why that matters to a customer.
        message: What was found, by case.
        cure: What to do, by case.
        bad: A file that breaks it; each line it reports ends in `# <-`.
        good: The same file, mended.
        find: Finds the breaches; None where the loader finds them.
        reads: The model paths that it reads, `*` standing for any one step. Where one of them
            could not be read, the rule is not run, so that one slip does not cascade.
        about: Which values of a finding, beside its path, tell one problem from another: the ids of
            the customers, phases or metrics that it is about. A baseline goes by them.
        notes: What to say of other places that a finding names.
        mutate: Makes a valid journey break this rule; returns None where that one cannot.
        spoil: The same for the text of a file.
        late: Whether `check` finds it itself, once all other rules have run.
    """

    id: str
    severity: Severity
    statement: Sentence
    why: Sentence
    message: Words
    cure: Words
    bad: str
    good: str
    find: Callable[[Context], Iterable[Finding]] | None = None
    reads: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    notes: Mapping[str, Sentence] = field(default_factory=dict)
    mutate: Callable[[Journey, Choose], Journey | None] | None = None
    spoil: Callable[[str, Choose], str | bytes | None] | None = None
    late: bool = False

    @property
    def is_loading(self) -> bool:
        """Whether the loader finds it: such a finding cannot be waived, regraded or left aside."""
        return self.find is None and not self.late


SPACE = (
    "customers.types.*.id",
    "customers.situations.*.id",
    "customers.situations.*.types",
    "customers.excluded.*.customer",
    "stages.*.touchpoints.*.id",
    "stages.*.touchpoints.*.entry",
    "stages.*.touchpoints.*.outcome",
    "transitions.*.from",
    "transitions.*.to",
    "transitions.*.for",
    "transitions.*.becomes",
)
"""What the state space is made of."""


@cache
def all_rules() -> Mapping[str, Rule]:
    """Return every rule by its id."""
    return {rule.id: rule for rule in discover("rules", "RULE")}


@cache
def rule_of(id: str) -> Rule:
    """Return one rule by its id, without loading the others.

    Raises:
        UnknownRule: There is no such rule.
    """
    rule: Rule | None = discover_one("rules", "RULE", id)
    if rule is None:
        raise UnknownRule("rule", id, all_rules())
    return rule


def known_rules() -> Mapping[str, Severity | None]:
    """Return each rule's own severity by its id; None where it may not be configured."""
    return {id: None if rule.is_loading else rule.severity for id, rule in all_rules().items()}
