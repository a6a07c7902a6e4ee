"""Themes: read by everybody, whatever they see; a company's own, checked before anything is drawn."""

import shutil
import xml.etree.ElementTree as ET
from contextlib import suppress
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

import journey
from journey import BadTheme, draw, read_theme, render
from journey.cli import main
from journey.pictures.exporters.dot import _STYLES
from journey.pictures.fonts.letterforms import NotAFont, letterforms_of
from journey.pictures.fonts.typesetting import set_in, text_width
from journey.pictures.parts.heatmap import heat_map
from journey.pictures.svg.lettering import DASHES, SERIES
from journey.pictures.theme.colours import (
    LINES,
    PRINT,
    READABLE,
    STANDARD,
    Theme,
    contrast,
    distinct,
    pairs,
)
from journey.pictures.theme.reading import face_of
from journey.words.terms import OUTCOME_SIGNS
from tests.calling import APART
from tests.pictures.hostile import assert_harmless
from tests.pictures.plotted import VIEWS, covered, outside, shop, texts
from tests.pictures.seeing import MACHADO, apart, ciede2000, linear
from tests.pictures.shop import shop as small

SVG = "{http://www.w3.org/2000/svg}"
EVERYONE = ("all", *MACHADO)
FAR = 10.0
"""A difference (CIEDE2000) that nobody has to look for."""


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_of_colours_is_that_of_the_published_pairs(
    one: tuple[float, float, float], other: tuple[float, float, float], distance: float
) -> None:
    """Source: Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula", 2005, table 1."""
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


def closest(colours: dict[str, str], roles: list[str]) -> dict[tuple[str, str, str], float]:
    """Return the pairs that somebody could take for each other."""
    return {
        (kind, one, other): round(apart(colours[one], colours[other], kind), 1)
        for kind in EVERYONE
        for one, other in combinations(roles, 2)
        if apart(colours[one], colours[other], kind) < FAR
    }


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_series_outcomes_and_marks_are_told_apart_by_the_colour_blind(ground: str) -> None:
    colours = getattr(STANDARD, ground)

    assert closest(colours, [f"series-{number}" for number in range(1, 7)]) == {}
    assert closest(colours, ["positive-ink", "neutral-ink", "negative-ink"]) == {}
    assert closest(colours, ["few", "many"]) == {}
    assert closest(colours, ["truth", "series-1"]) == {}


@pytest.mark.parametrize("theme", [STANDARD, PRINT], ids=["standard", "print"])
@pytest.mark.parametrize("ground", ["light", "dark"])
def test_kinds_of_edges_differ_in_dash_or_head_or_in_a_colour_that_everybody_tells(
    theme: Theme, ground: str
) -> None:
    colours = getattr(theme, ground)

    alike = [
        (one, other, kind)
        for one, other in combinations(LINES, 2)
        for kind in (*EVERYONE, "grey")
        if apart(colours[one], colours[other], kind) < FAR
        and (DASHES.get(one), _STYLES[one][1]) == (DASHES.get(other), _STYLES[other][1])
    ]

    # An entry begins with a dot, where no other kind of edge begins with anything.
    assert {pair[:2] for pair in alike} <= {("forward", "entry")}


def test_what_is_told_by_colour_has_another_sign() -> None:
    assert len({series.dash for series in SERIES}) == len(SERIES)
    assert len({series.shape for series in SERIES}) == len(SERIES)
    assert len(set(OUTCOME_SIGNS.values())) == len(OUTCOME_SIGNS)
    table = heat_map({}, shop())
    assert table.key == ()
    for view in VIEWS:
        shown = draw(shop(), view)
        looks = [sign.look for sign in getattr(shown, "key", ())]
        assert len(set(looks)) == len(looks)
        for row in getattr(shown, "rows", ()):
            assert all(cell.sign for cell in row if cell.tone)


@pytest.mark.parametrize("theme", [STANDARD, PRINT], ids=["standard", "print"])
def test_everything_has_enough_contrast(theme: Theme) -> None:
    weak = [
        (ink, ground, name)
        for name in ("light", "dark")
        for ink, ground, least in pairs()
        if contrast(getattr(theme, name)[ink], getattr(theme, name)[ground]) < least
    ]

    assert weak == []
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)


