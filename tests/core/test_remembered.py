"""What is worked out of one picture is worked out once."""

from goldenthread.core.remembered import HELD, remembered


def test_the_same_value_is_worked_out_once_and_an_equal_one_again() -> None:
    asked: list[list[int]] = []

    @remembered
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    first, alike = [1, 2], [1, 2]
    assert [total(first), total(first), total(alike)] == [3, 3, 3]
    assert len(asked) == 2


def test_only_the_last_few_are_held() -> None:
    asked: list[object] = []

    @remembered
    def noted(thing: object) -> object:
        asked.append(thing)
        return thing

    things = [object() for _ in range(HELD + 1)]
    for thing in things:
        noted(thing)
    noted(things[-1])
    assert len(asked) == HELD + 1
    noted(things[0])
    assert len(asked) == HELD + 2
