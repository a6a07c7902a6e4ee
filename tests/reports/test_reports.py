"""What documents for meetings promise."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from journey import (
    BadTemplate,
    CannotPrint,
    Diagnostic,
    Document,
    Journey,
    MissingExtra,
    Mission,
    Paper,
    Stage,
    Team,
    Touchpoint,
    Transition,
    UnknownName,
    Voice,
    check,
    publish,
    read,
    read_answers,
    read_readings,
    read_tickets,
    reads,
    report,
)
from journey.checking.rule import all_rules
from journey.cli import main
from journey.facts.owners import teams_of
from journey.model.texts import say
from journey.reports import fonts as facing
from journey.reports import pdf as printing
from journey.reports import publishing
from journey.reports.chapters import findings
from journey.reports.paper import KINDS
from journey.testing import broken, journeys
from journey.words.blocks import Illustration, Listing
from tests.amounts import examples, is_quick
from tests.calling import APART
from tests.needs import need, need_module
from tests.places import EXAMPLES

pytest.importorskip("jinja2", reason="the extra `reports` is not installed")

TODAY = date(2026, 11, 22)
NAMES = ("online_store", "saas_subscription", "hospital_visit")
VOID = {"meta", "br", "hr", "img", "input", "link", "col"}
HOSTILE = (
    "</style><script>alert(1)</script><img src=http://x.example/y onerror=z> {{ 7*7 }} {% raw %} "
    "[a](javascript:b) | # `c` **d** <!-- \u202e]]> & \"e\" 'f' \n\n- g\n1. h"
)


def example(name: str) -> Document:
    return read(EXAMPLES / f"{name}.journey.yaml")


class Page(HTMLParser):
    """A page taken apart: its tags, which have to be balanced, its texts and its headings."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        known = dict(attrs)
        self.attributes.setdefault(tag, known)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [str(v) for name, v in attrs if name in ("href", "src", "xlink:href")]
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"closed and never opened: {tag}"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def assert_sound(page: str, language: str) -> Page:
    """Assert what holds of every page, and return it taken apart."""
    found = Page(page)
    assert page.startswith("<!doctype html>")
    assert found.attributes["html"]["lang"] == language
    assert found.levels[0] == 1
    assert found.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(found.levels))
    assert not found.tags["script"]
    assert not found.tags["link"]
    assert len(found.ids) == len(set(found.ids))
    assert all(link.startswith("#") and link[1:] in found.ids for link in found.links)
    return found


