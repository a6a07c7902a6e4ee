"""The mission, with which every document opens."""

from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Motto, Prose
from journey.words.figures import shortened
from journey.words.sentences import Sentence

_TITLE = Sentence("What this is for", "우리가 하는 이유")
_NONE = Sentence(
    "The journey says no mission: write it under `mission`, with what it means.",
    "여정에 미션이 없습니다. `mission`에 미션과 그 의미를 쓰세요.",
)
LONGEST = 220
"""How many letters of a mission fit on one page beside all else."""


def write(desk: Desk) -> Chapter:
    """Write the mission and what it means."""
    mission, title = desk.journey.mission, desk.say(_TITLE)
    text = desk.text(mission.text) if mission else ""
    means = tuple(desk.phrases.title(each) for each in mission.means) if mission else ()
    if desk.is_brief:
        text = shortened(text, LONGEST)
        means = tuple(shortened(each, 60) for each in means[:5])
    if not text and not means:
        return Chapter("mission", title, blocks=(Prose(desk.say(_NONE), "quiet"),))
    return Chapter("mission", title, blocks=(Motto(text, means),))
