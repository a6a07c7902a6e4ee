"""What Python and notebooks show of a value is short, and only ever text."""

import datetime
import inspect
from datetime import date
from html.parser import HTMLParser

from hypothesis import given

import journey as library
from journey import Journey, Stage, Touchpoint, check, cover, draw, explore, forecast, read, render
from journey.testing import journeys
from tests.places import EXAMPLES

TODAY = date(2026, 11, 22)
STORE = EXAMPLES / "online_store.journey.yaml"


class Cells(HTMLParser):
    """The texts of a table, and the tags that it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_part_shows_what_it_says_and_no_defaults() -> None:
    part = Stage(id="buy", phase="purchase", touchpoints=(Touchpoint(id="cart", entry="any"),))

    assert repr(part) == (
        "Stage(id='buy', phase='purchase', touchpoints=(Touchpoint(id='cart', entry='any'),))"
    )


@given(journeys())
def test_what_a_part_shows_makes_the_part_again(journey: Journey) -> None:
    names = {name: getattr(library, name) for name in library.__all__} | {"datetime": datetime}

    assert eval(repr(journey), names) == journey


def test_what_holds_a_whole_journey_shows_one_line() -> None:
    document = read(STORE)
    assert document.journey is not None

    assert repr(document) == f"<Document {str(STORE)!r}: 'online_store', 0 problems>"
    space = explore(document)
    assert repr(space) == f"<StateSpace of 'online_store': {len(space)} states>"
    picture = render(draw(document))
    assert repr(picture) == f"<Picture: svg, {len(picture.data)} bytes>"


def test_no_signature_holds_a_table() -> None:
    for name in library.__all__:
        of = getattr(library, name)
        functions = (
            [of] if inspect.isfunction(of) else [*vars(of).values()] if inspect.isclass(of) else []
        )
        for function in filter(inspect.isfunction, functions):
            for parameter in inspect.signature(function).parameters.values():
                assert len(repr(parameter.default)) < 60, f"{name}: {parameter.name}"


def test_notebooks_show_tables() -> None:
    hostile = Journey(id="x", owner="<script>alert(1)</script>")
    checked = Cells(check(hostile, today=TODAY)._repr_html_())
    covered = Cells(cover(read(STORE), today=TODAY)._repr_html_())
    forecasts = Cells(forecast(read(STORE))._repr_html_())  # type: ignore[attr-defined]

    assert checked.tags | covered.tags | forecasts.tags <= {
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert "undeclared-name" in checked.texts or "ownerless-journey" in checked.texts
    assert "customers who are in some reachable state" in covered.texts
    assert "abandoned" in forecasts.texts


def test_notebooks_show_words_beside_a_picture() -> None:
    for format in ("svg", "png"):
        shown = render(draw(read(STORE)), format)._repr_mimebundle_()
        assert shown["text/plain"].startswith("<Picture: ")
    table = draw(read(STORE), "matrix")
    assert table.title in table._repr_mimebundle_()["text/plain"]  # type: ignore[union-attr]