def words_of(paper: Paper) -> str:
    """Return every text of a document."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, Illustration):
            found.append(paper.pictures[value.view].title)
        elif isinstance(value, tuple | list):
            for each in value:
                walk(each)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                walk(getattr(value, name))

    walk(paper.chapters)
    return "\n".join(found)


MUTATED = sorted(rule.id for rule in all_rules().values() if rule.mutate is not None)
BROKEN = st.sampled_from(MUTATED).flatmap(broken)


def _journey_of(target: Journey | Document) -> Journey:
    journey = target.journey if isinstance(target, Document) else target
    assert journey is not None
    return journey


KIND = st.sampled_from(KINDS)
LANGUAGE = st.sampled_from(("en", "ko"))


@settings(max_examples=examples(25))
@given(journeys(), KIND, LANGUAGE, st.data())
def test_every_journey_has_its_page_in_html_and_markdown(
    journey: Journey, kind: Any, language: str, data: st.DataObject
) -> None:
    team = data.draw(st.sampled_from([None, *(team.id for team in journey.teams)]))

    paper = report(journey, kind, team=team, language=language, today=TODAY)

    assert_sound(publish(paper, "html").text, language)
    assert publish(paper, "md").text.startswith("# ")


@settings(max_examples=examples(15))
@given(BROKEN, KIND, LANGUAGE)
def test_a_broken_journey_has_its_page(one: Any, kind: Any, language: str) -> None:
    paper = report(_journey_of(one.target), kind, language=language, today=TODAY)

    assert_sound(publish(paper, "html").text, language)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_examples_are_told_in_one_language(name: str, kind: Any, language: str) -> None:
    paper = report(example(name), kind, language=language, today=TODAY)
    page = publish(paper, "html")

    assert_sound(page.text, language)
    assert paper.chapters[0].id == "mission"
    assert "voices" in [chapter.id for chapter in paper.chapters][1:3]
    assert not any("None" in text for text in words_of(paper).splitlines())
    if language == "ko":
        leads = [chapter.lead for chapter in paper.chapters if chapter.lead]
        assert all(re.search("[가-힣]", lead) for lead in leads)


def test_the_monthly_report_goes_through_everything_in_its_order() -> None:
    paper = report(example("online_store"), "monthly", today=TODAY)

    assert [chapter.id for chapter in paper.chapters] == [
        "mission",
        "voices",
        "customers",
        "funnel",
        "causes",
        "improvements",
        "operations",
        "goals",
        "wheel",
        "due",
        "findings",
    ]
    assert {block.view for block in paper.blocks if isinstance(block, Illustration)} == {
        "heatmap",
        "stages",
        "emotions",
        "pareto",
        "value_effort",
        "board",
        "wheel",
    }


def test_an_empty_journey_says_what_to_write() -> None:
    for kind in KINDS:
        page = publish(report(Journey(id="shop"), kind, today=TODAY), "html").text
        found = assert_sound(page, "en")

        assert "The journey says no mission" in found.text
        assert "No voice is written down" in found.text


def test_a_word_that_means_something_to_html_jinja_or_markdown_is_only_text() -> None:
    markdown = need_module("markdown")
    text = json.dumps(HOSTILE)
    document = reads(f"""
journey: shop
title: {text}
mission: {{text: {text}, means: {{ease: {text}}}}}
teams: {{cx: {text}}}
owner: cx
metrics: {{csat: {{title: {text}}}}}
goals: {{better: {{title: {text}, task: {text}, by: 2026-11-24, owner: cx}}}}
stages:
  buy:
    phase: purchase
    title: {text}
    owner: cx
    touchpoints: {{cart: {text}, paid: {{title: {text}, outcome: positive}}}}
    actions: {{help: {{title: {text}, hours_per_month: 40, maturity: process, owner: cx}}}}
voc:
  slow: {{title: {text}, kind: complaint, severity: 4, per_month: 9, cause: {{team: cx, text: {text}}}}}
improvements: {{faster: {{title: {text}, from: [slow], status: proposed, owner: cx}}}}
reviews: {{weekly: {{title: {text}, every: week, teams: [cx], agenda: [{text}]}}}}
""")
    plain = Page(publish(report(reads("journey: shop"), "monthly", today=TODAY), "html").text)
    for kind in KINDS:
        for team in (None, "cx"):
            paper = report(document, kind, team=team, today=TODAY)
            page = assert_sound(publish(paper, "html").text, "en")
            text = publish(paper, "md", folder="").text
            shown = Page(markdown.markdown(text, extensions=["tables"]))

            assert page.tags["img"] == 0
            assert page.tags["style"] == 1 + page.tags["svg"]
            assert page.attributes["html"].keys() == plain.attributes["html"].keys()
            assert "{{ 7*7 }}" in page.text
            assert not {"script", "img", "style", "a"} & shown.tags.keys()
            assert "49" not in shown.text.split()
            assert shown.levels.count(1) == 1


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders of reports of one day, in each format, by processes that order sets differently."""
    script = (
        "import sys\n"
        "from journey.cli import main\n"
        "for target in sys.argv[2:]:\n"
        "    words = ['report', sys.argv[1], '-o', target, '--today', '2026-11-22']\n"
        "    main.main(words, standalone_mode=False)\n"
    )
    first, second = (tmp_path_factory.mktemp(f"seed{seed}") for seed in (0, 1))
    for seed, folder in enumerate((first, second)):
        targets = [folder / format / f"report.{format}" for format in ("html", "md")]
        for target in targets:
            target.parent.mkdir()
        subprocess.run(
            [
                *(sys.executable, "-c", script),
                *(str(EXAMPLES / "hospital_visit.journey.yaml"), *map(str, targets)),
            ],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": str(seed), "TZ": "Asia/Seoul"},
        )
    return first, second


