"""The customer table: every pair of a type and a situation, defined or excluded with its reason."""

from collections.abc import Iterator

from journey.facts.context import Context
from journey.model.customers import Customer, CustomerType, Definition, Situation
from journey.model.patterns import alternatives
from journey.model.texts import say
from journey.pictures.diagram import Line, Sign
from journey.pictures.table import Table, TableCell, TableColumn
from journey.pictures.view import View, ViewOptions
from journey.problems.errors import NothingToShow
from journey.words.phrases import Phrases
from journey.words.sentences import Sentence

NARROW, WIDE = 122.0, 150.0
"""How wide the text of a situation and of a type may be, in points."""

_TITLE = Sentence("{title:all}: the customers", "{title:all}: 고객 정의")
_SUBTITLE = Sentence(
    "{universe} customer{universe:s}{inner:all}: {types} type{types:s} × {situations} "
    "situation{situations:s}{without:all}",
    "고객 정의 {universe}개{inner:all}: 유형 {types}개 × 상황 {situations}개{without:all}",
)
_INNER = Sentence(", and {inner} of colleagues", ", 내부고객 정의 {inner}개")
_EXCLUDED = Sentence(
    ", without {excluded} excluded pair{excluded:s}", ", 제외된 쌍 {excluded}개 빠짐"
)
_NOT_OPEN = Sentence(
    ", without {closed} that the situation does not open",
    ", 상황이 열려 있지 않은 쌍 {closed}개 빠짐",
)
_SHARES = Sentence("{share:plain} of customers", "고객의 {share:plain}")
_REVENUE = Sentence("{share:plain} of revenue", "매출의 {share:plain}")
_INTERNAL = Sentence("colleagues", "내부고객")
_KEPT = Sentence("kept by: {action:all}", "지키는 일: {action:all}")
_CLOSED = Sentence("only: {types:all}", "{types:all}만")
_UNTIL = Sentence("review by {date:plain}", "{date:plain}까지 검토")
_NO_REASON = Sentence("no reason given", "이유가 적히지 않음")
_NONE = Sentence(
    "the view customers shows pairs of types and situations, and there are none: declare "
    "`customers` with `types` and `situations`",
    "customers 그림은 유형과 상황의 쌍을 보여 주는데, 하나도 없습니다. `customers`에 `types`와 "
    "`situations`를 쓰세요",
)
_KEY = {
    "cell:positive:●": Sentence("defined as a pair", "쌍으로 정의됨"),
    "cell:neutral:○": Sentence("defined by type and situation", "유형과 상황으로 정의됨"),
    "cell:negative:!": Sentence("no walk comes to this customer", "이르는 경로가 없는 고객"),
    "mark:×": Sentence("excluded, with the reason", "이유와 함께 제외됨"),
    "mark:–": Sentence("the situation is not open to the type", "이 유형에 열리지 않은 상황"),
}


def draw(context: Context, options: ViewOptions) -> Table:
    """Draw every pair of a type and a situation: what is said of it, or why there is none.

    Raises:
        NothingToShow: The journey has no types or no situations.
    """
    phrases, customers = Phrases(context.journey, options.language), context.journey.customers
    if not customers.types or not customers.situations:
        raise NothingToShow(_NONE)
    rows = tuple(
        (
            _type(phrases, part),
            *(_pair(context, phrases, part, one) for one in customers.situations),
        )
        for part in customers.types
    )
    universe = context.space.universe
    grid = len(customers.types) * len(customers.situations)
    excluded = universe.excluded.bit_count()
    closed = grid - len(universe) - excluded
    without = phrases.say(_EXCLUDED, excluded=excluded) if excluded else ""
    without += phrases.say(_NOT_OPEN, closed=closed) if closed else ""
    axes = {"types": len(customers.types), "situations": len(customers.situations)}
    inner = context.internal.bit_count()
    subtitle = phrases.say(
        _SUBTITLE,
        universe=context.external.bit_count(),
        inner=phrases.say(_INNER, inner=inner) if inner else "",
        without=without,
        **axes,
    )
    looks = {
        f"cell:{cell.tone}:{cell.sign}" if cell.tone else f"mark:{cell.sign}"
        for row in rows
        for cell in row
    }
    return Table(
        f"{context.journey.id}-customers",
        phrases.say(_TITLE, title=phrases.heading()[0]),
        (TableColumn("", most=WIDE), *(_situation(phrases, one) for one in customers.situations)),
        rows,
        subtitle,
        f"{subtitle}. " + " ".join(f"{cell.tip}." for row in rows for cell in row[1:]),
        tuple(Sign(look, phrases.say(text)) for look, text in _KEY.items() if look in looks),
        language=options.language,
    )


