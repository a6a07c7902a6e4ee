"""Letters that a layout program could obey, or that show nothing, drawn as they were written."""

import subprocess
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey import Journey, Stage, Touchpoint, draw, render
from journey.pictures.view import all_exporters, all_layouts
from tests.needs import need
from tests.pictures.hostile import hostile
from tests.pictures.shop import shop, texts

BACKSLASHES = [r"C:\Notes", r"\\NAS\Gifts", r"\Early", "\\", "a\\", r"\N\G\E\T\H\L\l\r\n", r"\&lt;"]
JOINED = ["상담 👩\u200d💻 연결", "می\u200cخواهم", "क\u094d\u200dष"]


def titled(titles: Sequence[str]) -> Journey:
    """A journey of touchpoints with these titles."""
    points = tuple(
        Touchpoint(id=f"t{number}", title=title, entry="any", emotion=1)
        for number, title in enumerate(titles)
    )
    stage = Stage(id="s", phase="use", touchpoints=points)
    return shop().model_copy(update={"stages": (stage,), "transitions": (), "policies": ()})


def letters(svg: str) -> str:
    """Return every letter that a picture shows, without spaces."""
    return "".join("".join(texts(svg)).split())


def laid_out(dot: str, layout: str) -> str:
    """Return the picture that a layout program alone makes of DOT."""
    (command,) = (each.find() for each in all_layouts() if each.name == layout)
    assert command is not None
    done = subprocess.run(command, input=dot.encode(), capture_output=True, timeout=60)
    return done.stdout.decode()


@pytest.mark.parametrize("text", BACKSLASHES)
@pytest.mark.parametrize("layout", ["embedded", "system"])
def test_a_backslash_is_a_letter(text: str, layout: str) -> None:
    if layout == "system":
        need("dot")
    diagram = draw(hostile(f"x{text}x"))

    finished = letters(render(diagram, layout=layout).text)
    plain = letters(laid_out(render(diagram, "dot").text, layout))

    for svg in (finished, plain):
        assert svg.count(f"x{text}x") >= len([*shop().touchpoints, *shop().stages])
        assert svg.count("\\") == text.count("\\") * svg.count(f"x{text}x")


@given(
    st.lists(
        st.text(st.sampled_from("\\\\\\\\NGETHLlrnx\"'<>{}|&;가 "), max_size=9),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_stands_after_a_backslash_is_drawn_as_it_was_written(titles: list[str]) -> None:
    titles = [f"a{title}z" for title in titles]

    shown = letters(render(draw(titled(titles))).text)

    for title in titles:
        assert "".join(title.split()) in shown


@pytest.mark.parametrize("text", JOINED)
@pytest.mark.parametrize("format", ["svg", *sorted(all_exporters())])
def test_joiners_are_in_pictures_where_they_join(text: str, format: str) -> None:
    drawn = render(draw(titled([text])), format).text

    written = drawn.replace("#8205;", "\u200d").replace("#8204;", "\u200c")
    assert "u200" not in drawn
    assert all(word in written for word in text.split())


def test_what_joins_is_not_torn_where_a_line_is_broken() -> None:
    title = "👩\u200d💻" * 12

    shown = texts(render(draw(titled([title]))).text)

    assert "u200" not in "".join(shown)