@pytest.mark.parametrize("format", ["html", "md"])
def test_the_same_day_gives_the_same_bytes_whatever_the_seed(
    format: str, written: tuple[Path, Path]
) -> None:
    first, second = (
        {path.name: path.read_bytes() for path in (folder / format).rglob("*") if path.is_file()}
        for folder in written
    )

    assert first == second
    assert len(first) == (1 if format == "html" else 8)


def owners_on_the_way(journey: Journey, path: tuple[Any, ...]) -> tuple[str, ...]:
    """Tell whose something is by going down the path, part by part: the last owner that is met."""
    found: tuple[str, ...] = (journey.owner,) if journey.owner else ()
    if path[:1] == ("transitions",) and len(path) > 1:
        return begins_at(journey, path[1]) or found
    if path[:1] == ("teams",) and len(path) > 1:
        return (path[1],) if path[1] in [team.id for team in journey.teams] else found
    here: Any = journey
    for step in path:
        here = below(here, step)
        if path[0] == "reviews" and getattr(here, "teams", ()):
            return tuple(here.teams)
        owner = inherited(journey, here) if path[0] == "voc" else getattr(here, "owner", None)
        if owner:
            found = (owner,)
    return found


def below(here: Any, step: Any) -> Any:
    if not isinstance(here, tuple):
        return getattr(here, str(step), None)
    there = [part for n, part in enumerate(here) if step in (getattr(part, "id", n), n)]
    return there[0] if there else None


def begins_at(journey: Journey, name: Any) -> tuple[str, ...]:
    names = list(journey.transition_names)
    number = names.index(name) if name in names else name
    if not isinstance(number, int) or number >= len(journey.transitions):
        return ()
    for stage in journey.stages:
        for point in stage.touchpoints:
            if point.id == journey.transitions[number].from_:
                owner = point.owner or stage.owner
                return (owner,) if owner else ()
    return ()


def inherited(journey: Journey, voice: Any) -> str | None:
    parents = {each.id: each for each in journey.voc}
    seen: set[str] = set()
    while isinstance(voice, Voice) and voice.id not in seen:
        if voice.owner:
            return voice.owner
        seen.add(voice.id)
        voice = parents.get(voice.parent or "")
    return None


def listed(paper: Paper) -> list[tuple[str, str]]:
    """List the findings that a document shows: what each says, and its rule."""
    return sorted(
        (str(item.title), item.note.split(" · ")[1])
        for block in paper.chapter("findings").blocks
        if isinstance(block, Listing)
        for item in block.items
    )


@settings(max_examples=examples(20))
@given(
    st.one_of(journeys(), BROKEN.map(lambda one: _journey_of(one.target))),
    st.sampled_from(KINDS[:2]),
)
def test_a_team_sees_every_finding_of_its_own_and_none_that_is_only_another_s(
    journey: Journey, kind: Any
) -> None:
    found = list(check(journey, today=TODAY))

    for team in journey.teams:
        paper = report(journey, kind, team=team.id, today=TODAY)
        own = [one for one in found if team.id in owners_on_the_way(journey, one.path)]

        assert listed(paper) == sorted((one.message, one.rule) for one in own)


def test_a_finding_of_a_team_stands_on_its_page_in_words() -> None:
    document = reads(
        "journey: shop\nteams: {web: Web, desk: Desk}\nstages:\n"
        "  buy: {phase: purchase, owner: web, touchpoints: {cart: Cart}}\n"
        "  help: {phase: contact, owner: desk, touchpoints: {chat: Chat}}\n"
    )
    one = next(d for d in check(document, today=TODAY) if d.path[:2] == ("stages", "help"))
    message = re.sub("`", "", one.message)

    for kind in KINDS[:2]:
        pages = {
            team: Page(publish(report(document, kind, team=team, today=TODAY), "html").text).text
            for team in ("web", "desk")
        }

        assert message in re.sub(r"\s+([.,:;])", r"\1", pages["desk"])
        assert message not in re.sub(r"\s+([.,:;])", r"\1", pages["web"])


