"""What a policy asks for, in words."""

from collections.abc import Mapping

from journey.model.policies import Policy
from journey.states.policies.proving import steps_within
from journey.words.terms import BOUND, ONCE, POLICIES, UNBOUND


def demand(policy: Policy) -> Mapping[str, object]:
    """Return the values that say what a policy asks for."""
    steps, template = steps_within(policy), policy.template
    once = ONCE.get(template) if (policy.times or 1) == 1 else None
    return {
        "policy": policy.id,
        "demand": once or POLICIES[template],
        "first": policy.events[0],
        "second": policy.events[-1],
        "times": policy.times or 1,
        "bound": UNBOUND if steps is None else BOUND,
        "steps": steps,
    }
