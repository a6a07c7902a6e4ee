"""What a contributor needs, in one place: nothing of the library imports it."""

from journey.checking.reporter import Reporter, all_reporters
from journey.checking.rule import SPACE, Choose, Rule, all_rules, known_rules
from journey.facts.context import Context
from journey.files.discovery import discover
from journey.files.export import Export, all_exports
from journey.model.copies import (
    with_stage,
    with_touchpoint,
    with_touchpoint_added,
    with_transitions,
)
from journey.model.texts import say
from journey.pictures.view import (
    Exporter,
    Layout,
    View,
    ViewOptions,
    all_exporters,
    all_layouts,
    all_views,
    format_of,
)
from journey.problems.findings import Finding, Severity
from journey.words.sentences import Sentence, Words
from journey.words.terminal import Manner, Painter

__all__ = [
    "SPACE",
    "Choose",
    "Context",
    "Export",
    "Exporter",
    "Finding",
    "Layout",
    "Manner",
    "Painter",
    "Reporter",
    "Rule",
    "Sentence",
    "Severity",
    "View",
    "ViewOptions",
    "Words",
    "all_exporters",
    "all_exports",
    "all_layouts",
    "all_reporters",
    "all_rules",
    "all_views",
    "discover",
    "format_of",
    "known_rules",
    "say",
    "with_stage",
    "with_touchpoint",
    "with_touchpoint_added",
    "with_transitions",
]