def test_a_team_s_page_holds_what_it_owns_causes_and_is_told() -> None:
    document = example("online_store")
    assert document.journey is not None
    paper = report(document, "monthly", team="logistics", today=TODAY)
    text = words_of(paper)

    for voice in document.journey.voc:
        tells = "logistics" in voice.with_ or (voice.cause and voice.cause.team == "logistics")
        title = say(voice.title, "en", voice.id)
        assert not tells or title in text
    assert "What is yours" in publish(paper, "md").text
    points = {point.id: point for point in document.journey.touchpoints}
    shown = words_of(replace(paper, chapters=(paper.chapter("yours"), paper.chapter("funnel"))))
    for id, point in points.items():
        name = say(point.title, "en", id)
        assert (document.journey.owner_of(id) == "logistics") == (
            name in re.split("[;\n] ?", shown)
        )


def test_an_unknown_team_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'logistics'"):
        report(example("online_store"), "weekly", team="logistic", today=TODAY)


def test_an_unknown_kind_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UnknownName, match="weekly, monthly, summary"):
        report(Journey(id="shop"), "yearly", today=TODAY)  # type: ignore[arg-type]


def test_what_was_not_measured_is_said() -> None:
    paper = report(example("online_store"), "monthly", today=TODAY)

    assert "no readings of metrics, tickets, answers" in " ".join(paper.notes)


def test_what_was_measured_counted_and_answered_is_told() -> None:
    document = example("online_store")
    assert document.journey is not None
    paper = report(
        document,
        "monthly",
        today=TODAY,
        readings=read_readings(EXAMPLES / "online_store.readings.csv", document, today=TODAY),
        tickets=read_tickets(EXAMPLES / "online_store.tickets.csv", document.journey),
        answers=[read_answers(path) for path in sorted((EXAMPLES / "answers").glob("*.yaml"))],
    )
    text = publish(paper, "md", folder="").text

    assert paper.notes == ()
    assert "### Said and counted: 37 tickets" in text
    assert "### What the metrics say" in text
    assert "people answered on 2026-11-18" in text
    assert "No readings were given" not in text


def test_pictures_on_one_page_have_ids_of_their_own() -> None:
    svg = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg><style>@media (prefers-color-scheme:dark){}'
        '</style><g id="a"/><g id="ab" fill="url(#a)"/><use href="#ab"/></svg>'
    )

    assert publishing._inlined(svg, "p1-") == (
        "<svg><style>@media screen and (prefers-color-scheme:dark){}"
        '</style><g id="p1-a"/><g id="p1-ab" fill="url(#p1-a)"/><use href="#p1-ab"/></svg>'
    )


def test_without_what_draws_charts_the_report_is_made_and_says_so(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['vl_convert'] = None\n"
        "from journey.cli import run\n"
        f"run(['report', {str(EXAMPLES / 'online_store.journey.yaml')!r}, '--lang', 'en',"
        f" '--today', '2026-11-22', '-o', {str(tmp_path / 'r.html')!r}])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "journey-funnel[charts]" in done.stderr
    page = assert_sound((tmp_path / "r.html").read_text(encoding="utf-8"), "en")
    assert "could not be drawn" in page.text
    assert page.tags["svg"] == 3


def test_without_jinja_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)

    with pytest.raises(MissingExtra, match=r"journey-funnel\[reports\]"):
        publish(report(Journey(id="shop"), today=TODAY))


