"""Operations as one text: figures, what to decide, the few and the many, worth, all items."""

from journey.model.journey import Journey
from journey.operating.playbook.division import Division
from journey.operating.playbook.playbook import Playbook
from journey.operating.playbook.text_division import tell_division, tell_imbalances
from journey.operating.playbook.text_items import (
    By,
    tell_bases,
    tell_cycle,
    tell_deals,
    tell_figures,
    tell_items,
    tell_maturing,
)
from journey.operating.playbook.text_worth import tell_worths
from journey.operating.playbook.worth import Worths
from journey.words.terminal import Manner
from journey.words.writer import Writer


def tell_operations(
    journey: Journey,
    playbook: Playbook,
    division: Division,
    worths: Worths | None,
    manner: Manner,
    *,
    by: By = "stage",
) -> str:
    """Write the text that a team needs for its meeting, what is to be decided first.

    Args:
        journey: What all of it is of.
        playbook: Its action items. Of one team's, what concerns all is left out.
        division: Whom they serve.
        worths: What outcomes are worth; None where SciPy is not installed to tell.
        manner: How to write.
        by: By what the action items are listed.
    """
    writer = Writer(journey, manner)
    lines = [*tell_figures(playbook, writer)]
    if playbook.items:
        lines += tell_maturing(playbook, writer)
        lines += tell_cycle(playbook, writer)
        lines += tell_bases(playbook, writer)
        lines += tell_deals(playbook, writer)
    if playbook.team is None:
        if division.parts:
            lines += tell_division(division, writer)
        lines += tell_worths(worths, writer)
    else:
        own = [each for each in division.imbalances if each.owner == playbook.team]
        if own:
            lines += ["", *tell_imbalances(own, writer)]
    lines += tell_items(playbook, writer, by)
    return "\n".join(lines) + "\n"
