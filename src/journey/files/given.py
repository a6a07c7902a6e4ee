"""What a public verb is given: a path, a document, a journey, or something that holds one."""

import os
from typing import Protocol, TypeAlias

from journey.files.discovery import discover_one
from journey.files.document import Document
from journey.files.names import find_names
from journey.files.yaml.reading import read
from journey.model.journey import Journey
from journey.problems.errors import HoldsNoJourney, NotAJourney
from journey.problems.findings import Finding


class HoldsJourney(Protocol):
    """Something made of a journey, such as its states or its context."""

    @property
    def journey(self) -> Journey:
        """What it was made of."""


Given: TypeAlias = str | os.PathLike[str] | Document | Journey | HoldsJourney
"""A path, what `read` or `reads` returned, a journey, or its states or context."""


def document_of(given: Given) -> Document:
    """Return the document that is meant, whatever it holds; a path is read.

    A journey that was built in Python has a document without places, whose problems are the names
    that the journey does not declare.

    Raises:
        MissingFile: There is no file at the path.
        UnreadableFile: It cannot be opened.
        NotAJourney: What is given is none of these.
    """
    if isinstance(given, str | os.PathLike):
        return read(given)
    if isinstance(given, Document):
        return given
    if isinstance(given, Journey):
        return Document(given.id, given, tuple(find_names(given)))
    document = getattr(given, "document", None)
    if isinstance(document, Document):
        return document
    journey = getattr(given, "journey", None)
    if isinstance(journey, Journey):
        return document_of(journey)
    raise NotAJourney(given)


def journey_of(given: Given) -> Journey:
    """Return the journey that is meant.

    Raises:
        HoldsNoJourney: The file or the document holds none.
        MissingFile: There is no file at the path.
        UnreadableFile: It cannot be opened.
        NotAJourney: What is given is none of these.
    """
    if isinstance(given, Journey):
        return given
    if not isinstance(given, str | os.PathLike | Document):
        journey = getattr(given, "journey", None)
        if isinstance(journey, Journey):
            return journey
    document = document_of(given)
    if document.journey is None:
        raise _holds_none(document)
    return document.journey


def _holds_none(document: Document) -> HoldsNoJourney:
    """Say with the first problem of a document why it holds no journey."""
    if not document.problems:
        return HoldsNoJourney(document.name)
    first: Finding = document.problems[0]
    # The words stand in the rule's file, which is found by name as all that is in open folders.
    rule = discover_one("rules", "RULE", first.rule)
    span = document.locate(first)
    return HoldsNoJourney(
        document.name,
        rule.message[first.case].filled(first.values),
        rule.cure[first.case if first.cure is None else first.cure].filled(first.values),
        0 if span is None else span.line,
    )
