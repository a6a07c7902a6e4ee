"""Say which program made something where those that are tried before it failed."""

import signal
from collections.abc import Sequence

from journey.words.sentences import Sentence, joined

_INSTEAD = Sentence(
    "{name:plain} made this, which may look different: {troubles}",
    "{name:plain} 프로그램으로 만들어 모양이 다를 수 있습니다: {troubles}",
)
_KILLED = Sentence("killed by {signal:plain}", "{signal:plain} 신호로 종료됨")
_NOTHING = Sentence("exit status {status}, nothing made", "종료 상태 {status}, 만든 것 없음")


def instead(name: str, troubles: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Say which program made something, and what came of those before it; nothing where none was.

    >>> instead("system", ())
    ()
    """
    values = {"name": name, "troubles": joined(troubles, "; ")}
    return (_INSTEAD.filled(values),) if troubles else ()


def ending(status: int) -> Sentence:
    """Say how a program ended that made nothing.

    >>> ending(-9).say(), ending(3).say()
    ('killed by SIGKILL', 'exit status 3, nothing made')
    """
    if status >= 0:
        return _NOTHING.filled({"status": status})
    try:
        return _KILLED.filled({"signal": signal.Signals(-status).name})
    except ValueError:
        return _KILLED.filled({"signal": -status})