def large(stages: int, points: int) -> Journey:
    """A journey of many touchpoints, each leading to the next."""
    ids = [f"t{number}" for number in range(stages * points)]
    parts = tuple(
        Stage(
            id=f"s{number}",
            phase="use",
            owner="cx",
            touchpoints=tuple(
                Touchpoint(id=id, outcome="positive" if id == ids[-1] else None)
                for id in ids[number * points : (number + 1) * points]
            ),
        )
        for number in range(stages)
    )
    arrows = tuple(Transition(from_=a, to=b) for a, b in pairwise(ids))
    return Journey(id="large", teams=(Team(id="cx"),), stages=parts, transitions=arrows)


def test_two_hundred_touchpoints_take_less_than_ten_seconds() -> None:
    began = perf_counter()
    page = publish(report(large(20, 10), "monthly", today=TODAY), "html").text

    assert perf_counter() - began < 10
    assert_sound(page, "en")


# Templates


def test_a_company_changes_one_block_of_a_template(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(
        '{% extends "journey/report.html" %}{% block header %}<h1>ACME {{ paper.title }}</h1>'
        "{% endblock %}{% block mission %}<p>{{ chapter.id }}</p>{{ super() }}{% endblock %}"
    )
    shop = Journey(id="shop", title="<b>", mission=Mission(text="Help"))

    page = publish(report(shop, "weekly", today=TODAY), "html", templates=tmp_path).text

    assert "<h1>ACME &lt;b&gt;</h1>" in page
    assert "<p>mission</p>" in page
    assert "Help" in page


def test_a_company_changes_the_style_alone(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("@media print{#mission{color:red}} {{ not jinja }}")

    page = publish(report(Journey(id="shop"), today=TODAY), templates=tmp_path).text

    assert "@media print{#mission{color:red}} {{ not jinja }}" in page
    assert "--ink:" in page


def test_a_company_changes_how_a_kind_of_block_is_set_everywhere(tmp_path: Path) -> None:
    (tmp_path / "blocks.md").write_text(
        '{% from "journey/blocks.md" import show %}'
        "{% macro section(chapter) %}== {{ chapter.title }}\n"
        "{% for block in chapter.blocks %}{{ show(block) }}{% endfor %}{% endmacro %}"
    )

    text = publish(report(Journey(id="shop"), today=TODAY), "md", templates=tmp_path).text

    assert "== What this is for" in text


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("{% block header %}\n{% if %}\n{% endblock %}", 2, "Expected an expression"),
        ("\n\n{{ nobody.knows }}", 3, "'nobody' is undefined"),
        ("\n{{ paper.tilte }}", 2, "has no attribute 'tilte'"),
        ("{{ paper.__class__.__mro__ }}", 1, "unsafe"),
        ("\n{% include '../../etc/passwd' %}", 2, "../../etc/passwd"),
        ("{% include 'mine.html' %}", 1, "mine.html"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("{% extends 'report.html' %}", None, "without end"),
    ],
)
def test_what_is_wrong_in_a_company_s_template_is_told_at_its_line(
    tmp_path: Path, template: str, line: int | None, reason: str
) -> None:
    file = tmp_path / "report.html"
    file.write_text(template)

    with pytest.raises(BadTemplate) as caught:
        publish(report(Journey(id="shop"), today=TODAY), templates=tmp_path)

    if line is not None:
        assert str(caught.value).startswith(f"{file}:{line}: ")
    assert reason in str(caught.value)


def test_a_mistake_in_a_company_s_macro_is_told_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "blocks.html"
    file.write_text("{% macro section(chapter) %}\n{{ chapter.lede }}\n{% endmacro %}")

    with pytest.raises(BadTemplate, match=re.escape(f"{file}:2: ")):
        publish(report(Journey(id="shop"), today=TODAY), templates=tmp_path)


def test_a_template_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(BadTemplate, match=r"report\.html"):
        publish(report(Journey(id="shop"), today=TODAY), templates=tmp_path)


# Markdown


def test_markdown_has_its_pictures_in_a_folder_beside_it(tmp_path: Path) -> None:
    made = publish(report(example("saas_subscription"), today=TODAY), "md", folder="report_files")
    made.save(tmp_path / "report.md")

    named = re.findall(r"\]\((report_files/[^)]+)\)", made.text)
    assert sorted(named) == sorted(f"report_files/{name}" for name, _ in made.pictures)
    assert all((tmp_path / name).read_bytes().startswith(b"<?xml") for name in named)


def test_a_report_whose_pictures_cannot_be_written_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "report_files").write_text("mine")
    made = publish(report(example("saas_subscription"), today=TODAY), "md")

    with pytest.raises(OSError):
        made.save(tmp_path / "report.md")

    assert [path.name for path in tmp_path.iterdir()] == ["report_files"]


