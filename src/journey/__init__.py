"""Write down, check, draw and measure the journeys of your customers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from journey.checking.running import check, load
    from journey.coverage.covering import cover
    from journey.coverage.figures import Coverage, Figure
    from journey.coverage.taken.following import cover_trace
    from journey.coverage.taken.reading import read_trace
    from journey.coverage.taken.recording import Hit, hit
    from journey.coverage.taken.trace import Trace, TraceCoverage
    from journey.files.document import Document
    from journey.files.exporting import export
    from journey.files.schema import json_schema
    from journey.files.settings.settings import Settings, Thresholds
    from journey.files.yaml.dumping import dump
    from journey.files.yaml.reading import loads, read
    from journey.model.customers import (
        Customer,
        Customers,
        CustomerType,
        Definition,
        Exclusion,
        LifecycleStep,
        Promise,
        Situation,
    )
    from journey.model.funnel import Stage, Touchpoint, Transition
    from journey.model.goals import Activation, Band, Closure, Goal, Meaning, Metric, Mission
    from journey.model.governance import Guide, Review, Waiver
    from journey.model.journey import Journey, UnusedPhase
    from journey.model.operations import (
        Action,
        Channel,
        Efforts,
        EventTrigger,
        Maturing,
        Offer,
        Savings,
        Since,
        Team,
    )
    from journey.model.policies import Policy
    from journey.model.voice import Cause, Decision, Effect, Feedback, Improvement, Told, Voice
    from journey.model.walk import State, Walk
    from journey.operating.goals.activation import activation
    from journey.operating.goals.aims import Aim, Aims, Gauge, Guard
    from journey.operating.goals.asking import goals
    from journey.operating.goals.bands import Engagement
    from journey.operating.goals.input import read_readings
    from journey.operating.goals.readings import Reading, Readings, Series, Slice
    from journey.operating.improvements.agenda import Agenda
    from journey.operating.improvements.asking import improvements
    from journey.operating.improvements.due import Due
    from journey.operating.improvements.dues import dues
    from journey.operating.improvements.news import News
    from journey.operating.improvements.telling import changes_since
    from journey.operating.playbook.asking import operations
    from journey.operating.playbook.dividing import few_and_many
    from journey.operating.playbook.division import Division
    from journey.operating.playbook.playbook import Playbook
    from journey.operating.playbook.valuing import worths
    from journey.operating.playbook.worth import Worths
    from journey.operating.voices.asking import voice
    from journey.operating.voices.counting import count_tickets
    from journey.operating.voices.counts import Measured
    from journey.operating.voices.input import read_tickets
    from journey.operating.voices.keeping import dump_measured, read_measured
    from journey.operating.voices.tickets import Tickets
    from journey.operating.voices.voc import VoiceOfCustomer
    from journey.operating.wheel.answers import Answer, Answers
    from journey.operating.wheel.asking import assess
    from journey.operating.wheel.input import read_answers
    from journey.operating.wheel.wheel import Wheel
    from journey.pictures.chart import Chart
    from journey.pictures.diagram import Diagram
    from journey.pictures.drawing import draw, render
    from journey.pictures.picture import Picture
    from journey.pictures.table import Table
    from journey.pictures.theme.colours import Theme
    from journey.pictures.theme.reading import read_theme
    from journey.problems.errors import (
        BadAnswers,
        BadBaseline,
        BadConfiguration,
        BadData,
        BadTemplate,
        BadTheme,
        CannotDraw,
        CannotDump,
        CannotPrint,
        InvalidJourney,
        JourneyError,
        MissingExtra,
        MissingFile,
        NothingToShow,
        UnknownName,
        UnreadableFile,
    )
    from journey.problems.findings import Diagnostic, Finding, Report, Severity
    from journey.problems.source import SourceMap, Span
    from journey.reports.paper import Paper
    from journey.reports.preparing import report
    from journey.reports.publishing import Publication, publish
    from journey.states.exploring import explore
    from journey.states.graph import graph_of
    from journey.states.policies.proving import Verdict, prove
    from journey.states.rates.forecasting import Change, forecast, what_if
    from journey.states.rates.outlook import Forecast
    from journey.states.space import StateSpace
    from journey.states.unavoidable import Mandatory, mandatory
    from journey.walks.scripting import script
    from journey.walks.suite import OutOfReach, Suite, Target
    from journey.walks.suites import suite_of

_HOMES = {
    "checking.running": (
        "check",
        "load",
    ),
    "coverage.covering": ("cover",),
    "coverage.figures": (
        "Coverage",
        "Figure",
    ),
    "coverage.taken.following": ("cover_trace",),
    "coverage.taken.reading": ("read_trace",),
    "coverage.taken.recording": (
        "Hit",
        "hit",
    ),
    "coverage.taken.trace": (
        "Trace",
        "TraceCoverage",
    ),
    "files.document": ("Document",),
    "files.exporting": ("export",),
    "files.schema": ("json_schema",),
    "files.settings.settings": (
        "Settings",
        "Thresholds",
    ),
    "files.yaml.dumping": ("dump",),
    "files.yaml.reading": (
        "loads",
        "read",
    ),
    "model.customers": (
        "Customer",
        "CustomerType",
        "Customers",
        "Definition",
        "Exclusion",
        "LifecycleStep",
        "Promise",
        "Situation",
    ),
    "model.funnel": (
        "Stage",
        "Touchpoint",
        "Transition",
    ),
    "model.goals": (
        "Activation",
        "Band",
        "Closure",
        "Goal",
        "Meaning",
        "Metric",
        "Mission",
    ),
    "model.governance": (
        "Guide",
        "Review",
        "Waiver",
    ),
    "model.journey": (
        "Journey",
        "UnusedPhase",
    ),
    "model.operations": (
        "Action",
        "Channel",
        "Efforts",
        "EventTrigger",
        "Maturing",
        "Offer",
        "Savings",
        "Since",
        "Team",
    ),
    "model.policies": ("Policy",),
    "model.voice": (
        "Cause",
        "Decision",
        "Effect",
        "Feedback",
        "Improvement",
        "Told",
        "Voice",
    ),
    "model.walk": (
        "State",
        "Walk",
    ),
    "operating.goals.activation": ("activation",),
    "operating.goals.aims": (
        "Aim",
        "Aims",
        "Gauge",
        "Guard",
    ),
    "operating.goals.asking": ("goals",),
    "operating.goals.bands": ("Engagement",),
    "operating.goals.input": ("read_readings",),
    "operating.goals.readings": (
        "Reading",
        "Readings",
        "Series",
        "Slice",
    ),
    "operating.improvements.agenda": ("Agenda",),
    "operating.improvements.asking": ("improvements",),
    "operating.improvements.due": ("Due",),
    "operating.improvements.dues": ("dues",),
    "operating.improvements.news": ("News",),
    "operating.improvements.telling": ("changes_since",),
    "operating.playbook.asking": ("operations",),
    "operating.playbook.dividing": ("few_and_many",),
    "operating.playbook.division": ("Division",),
    "operating.playbook.playbook": ("Playbook",),
    "operating.playbook.valuing": ("worths",),
    "operating.playbook.worth": ("Worths",),
    "operating.voices.asking": ("voice",),
    "operating.voices.counting": ("count_tickets",),
    "operating.voices.counts": ("Measured",),
    "operating.voices.input": ("read_tickets",),
    "operating.voices.keeping": (
        "dump_measured",
        "read_measured",
    ),
    "operating.voices.tickets": ("Tickets",),
    "operating.voices.voc": ("VoiceOfCustomer",),
    "operating.wheel.answers": (
        "Answer",
        "Answers",
    ),
    "operating.wheel.asking": ("assess",),
    "operating.wheel.input": ("read_answers",),
    "operating.wheel.wheel": ("Wheel",),
    "pictures.chart": ("Chart",),
    "pictures.diagram": ("Diagram",),
    "pictures.drawing": (
        "draw",
        "render",
    ),
    "pictures.picture": ("Picture",),
    "pictures.table": ("Table",),
    "pictures.theme.colours": ("Theme",),
    "pictures.theme.reading": ("read_theme",),
    "problems.errors": (
        "BadAnswers",
        "BadBaseline",
        "BadConfiguration",
        "BadData",
        "BadTemplate",
        "BadTheme",
        "CannotDraw",
        "CannotDump",
        "CannotPrint",
        "InvalidJourney",
        "JourneyError",
        "MissingExtra",
        "MissingFile",
        "NothingToShow",
        "UnknownName",
        "UnreadableFile",
    ),
    "problems.findings": (
        "Diagnostic",
        "Finding",
        "Report",
        "Severity",
    ),
    "problems.source": (
        "SourceMap",
        "Span",
    ),
    "reports.paper": ("Paper",),
    "reports.preparing": ("report",),
    "reports.publishing": (
        "Publication",
        "publish",
    ),
    "states.exploring": ("explore",),
    "states.graph": ("graph_of",),
    "states.policies.proving": (
        "Verdict",
        "prove",
    ),
    "states.rates.forecasting": (
        "Change",
        "forecast",
        "what_if",
    ),
    "states.rates.outlook": ("Forecast",),
    "states.space": ("StateSpace",),
    "states.unavoidable": (
        "Mandatory",
        "mandatory",
    ),
    "walks.scripting": ("script",),
    "walks.suite": (
        "OutOfReach",
        "Suite",
        "Target",
    ),
    "walks.suites": ("suite_of",),
}
_AWAITED: dict[str, Callable[[Any], None]] = {}
"""Who wants to know when a public name is first asked for: `journey.testing.registering`."""
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Action",
    "Activation",
    "Agenda",
    "Aim",
    "Aims",
    "Answer",
    "Answers",
    "BadAnswers",
    "BadBaseline",
    "BadConfiguration",
    "BadData",
    "BadTemplate",
    "BadTheme",
    "Band",
    "CannotDraw",
    "CannotDump",
    "CannotPrint",
    "Cause",
    "Change",
    "Channel",
    "Chart",
    "Closure",
    "Coverage",
    "Customer",
    "CustomerType",
    "Customers",
    "Decision",
    "Definition",
    "Diagnostic",
    "Diagram",
    "Division",
    "Document",
    "Due",
    "Effect",
    "Efforts",
    "Engagement",
    "EventTrigger",
    "Exclusion",
    "Feedback",
    "Figure",
    "Finding",
    "Forecast",
    "Gauge",
    "Goal",
    "Guard",
    "Guide",
    "Hit",
    "Improvement",
    "InvalidJourney",
    "Journey",
    "JourneyError",
    "LifecycleStep",
    "Mandatory",
    "Maturing",
    "Meaning",
    "Measured",
    "Metric",
    "MissingExtra",
    "MissingFile",
    "Mission",
    "News",
    "NothingToShow",
    "Offer",
    "OutOfReach",
    "Paper",
    "Picture",
    "Playbook",
    "Policy",
    "Promise",
    "Publication",
    "Reading",
    "Readings",
    "Report",
    "Review",
    "Savings",
    "Series",
    "Settings",
    "Severity",
    "Since",
    "Situation",
    "Slice",
    "SourceMap",
    "Span",
    "Stage",
    "State",
    "StateSpace",
    "Suite",
    "Table",
    "Target",
    "Team",
    "Theme",
    "Thresholds",
    "Tickets",
    "Told",
    "Touchpoint",
    "Trace",
    "TraceCoverage",
    "Transition",
    "UnknownName",
    "UnreadableFile",
    "UnusedPhase",
    "Verdict",
    "Voice",
    "VoiceOfCustomer",
    "Waiver",
    "Walk",
    "Wheel",
    "Worths",
    "__version__",
    "activation",
    "assess",
    "changes_since",
    "check",
    "count_tickets",
    "cover",
    "cover_trace",
    "draw",
    "dues",
    "dump",
    "dump_measured",
    "explore",
    "export",
    "few_and_many",
    "forecast",
    "goals",
    "graph_of",
    "hit",
    "improvements",
    "json_schema",
    "load",
    "loads",
    "mandatory",
    "operations",
    "prove",
    "publish",
    "read",
    "read_answers",
    "read_measured",
    "read_readings",
    "read_theme",
    "read_tickets",
    "read_trace",
    "render",
    "report",
    "script",
    "suite_of",
    "voice",
    "what_if",
    "worths",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that importing the package is cheap."""
    if name == "__version__":
        from importlib.metadata import version

        return version("journey-funnel")
    if name not in _HOME:
        raise AttributeError(f"module 'journey' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"journey.{_HOME[name]}"), name)
    globals()[name] = value
    if name in _AWAITED:
        _AWAITED.pop(name)(value)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
