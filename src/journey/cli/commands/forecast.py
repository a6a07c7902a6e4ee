"""`journey forecast`."""

import re
from collections.abc import Callable, Iterable

from journey.cli import options
from journey.cli.command import Call, Command, Reply
from journey.cli.terminal import stop
from journey.model.arrows import parse_arrow
from journey.model.texts import nfc
from journey.words.sentences import Sentence

_NO_SHARE = Sentence(
    "{option:all} has no share from 0 to 1: write {share:all} or {percentage:all}",
    "{option:all}에 0에서 1까지의 비율이 없습니다. {share:all} 또는 {percentage:all}처럼 쓰세요",
)
_TWICE = Sentence(
    "{name} is given two figures: {one:plain} and {other:plain}",
    "{name}에 수치가 둘 있습니다: {one:plain}, {other:plain}",
)
_FIGURE = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*(%?)\s*", re.ASCII)
_NUMBERED = re.compile(r"\s*([^#]*?)\s*#\s*(\d{1,9})\s*", re.ASCII)


def answer(
    call: Call, remove: tuple[str, ...], improve: tuple[str, ...], rate: tuple[str, ...]
) -> Reply:
    """Forecast from planned rates how walks end.

    FILE is a journey file, or - for the standard input. The figures (how walks end, how long they
    take, what they are worth) are for each entry and each customer there. Where rates are missing
    they are named, and nothing is guessed. With --remove, --improve or --rate, compare with the
    journey so changed.

    Exit status: 0; 1 when a figure that is asked for is unknown or the file holds no whole
    journey; 2 when the call is wrong.
    """
    from journey.coverage.text_forecast import tabulate_forecast
    from journey.states.rates.forecasting import what_if

    changes = what_if(
        call.journey,
        remove=[nfc(name.strip()) for name in remove],
        rates=_figures(rate, _transitions, call.language),
        improve=_figures(improve, lambda name: [name], call.language),
    )
    changed = bool(remove or improve or rate)
    asked = (change.after or change.before if changed else change.before for change in changes)
    return Reply(
        tabulate_forecast(changes, call.journey, call.language, changed=changed),
        status=0 if all(each.is_known for each in asked) else 1,
    )


def _figures(
    options: Iterable[str], names_in: Callable[[str], Iterable[str]], language: str
) -> dict[str, float]:
    """Read `desk=20%` and `desk=0.2`; what is neither could mean a hundredth of what it says."""
    found: dict[str, float] = {}
    for text in options:
        written, equals, figure = text.rpartition("=")
        share = _share(figure)
        if share is None or not equals:
            stop(_NO_SHARE.say(language, {"option": text, **_examples(written, figure)}))
        for name in names_in(nfc(written.strip())):
            if (before := found.setdefault(name, share)) != share:
                values = {"name": name, "one": f"{before:g}", "other": f"{share:g}"}
                stop(_TWICE.say(language, values))
    return found


def _share(text: str) -> float | None:
    """Return the share that a text means, from 0 to 1; None where it means none."""
    found = _FIGURE.fullmatch(text)
    share = float(found[1]) / (100 if found[2] else 1) if found else -1.0
    return share if 0 <= share <= 1 else None


def _examples(written: str, figure: str) -> dict[str, str]:
    """Write an option in both forms, with the percentage that a figure above 1 may mean."""
    found = _FIGURE.fullmatch(figure)
    meant = float(found[1]) if found and written else 20.0
    percent = meant if 0 <= meant <= 100 else 20.0
    name = (written or figure).strip()
    return {"share": f"{name}={percent / 100:g}", "percentage": f"{name}={percent:g}%"}


def _transitions(text: str) -> list[str]:
    """List the names of the transitions that an arrow means, spaced as in the file or not."""
    numbered = _NUMBERED.fullmatch(text)
    try:
        steps = parse_arrow((numbered[1] if numbered else text).replace("→", "->"))
    except ValueError:
        return [text]
    number = int(numbered[2]) if numbered else 1
    ending = f"#{number}" if number != 1 else ""
    return [f"{source} -> {target}{ending}" for source, target in steps]


COMMAND = Command(
    answer,
    options.FILE,
    options.several(
        "--remove TOUCHPOINT", "What if nobody could use this touchpoint? May be repeated."
    ),
    options.several(
        "--improve TOUCHPOINT=SHARE",
        "What if this share of those lost there went on? As desk=20% or desk=0.2. May be repeated.",
    ),
    options.several(
        "--rate 'A -> B=SHARE'",
        "What if this were the rate of a transition? As 'cart -> paid=40%' or 'cart -> paid=0.4'. "
        "May be repeated.",
    ),
    options.LANGUAGE,
)