def test_files_of_others_in_the_folder_of_pictures_stay(tmp_path: Path) -> None:
    folder = tmp_path / "report_files"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")

    publish(report(example("saas_subscription"), today=TODAY), "md").save(tmp_path / "report.md")

    assert (folder / "mine.txt").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.md", "report_files"]


# PDF


def printers() -> Iterator[str]:
    """Name the programs that print here."""
    return (name for name, find in printing._PROGRAMS.items() if find() is not None)


@pytest.fixture(params=["WeasyPrint"] if is_quick() else ["WeasyPrint", "Chromium"])
def printer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Print by one program alone."""
    name: str = request.param
    if name == "Chromium":
        need("chromium")
    else:
        need_module("weasyprint")
    monkeypatch.setattr(printing, "_PROGRAMS", {name: printing._PROGRAMS[name]})
    return name


def pages_of(data: bytes) -> list[Any]:
    reader = need_module("pypdf").PdfReader(BytesIO(data))
    return list(reader.pages)


def is_embedded(font: Any) -> bool:
    """Tell whether a font's shapes are in the file."""
    known = font.get_object()
    if known["/Subtype"] == "/Type3":
        return "/CharProcs" in known
    below = known.get("/DescendantFonts", [known])
    inner = below[0].get_object() if isinstance(below, list) else known
    told = inner.get("/FontDescriptor")
    return told is not None and any(f"/FontFile{n}" in told.get_object() for n in ("", 2, 3))


@pytest.mark.usefixtures("printer")
@pytest.mark.parametrize("language", ["ko"] if is_quick() else ["en", "ko"])
@pytest.mark.parametrize("name", NAMES[:1] if is_quick() else NAMES)
def test_the_summary_is_one_page_of_a4(name: str, language: str) -> None:
    made = publish(report(example(name), "summary", language=language, today=TODAY), "pdf")
    (page,) = pages_of(made.data)

    width, height = float(page.mediabox.width), float(page.mediabox.height)
    assert abs(width - 595) < 2
    assert abs(height - 842) < 2


@pytest.mark.usefixtures("printer")
def test_a_summary_of_long_and_hostile_texts_is_one_page() -> None:
    document = example("online_store")
    assert document.journey is not None
    long = "가나다라 " * 40 + HOSTILE + "W" * 400
    dumped = document.journey.model_dump(by_alias=True)
    text = json.dumps(_lengthened(dumped, long), default=str, ensure_ascii=False)
    journey = Journey.model_validate_json(text)

    made = publish(report(journey, "summary", language="ko", today=TODAY), "pdf")

    assert len(pages_of(made.data)) == 1


def _lengthened(value: Any, long: str) -> Any:
    """Replace every title and text by a long one."""
    if isinstance(value, dict):
        return {
            key: long if key in ("title", "text", "task") and each else _lengthened(each, long)
            for key, each in value.items()
        }
    return [_lengthened(each, long) for each in value] if isinstance(value, list | tuple) else value


