"""What is done stays done; what was going on must be said again."""

from goldenthread.core.facts.returns import ItemReturn, Progress
from goldenthread.core.lines.standing import standing
from goldenthread.core.periods import Period, parse

Q1, Q2, Q3 = (parse(f"2026/27 Q{number}") for number in (1, 2, 3))


def _said(*pairs: tuple[Period, Progress]) -> dict[tuple[str, Period], ItemReturn]:
    return {
        ("M1", period): ItemReturn(item="M1", period=period, progress=progress)
        for period, progress in pairs
    }


def test_what_was_done_before_still_stands() -> None:
    assert standing(_said((Q1, Progress.DONE)), Q2)["M1"].progress is Progress.DONE


def test_what_was_going_on_before_is_not_taken_for_this_period() -> None:
    assert standing(_said((Q1, Progress.ON_COURSE)), Q2) == {}


def test_what_is_said_later_or_taken_back_wins() -> None:
    said = _said((Q1, Progress.DONE), (Q2, Progress.UNCERTAIN), (Q3, Progress.DONE))
    assert standing(said, Q2)["M1"].progress is Progress.UNCERTAIN
    assert standing(_said((Q1, Progress.DONE), (Q2, Progress.ON_COURSE)), Q3) == {}


def test_what_is_said_of_a_later_period_is_not_known_yet() -> None:
    assert standing(_said((Q3, Progress.DONE)), Q2) == {}
