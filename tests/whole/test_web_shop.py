"""The web shop of the examples is walked over HTTP, and the faults planted in it are found."""

from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import settings

from driver import DEEDS, SHOP, ShopDriver
from journey import check, read
from journey.testing import Departure, drive, machine
from shop import Fault
from tests.amounts import examples
from tests.places import EXAMPLES
from tests.whole.stories import STORIES


def failure_of(made: type) -> Departure:
    case = made.TestCase  # type: ignore[attr-defined]
    case.settings = settings(
        case.settings, max_examples=examples(5), derandomize=True, database=None
    )
    try:
        with pytest.raises(Departure) as found:
            case("runTest").debug()
    finally:
        case.tearDownClass()
    return found.value


@pytest.mark.parametrize("fault", sorted(STORIES))
def test_each_planted_fault_is_found_and_told(fault: Fault) -> None:
    failure = failure_of(machine(SHOP, partial(ShopDriver, fault)))

    assert failure.story == STORIES[fault]


@pytest.mark.parametrize("fault", sorted(STORIES))
def test_the_test_to_paste_fails_until_the_fault_is_mended(fault: Fault) -> None:
    failure = failure_of(machine(SHOP, partial(ShopDriver, fault)))
    module: dict[str, object] = {"SHOP": SHOP}
    exec(failure.test, module)
    (test,) = (value for name, value in module.items() if name.startswith("test_"))

    with pytest.raises(Departure, match="expected"):
        test(partial(ShopDriver, fault))  # type: ignore[operator]
    test(ShopDriver)  # type: ignore[operator]


@pytest.fixture
def driver() -> Iterator[ShopDriver]:
    driver = ShopDriver()
    yield driver
    driver.close()


def test_the_sound_shop_passes_with_every_transition_driven(driver: ShopDriver) -> None:
    made = machine(SHOP, driver)
    made.TestCase.settings = settings(
        made.TestCase.settings, max_examples=examples(10), derandomize=True, database=None
    )

    made.TestCase("runTest").debug()

    assert made.record.missing == ()
    assert set(DEEDS) == {transition.arrow for transition in SHOP.transitions}


def test_the_shop_tells_whom_it_takes_the_visitor_for(driver: ShopDriver) -> None:
    driver.store.accounts["vera"].orders = 3  # and is a VIP no more

    with pytest.raises(Departure) as found:
        drive(SHOP, driver, ["product_page -> cart"], customer="vip/browsing")

    assert found.value.story == (
        "a VIP browsing: product_page: expected vip/browsing, saw member/browsing"
    )


def test_the_journey_of_the_shop_has_no_findings() -> None:
    document = read(EXAMPLES / "web_shop" / "shop.journey.yaml")

    assert document.problems == ()
    assert check(document).diagnostics == ()
