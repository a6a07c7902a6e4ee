"""What customers say is looked at when that is due."""

from collections.abc import Iterator
from datetime import date

from journey.checking.rule import Choose, Rule
from journey.facts.calendar import overdue
from journey.facts.context import Context
from journey.model.journey import Journey
from journey.model.voice import Voice
from journey.problems.findings import Finding, Severity
from journey.problems.source import Path
from journey.words.sentences import Sentence, Words


def find(context: Context) -> Iterator[Finding]:
    """Find the voices with a review of their own that was not held, or not in time.

    What a voice does not say of its review itself, its parents say for it.
    """
    for own, voice in zip(context.journey.voc, context.voices, strict=True):
        if own.review_every is None and own.reviewed is None:
            continue
        path: Path = ("voc", voice.id)
        values = {"voice": voice.id, "every": voice.review_every}
        if voice.review_every is not None and voice.reviewed is None:
            yield Finding("stale-voice", path, "never", values=values, key=True)
        elif day := overdue(voice.reviewed, voice.review_every, context.today):
            values |= {"due": str(day)}
            case = "parent" if own.review_every is None else ""
            place = path if own.reviewed is None else (*path, "reviewed")
            key = own.reviewed is None
            yield Finding("stale-voice", place, case, "", values=values, key=key)


def mutate(journey: Journey, choose: Choose) -> Journey:
    """Add a voice whose review is long past, or has never been."""
    id = max((voice.id for voice in journey.voc), key=len, default="voice") + "_"
    reviewed = choose((None, date(1999, 12, 31)))
    voice = Voice(id=id, kind="praise", reviewed=reviewed, review_every="7 days")
    return journey.model_copy(update={"voc": (*journey.voc, voice)})


RULE = Rule(
    id="stale-voice",
    severity=Severity.WARNING,
    statement=Sentence(
        "A voice with a review of its own is reviewed as often as it says.",
        "검토일이나 검토 주기를 따로 적은 VOC 유형은 그 주기대로 검토합니다.",
    ),
    why=Sentence(
        "A complaint that nobody looks at again goes on being made, by one customer after another.",
        "아무도 다시 보지 않는 불만은 다음 고객, 그다음 고객에게서 되풀이됩니다.",
    ),
    message=Words(
        Sentence(
            "the review of voice {voice}, every {every:plain}, fell due on {due:plain}",
            "VOC 유형 {voice}을(를) {every:plain}마다 검토하는 기한({due:plain})이 지났습니다",
        ),
        parent=Sentence(
            "the review of voice {voice}, every {every:plain} like its parent's, fell due on "
            "{due:plain}",
            "VOC 유형 {voice}을(를) 상위 유형처럼 {every:plain}마다 검토하는 기한({due:plain})이 "
            "지났습니다",
        ),
        never=Sentence(
            "voice {voice} is to be reviewed every {every:plain}, and never was",
            "VOC 유형 {voice}은(는) {every:plain}마다 검토하기로 했는데 검토한 기록이 없습니다",
        ),
    ),
    cure=Words(
        Sentence(
            "look at what customers say now, bring its figures up to date, and write the day under "
            "`reviewed`",
            "고객이 지금 무엇을 말하는지 살펴 수치를 고치고 그 날짜를 `reviewed`에 쓰세요",
        )
    ),
    bad="""\
journey: shop
voc:
  broken:
    kind: complaint
    review_every: 7 days
    reviewed: 2025-01-07  # <-
  broken_glass: {parent: broken, review_every: 30 days}  # <-
  lost: {kind: complaint, review_every: 7 days}  # <-
""",
    good="""\
journey: shop
voc:
  broken:
    kind: complaint
    review_every: 7 days
    reviewed: 2026-11-20
  broken_glass: {parent: broken, review_every: 30 days}
  lost: {kind: complaint, review_every: 7 days, reviewed: 2026-11-20}
""",
    find=find,
    reads=("voc.*.parent", "voc.*.reviewed", "voc.*.review_every"),
    mutate=mutate,
)
