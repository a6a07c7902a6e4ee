"""What hurts: how much, through which cause, whose work that is, and where it happens."""

from dataclasses import dataclass

from journey.model.texts import Text
from journey.model.voice import Voice


@dataclass(frozen=True, slots=True)
class Pain:
    """What one class of voice hurts, without what is counted under narrower ones.

    Attributes:
        voice: It, with what it has from its parents.
        amount: Its own pain: severity × voices a month.
    """

    voice: Voice
    amount: float


@dataclass(frozen=True, slots=True)
class CausePain:
    """What one cause hurts: the same words of the same team, wherever they are given.

    Attributes:
        team: The team whose work it is; None where no cause names one.
        text: What happens; None where nobody knows, and then it is the cause of one voice alone.
        voices: The classes of voice that it makes people say, in the file's order.
        amount: The pain of these.
        share: That as a part of all pain, from 0 to 1; None where nothing hurts.
    """

    team: str | None
    text: Text | None
    voices: tuple[str, ...]
    amount: float
    share: float | None


@dataclass(frozen=True, slots=True)
class PlacePain:
    """What is caused at one touchpoint, wherever it is heard.

    Attributes:
        touchpoint: The touchpoint; None for what is caused nowhere that is known.
        owner: The team that owns it.
        voices: The classes of voice that are caused there, in the file's order.
        amount: Its part of their pain: that of a voice with several places is divided evenly.
        share: That as a part of all pain, from 0 to 1; None where nothing hurts.
    """

    touchpoint: str | None
    owner: str | None
    voices: tuple[str, ...]
    amount: float
    share: float | None


@dataclass(frozen=True, slots=True)
class TeamPain:
    """What pain has to do with one team; each of the three figures sums to all pain over teams.

    Attributes:
        team: The team; None for what has no team.
        causes: The pain of the voices whose cause names the team.
        places: The pain that is caused at touchpoints that the team owns.
        owns: The pain of the voices that the team answers for.
    """

    team: str | None
    causes: float
    places: float
    owns: float


@dataclass(frozen=True, slots=True)
class Pains:
    """What hurts, in four ways of which each sums to the same total.

    Attributes:
        known: Each class of voice but praise whose pain is known, in the file's order.
        unknown: Those of which severity or frequency is not known.
        total: All pain: severity × voices a month, each voice once.
        causes: By cause, the worst first.
        vital: How many of the first causes it takes to make four fifths of all pain, or more.
        places: By touchpoint at which it is caused, the worst first.
        teams: By team, that whose work causes most first.
    """

    known: tuple[Pain, ...]
    unknown: tuple[Voice, ...]
    total: float
    causes: tuple[CausePain, ...]
    vital: int
    places: tuple[PlacePain, ...]
    teams: tuple[TeamPain, ...]

    def of(self, voice: str) -> float | None:
        """Return what one class of voice hurts; None where that is unknown or counted elsewhere."""
        return next((each.amount for each in self.known if each.voice.id == voice), None)
