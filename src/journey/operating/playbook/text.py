"""Tell what a team does for its customers: how much by hand, what to decide, for whom."""

from collections.abc import Iterator, Mapping

from journey.model.journey import Journey
from journey.operating.playbook.division import Division
from journey.operating.playbook.playbook import KINDS, Group, Kind, Playbook, Workload
from journey.operating.playbook.text_division import imbalances, types
from journey.operating.playbook.text_items import By, groups, helps
from journey.operating.playbook.text_maturing import (
    bases,
    candidates,
    cycle,
    hasty,
    idle,
    others,
)
from journey.operating.playbook.text_worth import offers, worth, worth_of_each
from journey.operating.playbook.worth import Worths
from journey.words.blocks import Cell, Headline, Section, Sheet, Telling, Tile, Tiles
from journey.words.figures import NONE, figure, percent
from journey.words.names import Names
from journey.words.sentences import Sentence

_TITLE = Sentence(
    "{title:all}: operations, {today:plain}", "{title:all}: 운영 현황 ({today:plain})"
)
_OF_TEAM = Sentence(
    "{title:all}: operations of {team:all}, {today:plain}",
    "{title:all}: {team:all} 운영 현황 ({today:plain})",
)
_LEAD = Sentence(
    "{items} action item{items:s} {items:takes|take} {hours:plain} hour{hours:s} a month; "
    "{manual:plain} of "
    "that is done by hand and could mature.",
    "액션 아이템 {items}개에 월 {hours:plain}시간이 들고, 그 가운데 {manual:plain}는 성숙도를 더 "
    "높일 수 있는 수작업입니다.",
)
_NO_HOURS = Sentence(
    "{items} action item{items:s}; none says how many hours it takes (`hours_per_month`).",
    "액션 아이템 {items}개. 드는 시간(`hours_per_month`)이 적힌 것은 없습니다.",
)
_SOME_UNSAID = Sentence(
    "The hours of {count} are not said (`hours_per_month`).",
    "{count}개는 드는 시간(`hours_per_month`)이 적혀 있지 않습니다.",
)
_NONE = Sentence(
    "No action items: write what the team does under `actions` of a stage.",
    "액션 아이템이 없습니다. 팀이 하는 일을 단계의 `actions`에 쓰세요.",
)
_NONE_HERE = Sentence("This team does no action item.", "이 팀이 맡은 액션 아이템이 없습니다.")
_FIGURES = Sentence("How much is done by hand", "사람이 하는 일은 얼마나 되는가")
_ALL = Sentence("Hours a month", "월 업무 시간")
_BY_PEOPLE = Sentence("{share:plain} done by people", "사람이 하는 일 {share:plain}")
_KINDS: Mapping[Kind, Sentence] = {
    "manual": Sentence("By hand (project, process)", "수작업(신규 프로젝트, 프로세스)"),
    "human": Sentence("To stay with people", "사람이 계속 맡을 일"),
    "automated": Sentence("Automated", "자동화"),
    "unknown": Sentence("Maturity not said", "성숙도 미정"),
}
_ITEMS = Sentence("{count} action item{count:s}", "액션 아이템 {count}개")
_SHARE = Sentence("{share:plain} of the hours", "시간의 {share:plain}")
_UNSAID = Sentence("the hours of {count} are not said", "시간 미정 {count}개")
_BY_TEAM = Sentence("By team", "팀별")
_TEAM_HEADS = (
    Headline(Sentence("Team", "팀")),
    Headline(Sentence("Action items", "액션 아이템"), is_number=True),
    Headline(Sentence("Hours a month", "월 시간"), is_number=True),
    Headline(Sentence("By people", "사람이 하는 시간"), is_number=True),
    Headline(Sentence("Automated", "자동화"), is_number=True),
)


