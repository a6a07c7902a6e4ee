"""Tell where what hurts comes from: causes, teams and places."""

from journey.operating.voices.pain import CausePain
from journey.operating.voices.voc import VoiceOfCustomer
from journey.words.blocks import Cell, Headline, Section, Sheet
from journey.words.figures import NONE, figure, percent
from journey.words.names import Names
from journey.words.sentences import Sentence

FEW = 5
"""How many causes and places are shown, where not all are asked for."""

_CAUSES = Sentence("Where it comes from", "어디서 오는가")
_VITAL = Sentence(
    "{vital} of {count} cause{count:s} {vital:makes|make} {share:plain} of all pain",
    "원인 {count}개 중 {vital}개가 불편의 {share:plain}",
)
_CAUSE_HEADS = (
    Headline(Sentence("Cause", "원인")),
    Headline(Sentence("Whose work", "원인 팀")),
    Headline(Sentence("Pain", "불편도"), is_number=True),
    Headline(Sentence("Of all pain", "불편도 비중"), is_number=True),
    Headline(Sentence("What customers say", "고객의 말"), is_extra=True),
)
_UNEXPLAINED = Sentence("cause unknown: {voice:all}", "원인 모름: {voice:all}")
_TEAM_HEADS = (
    Headline(Sentence("Team", "팀")),
    Headline(Sentence("Pain its work causes", "원인 제공"), is_number=True),
    Headline(Sentence("Of all pain", "불편도 비중"), is_number=True),
    Headline(Sentence("Pain at its touchpoints", "담당 접점에서 발생"), is_number=True),
    Headline(Sentence("Pain it answers for", "VOC 담당"), is_number=True),
)
_TEAMS = Sentence("Whose work it comes from", "원인 팀별 불편도")
_PLACES = Sentence("Where it arises", "발생 접점별 불편도")
_PLACE_HEADS = (
    Headline(Sentence("Caused at", "발생 접점")),
    Headline(Sentence("Owner", "담당")),
    Headline(Sentence("Pain", "불편도"), is_number=True),
    Headline(Sentence("Of all pain", "불편도 비중"), is_number=True),
)
_NO_TEAM = Sentence("no team", "팀 없음")
_NO_PLACE = Sentence("nowhere that is known", "접점 모름")
_COUNTED = Sentence(
    "Pain counts where it is caused, not where it is heard.",
    "불편도는 들리는 곳이 아니라 생기는 곳에서 셉니다.",
)
_SPLIT = Sentence(
    "Pain caused at several touchpoints is divided evenly over them.",
    "여러 접점에서 생기는 불편도는 접점 수로 똑같이 나눕니다.",
)


def causes(heard: VoiceOfCustomer, names: Names) -> Section:
    """Tell which causes make most pain, the worst first."""
    pains, team = heard.pains, heard.team
    found = [each for each in pains.causes if each.amount and team in (None, each.team)]
    if not found:
        return Section("causes", ())
    share = sum(each.amount for each in pains.causes[: pains.vital]) / pains.total
    count = sum(each.amount > 0 for each in pains.causes)
    lead = names.say(_VITAL, vital=pains.vital, count=count, share=percent(share))
    rows = tuple(_cause(each, names) for each in found)
    sheet = Sheet("", names.heads(_CAUSE_HEADS), rows, most=max(FEW, pains.vital))
    return Section("causes", (sheet,), names.say(_CAUSES), lead)


def _cause(each: CausePain, names: Names) -> tuple[Cell, ...]:
    voices = ", ".join(map(names.voice, each.voices))
    said = names.text(each.text) or names.say(_UNEXPLAINED, voice=names.voice(each.voices[0]))
    return (
        Cell(said),
        Cell(names.team(each.team) or names.say(_NO_TEAM)),
        Cell(figure(each.amount)),
        Cell(percent(each.share)),
        Cell(voices),
    )


def teams(heard: VoiceOfCustomer, names: Names) -> Section:
    """Tell what pain has to do with which team."""
    pains = heard.pains
    found = [each for each in pains.teams if heard.team in (None, each.team)]
    top = max((each.causes for each in pains.teams), default=0.0)
    rows = tuple(
        (
            Cell(names.team(each.team) or names.say(_NO_TEAM), tone="warn" if each.causes else ""),
            Cell(figure(each.causes), share=each.causes / top if each.causes else None),
            Cell(percent(each.causes / pains.total) if pains.total else NONE),
            Cell(figure(each.places)),
            Cell(figure(each.owns)),
        )
        for each in found
    )
    note = names.say(_COUNTED)
    sheet = Sheet(names.say(_TEAMS), names.heads(_TEAM_HEADS), rows, note)
    return Section("teams", (sheet,) if rows else ())


def places(heard: VoiceOfCustomer, names: Names) -> Section:
    """Tell at which touchpoints most pain arises."""
    rows = tuple(
        (
            Cell(names.touchpoint(each.touchpoint) if each.touchpoint else names.say(_NO_PLACE)),
            Cell(names.team(each.owner) or names.say(_NO_TEAM)),
            Cell(figure(each.amount)),
            Cell(percent(each.share)),
        )
        for each in heard.pains.places
        if each.amount and heard.team in (None, each.owner)
    )
    heads = names.heads(_PLACE_HEADS)
    sheet = Sheet(names.say(_PLACES), heads, rows, names.say(_SPLIT), most=FEW)
    return Section("places", (sheet,) if rows else ())
