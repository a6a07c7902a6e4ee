"""Sets of customers as numbers, against going from customer to customer."""

from hypothesis import given
from hypothesis import strategies as st

from journey import Customer, Customers, CustomerType, Exclusion, Situation, reads
from journey.states.exploring import explore
from journey.states.universe import Universe, bits_of, universe_of
from tests.effort import growth

TYPES = ("guest", "member", "vip", "staff", "crew")
SITUATIONS = ("looking", "buying", "waiting", "using", "late")


@st.composite
def universes(draw: st.DrawFn) -> Universe:
    types = TYPES[: draw(st.integers(0, 5))]
    situations = SITUATIONS[: draw(st.integers(0, 5))]
    pairs = [f"{type_}/{situation}" for type_ in types for situation in situations]
    excluded = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    customers = Customers(
        types=tuple(CustomerType(id=id, definition="x") for id in types),
        situations=tuple(Situation(id=id, definition="x") for id in situations),
        excluded=tuple(Exclusion(customer=pair, reason="x") for pair in excluded),
    )
    return universe_of(customers)


def changes() -> st.SearchStrategy[str]:
    types = st.sampled_from([*TYPES, "nobody"])
    situations = st.sampled_from([*SITUATIONS, "never"])
    return types | situations | st.builds("{}/{}".format, types, situations)


def one_after(universe: Universe, becomes: str, customer: Customer) -> int:
    """Return what one customer becomes, by names."""
    names = becomes.split("/")
    type_ = next((name for name in names if name in universe.types), customer.type)
    situation = next((n for n in names if n in universe.situations), customer.situation)
    if not set(names) <= {*universe.types, *universe.situations}:
        return 0
    return universe.bit(Customer(type_, situation))


def pairs_of(universe: Universe) -> list[Customer]:
    """List all pairs, whether they exist or not."""
    return [Customer(each, now) for each in universe.types for now in universe.situations]


@given(universes(), changes(), st.data())
def test_what_a_set_becomes_is_what_its_members_become(
    universe: Universe, becomes: str, data: st.DataObject
) -> None:
    pairs = pairs_of(universe)
    some = data.draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []

    moved = universe.after(becomes, sum(map(universe.bit, some)))

    expected = 0
    for customer in some:
        expected |= one_after(universe, becomes, customer)
    assert moved == expected


@given(universes(), changes(), st.data())
def test_before_a_set_are_those_who_exist_and_become_one_of_it(
    universe: Universe, becomes: str, data: st.DataObject
) -> None:
    pairs = pairs_of(universe)
    members = sum(map(universe.bit, data.draw(st.sets(st.sampled_from(pairs))) if pairs else ()))

    before = universe.before(becomes, members)

    expected = [each for each in universe if one_after(universe, becomes, each) & members]
    assert list(universe.customers(before)) == expected


@given(st.sets(st.integers(0, 200)))
def test_the_numbers_of_a_set_are_listed_from_the_lowest(numbers: set[int]) -> None:
    assert list(bits_of(sum(1 << number for number in numbers))) == sorted(numbers)


def crowd(width: int) -> str:
    """Write a journey that changes the types and the situations of many customers."""
    types = ", ".join(f"t{n}: x" for n in range(width))
    situations = ", ".join(f"s{n}: x" for n in range(width))
    ways = "\n".join(
        f"  - a{n} -> a{n + 1}: {{becomes: {becomes}}}"
        for n, becomes in enumerate(["t1", "s1", "t0/s0", "s2"])
    )
    return (
        f"journey: crowd\ncustomers: {{types: {{{types}}}, situations: {{{situations}}}}}\n"
        "stages: {use: {phase: use, touchpoints: "
        "{a0: {entry: any}, a1: x, a2: x, a3: x, a4: {outcome: positive}}}}\n"
        f"transitions:\n{ways}\n"
    )


def test_the_effort_of_finding_who_comes_out_does_not_grow_with_the_customers() -> None:
    few, many = explore(reads(crowd(6))), explore(reads(crowd(24)))

    power = growth(few.ways_out, many.ways_out, 16)

    assert power < 0.2
