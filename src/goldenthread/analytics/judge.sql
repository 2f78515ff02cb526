-- Each figure's rating: that of the band which holds it. A second reading of what core judges in Python.
--
-- figure  id, yardstick, value (a decimal number as text, or NULL), places (to which it is rounded before
--         it is judged, from 0 to 17; -1 where the exact figure is); any more are given back beside the
--         rating
-- band    yardstick, rating, label, low, high (as text; NULL is without limit), low_in, high_in (whether
--         the end itself belongs)
--
-- No number is ever floating: each is read as four whole numbers, up to eighteen digits before the point and
-- three times eighteen after it, which are compared one after another. SQLite, PostgreSQL and DuckDB run this
-- as it stands. A figure that is not there, or that no band holds, is rated "none".
WITH given AS (
    SELECT value AS text, places FROM figure WHERE value IS NOT NULL
    UNION SELECT low, -1 FROM band WHERE low IS NOT NULL
    UNION SELECT high, -1 FROM band WHERE high IS NOT NULL
), marked AS (
    -- What stands before the last digits: a point if there are any after one, and perhaps a minus.
    SELECT text, places, rtrim(text, '0123456789') AS mark FROM given
), parted AS (
    SELECT
        text,
        places,
        CASE WHEN text LIKE '-%' THEN -1 ELSE 1 END AS sign,
        replace(CASE WHEN mark LIKE '%.' THEN replace(mark, '.', '') ELSE text END, '-', '') AS whole,
        CASE WHEN mark LIKE '%.' THEN substr(text, length(mark) + 1) ELSE '' END
            || '000000000000000000000000000000000000000000000000000000' AS after
    FROM marked
), rounded AS (
    -- Half up, away from nought. The 1 before the digits kept turns into a 2 when they run over.
    SELECT
        text,
        places,
        sign,
        whole,
        after,
        CASE
            WHEN places >= 0 THEN '' || (
                CAST('1' || substr(after, 1, places) AS BIGINT)
                + CASE WHEN substr(after, places + 1, 1) >= '5' THEN 1 ELSE 0 END
            )
        END AS kept
    FROM parted
), digits AS (
    SELECT
        text,
        places,
        sign,
        CAST(whole AS BIGINT) + CASE WHEN kept LIKE '2%' THEN 1 ELSE 0 END AS whole,
        CASE
            WHEN kept IS NULL THEN after
            ELSE substr(kept, 2) || '000000000000000000000000000000000000000000000000000000'
        END AS after
    FROM rounded
), number AS (
    SELECT
        text,
        places,
        sign * whole AS a,
        sign * CAST(substr(after, 1, 18) AS BIGINT) AS b,
        sign * CAST(substr(after, 19, 18) AS BIGINT) AS c,
        sign * CAST(substr(after, 37, 18) AS BIGINT) AS d
    FROM digits
), reach AS (
    SELECT
        band.*,
        lowest.a AS low_a, lowest.b AS low_b, lowest.c AS low_c, lowest.d AS low_d,
        highest.a AS high_a, highest.b AS high_b, highest.c AS high_c, highest.d AS high_d
    FROM band
    LEFT JOIN number AS lowest ON lowest.text = band.low AND lowest.places = -1
    LEFT JOIN number AS highest ON highest.text = band.high AND highest.places = -1
)
SELECT
    figure.*,
    COALESCE(reach.rating, 'none') AS rating,
    CASE WHEN reach.rating <> 'none' THEN reach.label ELSE '' END AS label
FROM figure
LEFT JOIN number ON number.text = figure.value AND number.places = figure.places
LEFT JOIN reach
    ON reach.yardstick = figure.yardstick
    AND number.text IS NOT NULL
    AND (
        reach.low IS NULL
        OR (number.a, number.b, number.c, number.d) > (low_a, low_b, low_c, low_d)
        OR (reach.low_in AND (number.a, number.b, number.c, number.d) = (low_a, low_b, low_c, low_d))
    )
    AND (
        reach.high IS NULL
        OR (number.a, number.b, number.c, number.d) < (high_a, high_b, high_c, high_d)
        OR (reach.high_in AND (number.a, number.b, number.c, number.d) = (high_a, high_b, high_c, high_d))
    )
