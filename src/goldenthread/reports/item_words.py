"""Sentences about milestones: how each is going, when it is due, how late, and how often moved."""

from collections import Counter
from collections.abc import Sequence

from goldenthread.core.facts.lines import ItemLine
from goldenthread.core.facts.returns import Progress
from goldenthread.reports.words import day, listed, plural

WORDS = {
    Progress.DONE: "Done",
    Progress.ON_COURSE: "On course",
    Progress.UNCERTAIN: "Uncertain",
    Progress.NOT_MET: "Will not be met",
    Progress.NOT_STARTED: "Not started",
    Progress.DEFERRED: "Deferred",
    Progress.ON_HOLD: "On hold",
    Progress.WITHDRAWN: "Withdrawn",
}
"""What each progress is called, best known first."""

NOT_RETURNED = "Not returned"


def progress_word(line: ItemLine) -> str:
    """Return how an item is going, in a word or two."""
    return WORDS[line.progress.progress] if line.progress else NOT_RETURNED


def of_item(line: ItemLine) -> tuple[str, ...]:
    """Return an item's sentences: how it is going, its date, and how its date has moved."""
    return tuple(each for each in (_going(line), _moved(line), _expected(line)) if each)


def _going(line: ItemLine) -> str:
    word = progress_word(line)
    if line.progress and line.progress.done_on:
        return f"{word} on {day(line.progress.done_on)}{_against(line)}."
    if line.due is None:
        return f"{word}."
    if line.overdue:
        said = f"last reported as {word.lower()}" if line.progress else "not reported on"
        return f"Due {day(line.due)}, {plural(line.overdue, 'day')} overdue; {said}."
    return f"{word}: due {day(line.due)}."


def _against(line: ItemLine) -> str:
    done = line.progress.done_on if line.progress else None
    if done is None or line.due is None or done == line.due:
        return ", on its due date" if done and line.due else ""
    days = (done - line.due).days
    return f", {plural(abs(days), 'day')} {'late' if days > 0 else 'early'}"


def _moved(line: ItemLine) -> str:
    if not line.slips or line.first_due is None:
        return ""
    times = "once" if line.slips == 1 else "twice" if line.slips == 2 else f"{line.slips} times"
    return f"Its date has moved later {times}; it was first due {day(line.first_due)}."


def _expected(line: ItemLine) -> str:
    if line.expected is None or line.expected == line.due:
        return ""
    return f"Now expected {day(line.expected)}."


def of_items(lines: Sequence[ItemLine], thing: str = "milestone") -> str:
    """Return how many items there are and how they are going, in one sentence."""
    if not lines:
        return f"There are no {thing}s."
    if len(lines) == 1:
        word = progress_word(lines[0]).lower()
        return f"The one {thing} {'' if word.startswith('will') else 'is '}{word}."
    found = Counter(progress_word(line) for line in lines)
    order = [*WORDS.values(), NOT_RETURNED]
    pieces = [f"{found[word]:,} {word.lower()}" for word in order if found[word]]
    return f"Of {plural(len(lines), thing)}: {listed(pieces)}."