def _situation(phrases: Phrases, situation: Situation) -> TableColumn:
    detail = [say(situation.definition, phrases.language)]
    if situation.begins or situation.ends:
        begins, ends = situation.begins or "…", situation.ends or "…"
        detail.append(f"{begins} → {ends}")
    return TableColumn(phrases.title(situation), " · ".join(filter(None, detail)), NARROW, 84)


def _type(phrases: Phrases, part: CustomerType) -> TableCell:
    lines = [Line(phrases.title(part), "title")]
    if part.internal:
        lines.append(Line(phrases.say(_INTERNAL), "note"))
    definition = say(part.definition, phrases.language)
    if definition:
        lines.append(Line(definition, "note"))
    for sentence, share in ((_SHARES, part.share), (_REVENUE, part.revenue_share)):
        if share is not None:
            lines.append(Line(phrases.say(sentence, share=f"{share * 100:g}\u00a0%")))
    return TableCell(tuple(lines))


def _pair(
    context: Context, phrases: Phrases, part: CustomerType, situation: Situation
) -> TableCell:
    who, universe = Customer(part.id, situation.id), context.space.universe
    bit = universe.bit(who)
    name = f"{phrases.title(part)} · {phrases.title(situation)}"
    if bit & universe.excluded:
        return _excluded(context, phrases, bit, name)
    if not bit & universe.everyone:
        only = ", ".join(phrases.who(id) for id in situation.types)
        said = phrases.say(_CLOSED, types=only)
        return TableCell((Line(said, "note"),), "", "–", f"{name}: {said}")
    found = next(
        (each for each in context.journey.customers.definitions if each.id == str(who)), None
    )
    lines = tuple(_lines(phrases, found)) if found else ()
    tip = ": ".join([name, "; ".join(line.text for line in lines)]) if lines else name
    if not bit & context.seen:
        return TableCell(lines, "negative", "!", tip)
    return TableCell(lines, "positive" if lines else "neutral", "●" if lines else "○", tip)


def _excluded(context: Context, phrases: Phrases, bit: int, name: str) -> TableCell:
    universe = context.space.universe
    for exclusion in context.journey.customers.excluded:
        if any(universe.grid(pattern) & bit for pattern in alternatives(exclusion.customer)):
            reason = say(exclusion.reason, phrases.language).strip() or phrases.say(_NO_REASON)
            lines = [Line(reason, "note")]
            if exclusion.until:
                lines.append(Line(phrases.say(_UNTIL, date=exclusion.until), "note"))
            return TableCell(tuple(lines), "", "×", f"{name}: {reason}")
    raise AssertionError(name)  # what is excluded is excluded by something


def _lines(phrases: Phrases, definition: Definition) -> Iterator[Line]:
    if definition.title is not None:
        yield Line(say(definition.title, phrases.language), "strong")
    if definition.needs is not None:
        yield Line(say(definition.needs, phrases.language))
    promise = definition.promise
    if promise is not None:
        words = say(promise.text, phrases.language)
        if words:
            yield Line(f"“{words}”", "strong", "positive-ink")
        if promise.action:
            yield Line(phrases.say(_KEPT, action=_action(phrases, promise.action)), "note")


def _action(phrases: Phrases, id: str) -> str:
    try:
        return phrases.title(phrases.journey.action(id))
    except KeyError:
        return id


VIEW = View("customers", draw, uses=())
