"""Names of parts that are declared elsewhere, and of which kind of part each is.

Whether a name is declared is the business of a rule: a journey may hold dangling names.
"""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from journey.model.texts import NAMES_SCHEMA, Composed, Given, Plain, read_names


@dataclass(frozen=True)
class Refers:
    """Marks a field that names parts of one kind."""

    kind: str


_ONE = Given()
_END = Composed()
_SOME = Plain(read_names, NAMES_SCHEMA)

TeamName: TypeAlias = Annotated[str, _ONE, Refers("team")]
TeamNames: TypeAlias = Annotated[tuple[str, ...], _SOME, Refers("team")]
ChannelNames: TypeAlias = Annotated[tuple[str, ...], _SOME, Refers("channel")]
TypeName: TypeAlias = Annotated[str, _END, Refers("type")]
TypeNames: TypeAlias = Annotated[tuple[str, ...], _SOME, Refers("type")]
TouchpointName: TypeAlias = Annotated[str, _END, Refers("touchpoint")]
TouchpointNames: TypeAlias = Annotated[tuple[str, ...], _SOME, Refers("touchpoint")]
ActionName: TypeAlias = Annotated[str, _ONE, Refers("action")]
ActionNames: TypeAlias = Annotated[tuple[str, ...], _SOME, Refers("action")]
MetricName: TypeAlias = Annotated[str, _ONE, Refers("metric")]
MetricNames: TypeAlias = Annotated[tuple[str, ...], _SOME, Refers("metric")]
VoiceName: TypeAlias = Annotated[str, _ONE, Refers("voice")]
VoiceNames: TypeAlias = Annotated[tuple[str, ...], _SOME, Refers("voice")]
MeaningNames: TypeAlias = Annotated[tuple[str, ...], _SOME, Refers("meaning")]
ChangedNames: TypeAlias = Annotated[tuple[str, ...], _SOME, Refers("changed")]
