"""The matrix of stages and customers as a table: who is looked after where."""

from collections.abc import Iterator, Mapping, Sequence

from journey.coverage.care import CARES, SIGNS
from journey.coverage.figures import Care
from journey.model.customers import Customer
from journey.model.journey import Journey
from journey.pictures.diagram import Line, Sign
from journey.pictures.table import Table, TableCell, TableColumn
from journey.words.phrases import FAST, Phrases
from journey.words.sentences import Sentence
from journey.words.terms import PHASES

_TITLE = Sentence(
    "{title:all}: who is looked after at which stage", "{title:all}: 단계별 고객 챙김"
)
_COUNTS = Sentence(
    "Of {all} pair{all:s} of a stage and a customer who comes there, colleagues apart, "
    "{specific} {specific:has|have} "
    "{own:all}, {generic} {everyone:all}, {none} {nothing:all}",
    "단계와 그곳에 오는 고객의 쌍 {all}개(내부고객 제외) 중 {own:all} {specific}개, {everyone:all} "
    "{generic}개, {nothing:all} {none}개",
)
_UNKNOWN = Sentence("Who is looked after: {why:plain}", "누구를 챙기는지: {why:plain}")
_TONES: dict[Care, str] = {
    "specific": "positive",
    "generic": "neutral",
    "none": "negative",
    "absent": "",
    "unknown": "",
}


def heat_map(
    care: Mapping[tuple[str, Customer], Care], journey: Journey, *, language: str = "en"
) -> Table:
    """Make the stage × customer matrix: a row to each customer, a column to each stage.

    Args:
        care: For each stage and customer, how they are looked after there.
        journey: Whose stages and customers these are.
        language: `en` or `ko`.
    """
    phrases = Phrases(journey, language)
    customers = list(dict.fromkeys(who for _, who in care))
    inner = {type.id for type in journey.customers.types if type.internal}
    outer = [way for (_, who), way in care.items() if who.type not in inner]
    counts = {way: sum(each == way for each in outer) for way in SIGNS}
    said = {str(way): count for way, count in counts.items()}
    said["all"] = len(outer) - counts["absent"]
    ways: dict[str, Care] = {"own": "specific", "everyone": "generic", "nothing": "none"}
    named = {name: phrases.say(CARES[way]) for name, way in ways.items()}
    subtitle = phrases.say(_COUNTS, **said, **named)
    if counts["unknown"]:
        subtitle = phrases.say(_UNKNOWN, why=CARES["unknown"])
    stages = [
        TableColumn(
            f"{number}{FAST}{phrases.title(stage)}",
            phrases.say(PHASES[stage.phase]),
            most=86,
            least=56,
        )
        for number, stage in enumerate(journey.stages, 1)
    ]
    return Table(
        f"{journey.id}-heatmap",
        phrases.say(_TITLE, title=phrases.heading()[0]),
        (TableColumn("", most=190), *stages),
        tuple(_rows(care, customers, phrases)),
        subtitle,
        f"{subtitle}.",
        tuple(_key(care, phrases)),
        language=language,
    )


def _rows(
    care: Mapping[tuple[str, Customer], Care], customers: Sequence[Customer], phrases: Phrases
) -> Iterator[tuple[TableCell, ...]]:
    for who in customers:
        name = phrases.who(str(who)).replace(FAST, " ")
        cells = [TableCell((Line(name),))]
        for stage in phrases.journey.stages:
            way = care[stage.id, who]
            tip = f"{name}, {phrases.title(stage)}: {phrases.say(CARES[way])}"
            cells.append(TableCell((), _TONES[way], SIGNS[way], tip))
        yield tuple(cells)


def _key(care: Mapping[tuple[str, Customer], Care], phrases: Phrases) -> Iterator[Sign]:
    there = set(care.values())
    for way, sign in SIGNS.items():
        if way in there:
            look = f"cell:{_TONES[way]}:{sign}" if _TONES[way] else f"mark:{sign}"
            yield Sign(look, phrases.say(CARES[way]))
