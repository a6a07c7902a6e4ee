"""How customers are spread over the bands of use, and what is done for the low ones."""

from collections.abc import Iterator

from journey.operating.goals.bands import Engagement, Level
from journey.reports.material import Desk
from journey.words.blocks import Block, Cell, Head, Sheet
from journey.words.sentences import Sentence

_TITLE = Sentence("Bands of use, by {metric:all}", "활성화 등급 ({metric:all} 기준)")
_HEADS = (
    (Sentence("Band", "등급"), False),
    (Sentence("Customers", "고객"), False),
    (Sentence("Share", "비중"), True),
    (Sentence("What is done for them", "이들을 위한 일"), False),
)
_PEOPLE = Sentence("{who:all}: {count:plain}", "{who:all} {count:plain}명")
_CAME = Sentence("came: {who:all}", "새로 옴: {who:all}")
_NOBODY = Sentence("nobody", "없음")
_IDLE = Sentence("nothing is done for this band", "이 등급을 위한 액션 아이템이 없음")
_UNREAD = Sentence("No reading of: {names:all}.", "측정값 없음: {names:all}.")
_BROKEN = Sentence(
    "The bands leave a gap or overlap: mend `activation`.",
    "등급 사이가 비거나 겹칩니다. `activation`을 고치세요.",
)


def bands(desk: Desk) -> Iterator[Block]:
    """Yield the bands of use, where there are any and readings tell who is in them."""
    use = desk.use
    if use is None or not use.levels:
        return
    heads = tuple(Head(desk.say(said), is_number) for said, is_number in _HEADS)
    title = desk.say(_TITLE, metric=use.title.say(desk.language))
    rows = tuple(_row(desk, each) for each in use.levels)
    yield Sheet(title, heads, rows, desk.sentences(_notes(desk, use)))


def _row(desk: Desk, level: Level) -> tuple[Cell, ...]:
    names = {each.customer: each.title.say(desk.language) for each in level.customers}
    who = ", ".join(
        desk.say(_PEOPLE, who=names[each.customer], count=f"{each.now.n:,}")
        if each.now.n is not None
        else names[each.customer]
        for each in level.customers
    )
    came = ", ".join(names.get(id, id) for id in level.came)
    actions = ", ".join(title.say(desk.language) for title in level.titles)
    share = "–" if level.share is None else f"{level.share * 100:.0f}\u00a0%"
    return (
        Cell(level.title.say(desk.language)),
        Cell(who or desk.say(_NOBODY), desk.say(_CAME, who=came) if came else ""),
        Cell(share),
        Cell(
            actions or "–", desk.say(_IDLE) if level.is_idle else "", "bad" if level.is_idle else ""
        ),
    )


def _notes(desk: Desk, use: Engagement) -> Iterator[str]:
    if use.is_broken:
        yield desk.say(_BROKEN)
    if use.unread:
        yield desk.say(_UNREAD, names=", ".join(use.unread))
