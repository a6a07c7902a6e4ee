"""What the team does for customers: hours, how much is done by hand, what to automate."""

from journey.reports.material import Desk
from journey.reports.paper import Chapter
from journey.words.blocks import Prose
from journey.words.sentences import Sentence

SHOWN = 6
"""How much of each list is shown."""

_TITLE = Sentence("What it takes", "들이는 일")
_LISTS = ("candidates", "cycle", "idle", "hasty", "bases", "offers")


def write(desk: Desk) -> Chapter:
    """Write what the action items take, and which could mature."""
    told, title = desk.told_operations, desk.say(_TITLE)
    if not desk.playbook.items:
        return Chapter("operations", title, blocks=(Prose(told.lead[0], "quiet"),))
    blocks = (*told.chosen("figures", "teams"), *desk.chosen(told, *_LISTS, most=SHOWN))
    return Chapter("operations", title, told.lead[0], blocks)