def test_print_is_grey_and_its_grounds_differ_in_light() -> None:
    for colour in PRINT.light.values():
        red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
        assert max(red, green, blue) - min(red, green, blue) <= 3
    tones = ["positive", "neutral", "negative", "canvas"]
    for one, other in combinations(tones, 2):
        assert apart(PRINT.light[one], PRINT.light[other], "grey") >= 3
    assert len(set(PRINT.light.values())) == len(PRINT.light) == len(STANDARD.light)
    assert linear(PRINT.light["canvas"]) > (0.97, 0.97, 0.97)


@pytest.mark.parametrize("view", VIEWS)
def test_a_printed_picture_has_no_colour(view: str) -> None:
    svg = render(draw(shop(), view), theme=PRINT, ground="light").text

    for element in ET.fromstring(svg).iter():
        for name in ("fill", "stroke"):
            colour = element.get(name, "none")
            if colour != "none":
                parts = [int(colour[n : n + 2], 16) for n in (1, 3, 5)]
                assert max(parts) - min(parts) <= 3, colour


@given(st.lists(st.sampled_from(["#000000", "#ffffff", "#123456", "#0000ff"]), max_size=60))
def test_distinct_colours_are_distinct_and_look_the_same(colours: list[str]) -> None:
    given_ = {str(number): colour for number, colour in enumerate(colours)}

    found = distinct(given_)

    assert found.keys() == given_.keys()
    assert len(set(found.values())) == len(found)
    for role, colour in found.items():
        parts = [(int(colour[n : n + 2], 16), int(given_[role][n : n + 2], 16)) for n in (1, 3, 5)]
        assert all(abs(one - other) <= 3 for one, other in parts)


# A company's own


def theme_file(folder: Path, text: str) -> Path:
    path = folder / "acme.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_theme_colours_what_carries_the_brand(tmp_path: Path) -> None:
    path = theme_file(
        tmp_path,
        'brand = "#0a3d91"\naccent = {light = "#b3470a", dark = "#ffb070"}\n\n'
        '[light]\ncanvas = "#fffdf7"\n',
    )

    theme = read_theme(path)

    assert [contrast(theme.light[role], "#0a3d91") for role in ("heading", "few")] == pytest.approx(
        [1, 1], abs=0.05
    )
    assert theme.dark["series-2"] == "#ffb070"
    assert contrast(theme.dark["heading"], theme.dark["canvas"]) >= READABLE
    assert theme.light["canvas"] == "#fffdf7" and theme.dark["canvas"] == STANDARD.dark["canvas"]
    assert len(set(theme.light.values())) == len(theme.light)
    for view in ("funnel", "pareto", "board"):
        svg = render(draw(shop(), view), theme=theme).text
        assert "#fffdf7" in svg and f"fill:{theme.dark['heading']}" in svg


def test_the_same_brand_for_many_roles_still_draws_each_as_itself(tmp_path: Path) -> None:
    lines = "\n".join(f'{role} = "#24292f"' for role in LINES)
    theme = read_theme(theme_file(tmp_path, f"[light]\n{lines}\n"))

    svg = render(draw(small()), theme=theme).text

    used = {
        name for element in ET.fromstring(svg).iter() for name in element.get("class", "").split()
    }
    plain = render(draw(small())).text
    wanted = {
        name for element in ET.fromstring(plain).iter() for name in element.get("class", "").split()
    }
    assert used == wanted


