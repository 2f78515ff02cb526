"""How a rating came to be what it is."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import connection

from goldenthread.analytics.run import answers
from goldenthread.core.facts.picture import Said
from goldenthread.core.facts.scores import Disagreement, JudgedAgain, Override, Score
from goldenthread.core.judging.bands import NOT_RATED
from goldenthread.core.periods import Period
from goldenthread.records.scores import models
from goldenthread.records.trail import queries as trail
from goldenthread.records.trail import rows


def score_history(
    *, measure: str, period: Period, place: str = "", at: datetime | None = None
) -> tuple[Said[Score], ...]:
    """Every computed rating of a figure, in the order in which they were kept."""
    wanted = {"measure": measure, "period": rows.as_span(period), "place": place}
    return trail.said(models.Score, Score, trail.head(at=at).number, **wanted)


def override_history(
    *, measure: str, period: Period, place: str = "", at: datetime | None = None
) -> tuple[Said[Override], ...]:
    """Every rating of a figure set by hand, and every withdrawal, in order."""
    wanted = {"measure": measure, "period": rows.as_span(period), "place": place}
    return trail.said(models.Override, Override, trail.head(at=at).number, **wanted)


def judged_again() -> JudgedAgain:
    """Judge every rating that stands once more, in SQL on the store's own tables.

    Each is the figure that stood when it was rated, rounded as the definition then in force says, and
    looked up in the edges kept with the rating: no rule is read, and no Python of ours judges. What
    was worked out from components is looked up as it was worked out.
    """
    held = trail.rows_at(models.Score, trail.head().number).count()
    with connection.cursor() as cursor:
        found = answers(cursor, "judge", _sources(connection.vendor), _DIFFER)
    return JudgedAgain(ratings=held, differ=tuple(_disagreement(*row) for row in found))


def _disagreement(
    measure: str, period: str, place: str, figure: str | None, *labels: str
) -> Disagreement:
    held, again = (label or NOT_RATED for label in labels)
    return Disagreement(
        measure=measure,
        period=rows.span(period),
        place=place,
        figure=None if figure is None else Decimal(figure),
        held=held,
        again=again,
    )


_STANDING = """
    SELECT * FROM scores_score
    WHERE id NOT IN (SELECT supersedes_id FROM scores_score WHERE supersedes_id IS NOT NULL)
"""

# The definition in force on the period's last day and the figure, both as known when it was rated.
_RATED = """
    SELECT standing.*, given.id AS given, given.value AS figure, given.missing, (
        SELECT definition.places FROM measures_measure AS definition
        WHERE definition.code = standing.measure
            AND definition.valid_from < {day}
            AND definition.event_id <= standing.event_id
            AND NOT EXISTS (
                SELECT 1 FROM measures_measure AS later
                WHERE later.supersedes_id = definition.id AND later.event_id <= standing.event_id
            )
        ORDER BY definition.valid_from DESC LIMIT 1
    ) AS places
    FROM standing
    LEFT JOIN collection_figure AS given
        ON given.measure = standing.measure
        AND given.period = standing.period
        AND given.place = standing.place
        AND given.event_id <= standing.event_id
        AND NOT EXISTS (
            SELECT 1 FROM collection_figure AS later
            WHERE later.supersedes_id = given.id AND later.event_id <= standing.event_id
        )
"""

_FIGURE = """
    SELECT
        id, measure, period, place, unrated, figure, rating AS held_rating, label AS held_label,
        bands AS yardstick,
        CAST(
            CASE WHEN given IS NULL OR missing IS NOT NULL THEN NULL ELSE COALESCE(figure, value) END
            AS TEXT
        ) AS value,
        CASE WHEN figure IS NULL OR judged = 'beneath' THEN -1 ELSE places END AS places
    FROM rated
"""

_BAND = """
    SELECT one.bands AS yardstick, {0} AS rating, {1} AS label, {2} AS low, {3} AS high,
        CAST({4} AS BOOLEAN) AS low_in, CAST({5} AS BOOLEAN) AS high_in
    FROM (SELECT DISTINCT bands FROM standing) AS one, {parts} AS part
"""

# Also where a figure that stands is said not to be there.
_DIFFER = """
SELECT measure, period, place, value, COALESCE(unrated, held_label), label
FROM judge
WHERE rating <> held_rating OR label <> held_label
    OR (figure IS NOT NULL AND unrated IN (
        'not due this period', 'not returned', 'not available', 'suppressed', 'not applicable'))
ORDER BY measure, period, place
"""

_SPEECH = {
    "sqlite": ("json_extract(part.value, '$[{}]')", "json_each(one.bands)", "{}"),
    "postgresql": (
        "part.value ->> {}",
        "jsonb_array_elements(CAST(one.bands AS jsonb))",
        "CAST({} AS date)",
    ),
}
"""How each database takes the bands' JSON apart, and what it takes for a day."""


def _sources(vendor: str) -> Mapping[str, str]:
    """The store's tables as the question asks for them."""
    element, parts, day = _SPEECH[vendor]
    elements = [element.format(place) for place in range(6)]
    return {
        "standing": _STANDING,
        "rated": _RATED.format(day=day.format("substr(standing.period, 12, 10)")),
        "figure": _FIGURE,
        "band": _BAND.format(*elements, parts=parts),
    }