def test_a_pdf_embeds_its_fonts_holds_korean_text_and_repeats(printer: str) -> None:
    paper = report(example("hospital_visit"), "weekly", language="ko", today=TODAY)

    first, second = publish(paper, "pdf").data, publish(paper, "pdf").data

    pages = pages_of(first)
    fonts = [font for page in pages for font in page["/Resources"].get("/Font", {}).values()]
    text = "".join("".join(page.extract_text() for page in pages).split())
    assert fonts
    assert all(map(is_embedded, fonts))
    assert "주간CX회의" in text
    assert "고객이하는말" in text
    if printer == "WeasyPrint":
        assert first == second
    assert [page.extract_text() for page in pages_of(second)] == [
        page.extract_text() for page in pages
    ]
    assert _days(first) == _days(second) == ({"20261122"} if printer == "Chromium" else set())


def _days(data: bytes) -> set[str]:
    """Return the days that a PDF names."""
    told = need_module("pypdf").PdfReader(BytesIO(data)).metadata
    return {told[key][2:10] for key in ("/CreationDate", "/ModDate") if key in told}


def test_without_a_printer_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "_PROGRAMS", {"WeasyPrint": lambda: None})

    with pytest.raises(CannotPrint, match=r"WeasyPrint .* Chromium") as caught:
        publish(report(Journey(id="shop"), today=TODAY), "pdf")

    assert "설치" in caught.value.say("ko") or "필요합니다" in caught.value.say("ko")


def test_a_printer_that_fails_is_told_with_what_it_said(monkeypatch: pytest.MonkeyPatch) -> None:
    fails = [sys.executable, "-c", "import sys; sys.exit('out of ink')"]
    monkeypatch.setattr(printing, "_PROGRAMS", {"Printer": lambda: lambda *_: [fails]})

    with pytest.raises(CannotPrint, match="Printer: out of ink"):
        publish(report(Journey(id="shop"), today=TODAY), "pdf")


def test_a_printer_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = [sys.executable, "-c", "import time; time.sleep(60)"]
    monkeypatch.setattr(printing, "_PROGRAMS", {"Printer": lambda: lambda *_: [waits]})
    monkeypatch.setattr(printing, "TIMEOUT", 0.5)

    with pytest.raises(CannotPrint, match="timed out"):
        publish(report(Journey(id="shop"), today=TODAY), "pdf")


# The command


def run(*arguments: object) -> Result:
    return CliRunner(**APART).invoke(main, ["report", *map(str, arguments)])


STORE = EXAMPLES / "online_store.journey.yaml"


def test_the_command_names_its_output_after_the_file_and_the_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run(STORE, "--weekly", "--today", "2026-11-22")

    assert result.exit_code == 0
    assert result.stdout == "online_store.weekly.html\n"
    page = (tmp_path / "online_store.weekly.html").read_text(encoding="utf-8")
    assert_sound(page, "en")


def test_the_command_writes_markdown_without_pictures_to_the_standard_output() -> None:
    result = run(STORE, "--monthly", "--format", "md", "-o", "-", "--today", "2026-11-22")

    assert result.exit_code == 0
    assert result.stdout.startswith("# Home and kitchen store\n")
    assert "![" not in result.stdout


