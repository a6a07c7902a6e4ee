"""Texts that would break a picture, and what a picture must not hold."""

import re
import xml.etree.ElementTree as ET

from journey import Journey, Team, reads
from tests.pictures.shop import SHOP, SVG, shop

HOSTILE = [
    "</text><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '"]; evil [label="x',
    "<<b>bold</b>>",
    "<TABLE><TR><TD>x</TD></TR></TABLE>",
    "a\\N\\G\\L\\l\\",
    "&amp;&lt;&#x41;&nbsp;",
    "]]><!--",
    "%0a\x00\x07\x1b[31m\u202e",
    "javascript:alert(1)",
    "node graph digraph subgraph edge strict",
    "x" * 500,
    "가" * 300,
    " ",
    "\n\n\t",
    "{a|b}",
    "😀👨‍👩‍👧",
]


def hostile(text: str) -> Journey:
    shown = {"title": text}
    return reads(SHOP).journey.model_copy(  # type: ignore[union-attr]
        update={
            **shown,
            "teams": (Team(id="cx", title=text),),
            "stages": tuple(
                stage.model_copy(
                    update={
                        **shown,
                        "touchpoints": tuple(p.model_copy(update=shown) for p in stage.touchpoints),
                        "actions": tuple(a.model_copy(update=shown) for a in stage.actions),
                    }
                )
                for stage in shop().stages
            ),
        }
    )


def assert_harmless(svg: str) -> None:
    root = ET.fromstring(svg)
    allowed = {"svg", "title", "desc", "style", "g", "rect", "path", "polygon", "polyline"}
    allowed |= {"ellipse", "circle", "text"}
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in allowed
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "href" not in name
            assert "javascript:" not in value
            assert "url(" not in value
    assert "<!" not in svg
    styles = [style.text or "" for style in root.iter(f"{SVG}style")]
    assert all(
        re.fullmatch(r"@media \(prefers-color-scheme:dark\)\{(\.[\w-]+\{\w+:#[0-9a-f]{6}\})*\}", s)
        for s in styles
    )
