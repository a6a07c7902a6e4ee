"""Mermaid's user journeys: how each touchpoint feels, as a face and a height."""

from collections.abc import Iterator

from journey.pictures.diagram import Diagram, Feeling, Node
from journey.pictures.exporters.mermaid import title_lines, visible
from journey.pictures.theme.colours import Theme
from journey.pictures.view import Exporter
from journey.problems.errors import CannotDraw
from journey.words.sentences import Sentence

_UNFELT = Sentence(
    "no touchpoint of this diagram says how it feels: write `emotion: 2`, from -3 to 3, in the "
    "file",
    "이 도표에는 감정이 적힌 접점이 없습니다. 파일에 `emotion: 2`처럼 -3에서 3까지 적으세요",
)
_LEFT_OUT = Sentence(
    "left out, since no emotion is written at {count} touchpoint{count:s}: {names}",
    "감정이 적혀 있지 않은 접점 {count}개는 뺐습니다: {names}",
)
_OBEYED = str.maketrans(
    {"#": "＃", ";": "；", ":": "：", "%": "％", "<": "＜", ">": "＞", "&": "＆"}
)
_KEYWORDS = ("title", "section", "acctitle", "accdescr", "journey")


def write(diagram: Diagram, theme: Theme) -> str:
    """Write how a diagram's touchpoints feel, in their order, lane by lane.

    Mermaid's scores go from 1 to 5, where 3 is neutral: an emotion e from -3 to 3 is 3 + 2e/3. What
    says nothing of how it feels is left out, since any score would be made up.

    Raises:
        CannotDraw: Nothing in the diagram says how it feels.
    """
    if not any(node.feelings for node in _touchpoints(diagram)):
        raise CannotDraw(_UNFELT.say(diagram.language))
    return "\n".join([*title_lines(diagram, theme), *_body(diagram)]) + "\n"


def left_out(diagram: Diagram) -> tuple[str, ...]:
    """Name the touchpoints that are left out."""
    names = tuple(node.lines[0].text for node in _touchpoints(diagram) if not node.feelings)
    if not names:
        return ()
    return (_LEFT_OUT.say(diagram.language, {"count": len(names), "names": names}),)


def _touchpoints(diagram: Diagram) -> Iterator[Node]:
    shapes = ("touchpoint", "outcome")
    return (node for node in diagram.nodes if node.shape in shapes and not node.faded)


def _body(diagram: Diagram) -> Iterator[str]:
    yield "journey"
    for lane in diagram.lanes:
        felt = [node for node in _touchpoints(diagram) if node.lane == lane.id and node.feelings]
        if felt:
            yield f"  section {_escaped(lane.title)}"
        for node in felt:
            yield from (_task(node, feeling) for feeling in node.feelings)


def _task(node: Node, feeling: Feeling) -> str:
    score = f"{3 + feeling.emotion * 2 / 3:.2f}".rstrip("0").rstrip(".")
    who = ", ".join(_escaped(name).replace(",", "，") for name in feeling.who)
    return f"    {_escaped(node.lines[0].text)}: {score}: {who}"


def _escaped(text: str) -> str:
    # Long texts are broken anywhere, even within a number that stands for a letter: what Mermaid
    # would obey is therefore written with its wide form instead.
    safe = " ".join(visible(text).translate(_OBEYED).split()) or "·"
    if safe.lower().startswith(_KEYWORDS):
        return f"#{ord(safe[0])};{safe[1:]}"
    return safe


EXPORTER = Exporter("mermaid-journey", write, "mmd", left_out)