def tell_operations(
    journey: Journey,
    playbook: Playbook,
    division: Division,
    worths: Worths,
    language: str,
    *,
    by: By = "stage",
) -> Telling:
    """Tell what a team needs for its meeting, what is to be decided first.

    Args:
        journey: What all of it is of.
        playbook: Its action items. Of one team's, what concerns all is left out.
        division: Whom they serve.
        worths: What outcomes are worth.
        language: `en` or `ko`.
        by: By what the action items are listed.
    """
    names, team = Names(journey, language), playbook.team
    title = names.say(
        _TITLE if team is None else _OF_TEAM,
        title=names.title(journey),
        today=playbook.today,
        team=names.team(team),
    )
    told = [*_sections(playbook, division, worths, names), *groups(playbook, names, by)]
    told += [] if by == "team" else [helps(playbook, names)]
    sections = tuple(section for section in told if section.blocks)
    return Telling(title, (_lead(playbook, names),), sections)


def _sections(
    playbook: Playbook, division: Division, worths: Worths, names: Names
) -> Iterator[Section]:
    if playbook.items:
        yield _figures(playbook, names)
        yield candidates(playbook, names)
        yield others(playbook, names)
        yield cycle(playbook, names)
        yield idle(playbook, names)
        yield hasty(playbook, names)
        yield bases(playbook, names)
        yield offers(playbook, names)
    if playbook.team is None:
        yield _teams(playbook, names)
        yield types(division, names)
    yield imbalances(division, playbook.team, names)
    if playbook.team is None:
        yield worth(worths, names)
        yield worth_of_each(worths, names)


def _lead(playbook: Playbook, names: Names) -> str:
    items, tallies = len(playbook.items), playbook.tallies
    if not items:
        elsewhere = playbook.team is not None and any(names.journey.actions)
        return names.say(_NONE_HERE if elsewhere else _NONE)
    hours = _hours(tallies)
    if not hours:
        return names.say(_NO_HOURS, items=items)
    manual = percent((tallies["manual"].hours or 0.0) / hours)
    values = {"items": items, "hours": figure(hours), "manual": manual}
    lead = names.say(_LEAD, **values)
    unsaid = sum(tally.unsaid for tally in tallies.values())
    more = names.say(_SOME_UNSAID, count=unsaid) if unsaid else ""
    return names.sentences([lead, more], " ")


def _hours(tallies: Mapping[Kind, Workload], *kinds: Kind) -> float | None:
    """Sum the hours of some kinds, of all where none is named; None where none says any."""
    said = [tallies[kind].hours for kind in kinds or KINDS if tallies[kind].items]
    known = [hours for hours in said if hours is not None]
    return sum(known) if known or not said else None


def _figures(playbook: Playbook, names: Names) -> Section:
    """Tell how many hours the action items take, and how much of that is done by whom."""
    tallies = playbook.tallies
    hours = _hours(tallies)
    people = (_hours(tallies, "manual", "human") or 0.0) / hours if hours else None
    note = "" if people is None else names.say(_BY_PEOPLE, share=percent(people))
    tiles = [Tile(names.say(_ALL), figure(hours), note)]
    for kind, label in _KINDS.items():
        tally = tallies[kind]
        notes = [names.say(_ITEMS, count=tally.items)]
        if hours and tally.items and tally.hours is not None:
            notes.append(names.say(_SHARE, share=percent(tally.hours / hours)))
        notes += [names.say(_UNSAID, count=tally.unsaid)] if tally.unsaid else []
        value = NONE if tally.hours is None else names.hours(tally.hours)
        tiles.append(Tile(names.say(label), value, names.sentences(notes, ", ")))
    return Section("figures", (Tiles(tuple(tiles), names.say(_FIGURES)),))


def _teams(playbook: Playbook, names: Names) -> Section:
    """Tell which team has how many hours of them."""
    rows = tuple(_team(group, names) for group in playbook.teams)
    sheet = Sheet(names.say(_BY_TEAM), names.heads(_TEAM_HEADS), rows)
    return Section("teams", (sheet,) if rows else ())


def _team(group: Group, names: Names) -> tuple[Cell, ...]:
    return (
        Cell(names.whose(group.id)),
        Cell(figure(len(group.items))),
        Cell(figure(_hours(group.tallies))),
        Cell(figure(_hours(group.tallies, "manual", "human"))),
        Cell(figure(_hours(group.tallies, "automated"))),
    )
