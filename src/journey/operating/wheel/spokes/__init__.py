"""The questionnaire of the Wheel of Operation: eight spokes of three questions each."""

from journey.operating.wheel.spoke import Question, Spoke
from journey.operating.wheel.spokes import (
    communication,
    cx_design,
    goal_management,
    issue_management,
    metric_visibility,
    organisational_flexibility,
    role_confidence,
    service_improvement,
)

SPOKES: tuple[Spoke, ...] = (
    goal_management.SPOKE,
    metric_visibility.SPOKE,
    organisational_flexibility.SPOKE,
    cx_design.SPOKE,
    issue_management.SPOKE,
    communication.SPOKE,
    service_improvement.SPOKE,
    role_confidence.SPOKE,
)
"""The spokes, clockwise from the top of a wheel."""

SPOKE: dict[str, Spoke] = {spoke.id: spoke for spoke in SPOKES}
"""Each spoke by its id."""

QUESTION: dict[str, Question] = {
    question.id: question for spoke in SPOKES for question in spoke.questions
}
"""Each question by its id, in their order."""