MISTAKES = {
    'brnd = "#000000"': "acme.toml:1: unknown key `brnd`; did you mean `brand`?",
    '\n[light]\nheadin = "#000000"': "acme.toml:3: no role is named `headin`; did you mean `heading`?",
    'brand = "blue"': 'acme.toml:1: `brand` is a colour such as "#1f5fa8", not `blue`',
    "brand = 3": 'acme.toml:1: `brand` is a colour such as "#1f5fa8", not 3',
    'brand = {light = "#000000", drk = "#ffffff"}': "unknown key `drk`; did you mean `dark`?",
    'light = "white"': "acme.toml:1: `light` is a table",
    'base = "dark"': "acme.toml:1: a theme starts from standard / print, not `dark`",
    '\n\nbrand = "#ffee00"': (
        "acme.toml:3: `heading` #ffee00 on `canvas` #fffffe (light) has a contrast of 1.20, and "
        "readers need 4.5: make one lighter or darker"
    ),
    '[dark]\nink = "#333333"': "acme.toml:2: `ink` #333333 on",
    '[light]\ncanvas = "#202020"': "acme.toml:2: `heading` #1f2327 on `canvas` #202020 (light) has a contrast of 1.03",
    '[font]\nbold = "x.ttf"': "acme.toml:1: `font` needs `regular`",
    '[font]\nregular = "none.ttf"': "acme.toml:2: cannot use the font `none.ttf`: No such file",
    '[font]\nregular = "acme.toml"': "acme.toml:2: cannot use the font `acme.toml`: it is no TrueType",
    '[font]\nregular = "x.ttf"\nitalic = "y.ttf"': "acme.toml:3: unknown key `italic`",
    "brand = ": "acme.toml: not TOML: Invalid value",
    "a = " + "[" * 3000: "acme.toml: not TOML",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_theme_with_a_mistake_names_it_at_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadTheme) as caught:
        read_theme(theme_file(tmp_path, text))

    assert MISTAKES[text] in str(caught.value)
    assert caught.value.say("ko") != caught.value.say("en")
    assert caught.value.say("ko").count("acme.toml") >= len(caught.value.mistakes)


