"""Ids and texts to make journeys of: plain ones, and such as have gone wrong somewhere."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice

PLAIN: Mapping[str, Sequence[str]] = {
    "journey": ("shop",),
    "type": ("guest", "member", "vip", "dormant"),
    "situation": ("browsing", "waiting", "defective", "leaving"),
    "touchpoint": ("cart", "checkout", "payment", "parcel", "chat", "claim", "survey", "search"),
    "outcome": ("paid", "left", "refunded"),
    "stage": ("buy", "use", "help", "leave"),
    "team": ("cx", "logistics", "marketing"),
    "channel": ("web", "app", "phone"),
    "metric": ("csat", "conversion", "nps", "effort"),
    "action": ("answer", "remind", "call", "thank"),
}
"""Ids that read well; a small journey has none but these."""

ODD: Sequence[str] = (
    *(
        "장바구니",
        "no",
        "é",
        "b-2",
        "z_",
        "Ä1",
        "on",
        "yes",
        "null",
        "true",
        "n",
        "漢",
        "상품-상세",
    ),
    *("x", "x1", "x-1", "x_1", "a", "kept", "결제", "y", "any_one", "in", "end", "class", "가"),
    *(
        "가나",
        "title",
        "entry",
        "주문_완료",
        "for_",
        "becomes",
        "node",
        "graph",
        "digraph",
        "False",
    ),
    *("subgraph", "edge", "strict", "p50", "ǆ", "ß", "µ", "ªº", "id", "lambda", "고객", "ключ"),
)
"""Ids that have gone wrong somewhere: keywords of YAML, DOT and Python, scripts, look-alikes."""

PLAIN_TEXTS: Sequence[str] = ("Cart", "장바구니", "Waits for a late parcel")
"""Texts that read well."""

TEXTS: Sequence[str] = (
    *PLAIN_TEXTS,
    *(
        "no",
        "404",
        "012",
        "1e3",
        "null",
        "~",
        "",
        "a: b",
        "#x",
        "- a",
        "it's",
        '"so"',
        "two\nlines",
    ),
    *(" lead", "2026-11-22", "<b>&amp;</b>", "🛒"),
)
"""Texts, of which YAML, DOT and SVG take some for something else."""


class Ids:
    """Hands out ids, each once.

    Args:
        turn: 0 for plain ids; from 1 on, where among the odd ones to begin.
    """

    def __init__(self, turn: int = 0) -> None:
        self._odd = None if turn == 0 else _numbered((*ODD[turn - 1 :], *ODD[: turn - 1]))

    def take(self, role: str, number: int) -> list[str]:
        """Return some new ids for parts of one kind; ask once for each kind."""
        return list(islice(self._odd or _numbered(PLAIN[role]), number))


def _numbered(names: Sequence[str]) -> Iterator[str]:
    """Return names for ever: when they are used up, with a number behind them."""
    yield from names
    for turn in count(2):
        yield from (f"{name}_{turn}" for name in names)
