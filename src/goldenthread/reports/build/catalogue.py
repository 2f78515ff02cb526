"""The catalogue: every kind of report there is, in the order a council reads them."""

from collections.abc import Iterator

from goldenthread.core.facts.picture import Picture
from goldenthread.reports.build import (
    annual_set,
    balanced,
    cover,
    departmental,
    exceptions,
    golden_thread,
    one_measure,
    overview,
    priority,
    resources,
    risk_register,
    selection,
    service_plan,
    summary,
)
from goldenthread.reports.build.kinds import Kind, Subject, owed

KINDS: tuple[Kind, ...] = (
    departmental.KIND,
    overview.KIND,
    exceptions.KIND,
    priority.KIND,
    balanced.KIND,
    golden_thread.KIND,
    summary.KIND,
    risk_register.KIND,
    resources.KIND,
    annual_set.KIND,
    cover.KIND,
    service_plan.KIND,
    one_measure.KIND,
    selection.KIND,
)

BY_CODE = {kind.code: kind for kind in KINDS}


def due(picture: Picture) -> Iterator[tuple[Kind, Subject]]:
    """Yield every report that is owed for the picture's period, one for each subject of each kind."""
    for kind in KINDS:
        if owed(kind, picture.period):
            for subject in kind.subjects(picture):
                yield kind, subject