def test_every_mistake_of_a_theme_is_told_at_once(tmp_path: Path) -> None:
    text = 'brnd = "#000000"\nbrand = 1\n[light]\ninc = "#000000"\nink = "x"\n'

    with pytest.raises(BadTheme) as caught:
        read_theme(theme_file(tmp_path, text))

    assert [each.split(": ")[0].rpartition(":")[2] for each in caught.value.mistakes] == [
        "1", "2", "4", "5",
    ]  # fmt: skip


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_makes_reading_a_theme_or_a_font_crash(content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.toml"
        path.write_bytes(content)
        with suppress(BadTheme):
            read_theme(path)
        with pytest.raises(NotAFont):
            letterforms_of(path)


# Fonts

FONTS = Path(journey.__file__).parent / "pictures" / "fonts"


@pytest.mark.parametrize("name", ["Regular", "Bold"])
def test_the_widths_of_a_font_are_those_of_fonttools(name: str) -> None:
    path = FONTS / f"NotoSansKR-{name}.otf"
    font = TTFont(path)

    found = letterforms_of(path)

    widths, units = font["hmtx"], font["head"].unitsPerEm
    expected = {
        chr(code): round(widths[glyph][0] * 1000 / units)
        for code, glyph in font.getBestCmap().items()
        if glyph != ".notdef"
    }
    assert found.advances == expected
    assert found.family == "Noto Sans KR"


@given(st.integers(0, 60_000), st.binary(min_size=1, max_size=40))
def test_a_damaged_font_is_refused_or_read_but_never_crashes(place: int, noise: bytes) -> None:
    import tempfile

    data = bytearray((FONTS / "NotoSansKR-Regular.otf").read_bytes()[:60_000])
    data[place : place + len(noise)] = noise
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.otf"
        path.write_bytes(bytes(data))
        try:
            read = bool(letterforms_of(path))
        except NotAFont as error:
            read = bool(str(error))

    assert read


def wide_font(folder: Path, advance: int = 1100) -> Path:
    """Build a font of boxes in which every Latin letter is wider than it is high."""
    letters = [chr(code) for code in range(32, 127)]
    names = [".notdef", *(f"u{ord(letter):04x}" for letter in letters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"u{ord(letter):04x}" for letter in letters})
    pen = TTGlyphPen(None)
    for x, y in ((50, 0), (50, 700), (advance - 50, 700), (advance - 50, 0)):
        (pen.lineTo if x != 50 or y else pen.moveTo)((x, y))
    pen.closePath()
    box = pen.glyph()
    builder.setupGlyf(dict.fromkeys(names, box))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (advance, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Acme Wide", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    path = folder / "AcmeWide.ttf"
    builder.save(path)
    return path


def test_a_companys_font_is_named_and_measured(tmp_path: Path) -> None:
    wide_font(tmp_path)
    theme = read_theme(theme_file(tmp_path, '[font]\nregular = "AcmeWide.ttf"\n'))

    assert theme.family == "Acme Wide"
    face = face_of(theme)
    with set_in(face):
        assert text_width("abc", 10) == 33
        assert text_width("가", 10) == pytest.approx(9.2)  # which the font has not
    assert text_width("abc", 10) < 20
    plain, own = render(draw(small())).text, render(draw(small()), theme=theme).text
    assert ET.fromstring(own).get("font-family", "").startswith("'Acme Wide', Noto Sans KR")
    assert float(ET.fromstring(own).get("width", "0")) > float(
        ET.fromstring(plain).get("width", "0")
    )


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_off_or_covered_in_a_wide_font(tmp_path: Path, view: str) -> None:
    wide_font(tmp_path, 800)
    theme = read_theme(theme_file(tmp_path, '[font]\nregular = "AcmeWide.ttf"\n'))
    shown = draw(shop(), view)

    svg = render(shown, theme=theme).text

    assert_harmless(svg)
    with set_in(face_of(theme)):
        assert covered(svg) == []
        assert outside(svg) == []
    assert render(shown, "png", theme=theme).data != render(shown, "png").data


def test_a_font_that_is_gone_is_told_when_drawing(tmp_path: Path) -> None:
    theme = replace(STANDARD, family="Gone", regular=tmp_path / "gone.ttf")

    with pytest.raises(BadTheme, match=r"gone\.ttf"):
        render(draw(small()), theme=theme)


# The command


def test_the_command_takes_themes_by_name_and_by_file(tmp_path: Path, examples: Path) -> None:
    file = str(tmp_path / "x.journey.yaml")
    shutil.copy(examples / "saas_subscription.journey.yaml", file)
    theme = theme_file(tmp_path, 'brand = "#0a3d91"\n')

    def drawn(*arguments: str) -> str:
        result = CliRunner(**APART).invoke(
            main, ["draw", file, "--view", "board", "--format", "svg", "-o", "-", *arguments]
        )
        assert result.exit_code == 0, result.output
        return result.stdout

    assert STANDARD.dark["canvas"] in drawn("--theme", "dark")
    assert PRINT.light["positive"] in drawn("--theme", "print")
    assert "#0a3d91" in drawn("--theme", str(theme))
    mixed = drawn("--theme", str(theme), "--theme", "dark")
    assert STANDARD.dark["canvas"] in mixed and read_theme(theme).dark["heading"] in mixed


@pytest.mark.parametrize(
    ("name", "language", "words"),
    [
        (
            "drak",
            "en",
            "no theme named 'drak'; did you mean 'dark'? known: auto, light, dark, print",
        ),
        ("drak", "ko", "테마 가운데 `drak`이(가) 없습니다"),
        ("none.toml", "en", "none.toml: cannot be opened: No such file or directory"),
        ("none.toml", "ko", "none.toml: 열 수 없습니다"),
    ],
)
def test_an_unknown_theme_is_told(examples: Path, name: str, language: str, words: str) -> None:
    file = str(examples / "saas_subscription.journey.yaml")

    result = CliRunner(**APART).invoke(
        main,
        [
            "draw",
            file,
            "--view",
            "board",
            "--format",
            "svg",
            "-o",
            "-",
            "--theme",
            name,
            "--lang",
            language,
        ],
    )

    assert result.exit_code == 2
    assert words in result.stderr


def test_a_theme_that_names_the_print_base_is_grey(tmp_path: Path) -> None:
    assert read_theme(theme_file(tmp_path, 'base = "print"\n')) == PRINT
    assert texts(render(draw(shop(), "board"), theme=PRINT).text)