def test_the_command_takes_a_theme_and_a_ground(tmp_path: Path) -> None:
    theme = tmp_path / "brand.toml"
    theme.write_text('brand = "#7a1f5c"\n')
    target = tmp_path / "r.html"

    result = run(STORE, "--summary", "-o", target, "--theme", theme, "--theme", "dark")

    assert result.exit_code == 0
    assert '<meta name="color-scheme" content="dark">' in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--weekly", "--summary"), "ask for one of --weekly, --monthly and --summary"),
        (("-o", "r.docx"), "a report is written as .html, .md or .pdf"),
        (("--team", "logistic"), "did you mean 'logistics'?"),
        (("--tickets", "a.csv", "--measured", "b.yaml"), "give --tickets or --measured"),
        (("--answers", "nowhere.yaml"), "nowhere.yaml"),
        (("--readings", "nowhere.csv"), "nowhere.csv"),
        (("--theme", "nowhere"), "no theme named"),
    ],
)
def test_a_wrong_call_is_told_and_nothing_is_written(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run(STORE, "--lang", "en", *arguments)

    assert result.exit_code == 2
    assert said in result.stderr
    assert not list(tmp_path.iterdir())


def test_the_command_spares_what_it_reads(tmp_path: Path) -> None:
    file = tmp_path / "shop.md"
    file.write_text("journey: shop\n")

    result = run(file, "-o", file)

    assert result.exit_code == 2
    assert file.read_text() == "journey: shop\n"


def test_a_file_without_a_whole_journey_has_no_report(tmp_path: Path) -> None:
    file = tmp_path / "shop.journey.yaml"
    file.write_text("journey: shop\nstages: 3\n")

    result = run(file, "-o", tmp_path / "r.html")

    assert result.exit_code == 1
    assert not (tmp_path / "r.html").exists()


def test_a_template_s_mistake_is_told_by_the_command_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("{{ x.y }}")

    result = run(STORE, "-o", tmp_path / "r.html", "--templates", tmp_path)

    assert result.exit_code == 2
    assert f"{tmp_path / 'report.html'}:1: 'x' is undefined" in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_the_owner_of_a_part_is_the_nearest_one_that_is_named() -> None:
    whole = example("online_store").journey
    assert whole is not None

    assert teams_of(whole, ("stages", "order", "touchpoints", "checkout")) == ("platform",)
    assert teams_of(whole, ("waivers", 99)) == ("cx",)
    assert teams_of(whole, ()) == ("cx",)


def test_every_severity_has_its_heading() -> None:
    severities = {diagnostic.severity for diagnostic in (_worst(),)}

    assert severities <= findings._NAMES.keys()


def _worst() -> Diagnostic:
    return max(check(reads("journey: shop\nstages: {a: {phase: use}}")), key=lambda d: d.severity)


def test_a_page_brings_the_letters_that_it_uses_and_no_others() -> None:
    from base64 import b64decode
    from io import BytesIO

    from fontTools.ttLib import TTFont

    page = publish(report(example("hospital_visit"), today=TODAY, language="ko")).text
    found = re.findall(r"font-weight:(\d+);src:url\('data:font/woff;base64,([^']*)'\)", page)

    shown = {letter for text in Page(page).texts for letter in text if "가" <= letter <= "힣"}
    assert [weight for weight, _ in found] == ["400", "700"] and len(shown) > 100
    for _, data in found:
        held = {chr(code) for code in TTFont(BytesIO(b64decode(data))).getBestCmap()}
        assert shown <= held
        assert held <= set(page)


def test_a_page_without_fonttools_has_the_fonts_of_its_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "fontTools.subset", None)
    facing._reduced.cache_clear()

    page = publish(report(example("hospital_visit"), "summary", today=TODAY)).text

    facing._reduced.cache_clear()
    assert "@font-face" not in page and "--families:" in page


def test_the_monthly_report_tells_who_is_in_which_band_of_use() -> None:
    document = example("online_store")
    readings = read_readings(EXAMPLES / "online_store.readings.csv", document, today=TODAY)

    whole = publish(report(document, today=TODAY, readings=readings, language="en"), "md").text
    weekly = publish(report(document, "weekly", today=TODAY, readings=readings), "md").text
    unread = publish(report(document, today=TODAY, language="en"), "md").text
    team = report(document, today=TODAY, readings=readings, team="cx", language="en")

    assert "### Bands of use, by Visits in 90 days" in whole
    asleep = next(line for line in whole.splitlines() if line.startswith("- **Asleep**"))
    assert all(said in asleep for said in ("[420 people, 6 %", "Business (420 people", "before in"))
    assert all("Bands of use" not in each for each in (weekly, unread, publish(team, "md").text))


def test_of_no_pain_at_all_a_team_is_told_no_share() -> None:
    text = (
        "journey: shop\nteams: {bar: The bar}\n"
        "stages: {buy: {phase: purchase, owner: bar, touchpoints: {cart: Cart}}}\n"
    )

    page = publish(report(reads(text), today=TODAY, team="bar"), "md").text

    assert "**You own 1 touchpoint and 0 action items.**" in page
