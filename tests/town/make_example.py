"""Make the example council's figures again: the same every time, from one line of parameters a measure.

    python tests/town/make_example.py

reads the framework of the example pack, `parameters.csv`, `faults.csv` and `breakdowns.csv`, and writes
the figures of every returns folder. Commentary is written by hand: what stands in a figures file already is kept.

A level is drawn as a line through the points given, spread evenly over the measure's periods. It is
shaped by the season (per cent of the level in quarters 1 to 4) and shaken by the noise, save in the
last period, which is exact so that each measure ends where its story needs it.
"""

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

HERE = Path(__file__).parent
PACK = HERE.parents[1] / "src" / "goldenthread" / "packs" / "example"
QUARTERS = tuple(f"{y}/{y - 1999} Q{q}" for y in (2024, 2025, 2026) for q in (1, 2, 3, 4))[:10]
HEADINGS = (
    "Measure",
    "Period",
    "Place",
    "Value",
    "Components",
    "Missing because",
    "Status",
    "Year-end forecast",
    "Commentary",
)
GROUPS = {
    "wards": {
        "W-HARBOUR": 27,
        "W-CASTLE": 12,
        "W-MARKET": 23,
        "W-MEADOWS": 8,
        "W-NORTHEND": 24,
        "W-VILLAGES": 6,
    },
    "sex": {"G-WOMEN": 52, "G-MEN": 48},
    "disability": {"G-DISABLED": 21, "G-NOT-DISABLED": 79},
    "ethnicity": {"G-MINORITY": 17, "G-MAJORITY": 83},
}
"""The share of a whole in each ward, and in each group of people, per cent."""
SHARED_SINCE = QUARTERS.index("2025/26 Q3")
LARGE = 1_000_000
"""A base above this is a year's debit or a population of collections: it does not wobble."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How one measure's figures run."""

    code: str
    measure: Row
    parts: tuple[str, ...]
    levels: tuple[Decimal, ...]
    season: tuple[Decimal, ...]
    noise: Decimal
    base: int
    grows: bool
    forecast: str


@dataclass(frozen=True, slots=True)
class Given:
    """One figure: what was given, and the folder of returns that it came in."""

    folder: str
    row: Row = field(hash=False)


def table(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def folder_of(quarter: str) -> str:
    """Where a quarter's returns are kept: "2026/27 Q2" is in "2026-27-q2"."""
    return quarter.replace("/", "-").replace(" Q", "-q")


def shapes() -> tuple[Shape, ...]:
    """Every measure of the example with its parameters."""
    measures = {row["Code"]: row for row in _everywhere("measures.csv")}
    parts: dict[str, list[str]] = {}
    for row in _everywhere("components.csv"):
        parts.setdefault(row["Measure"], []).append(row["Name"])
    rows = table(HERE / "parameters.csv")
    return tuple(
        _shape(row, measures[row["Measure"]], parts.get(row["Measure"], [])) for row in rows
    )


def _everywhere(name: str) -> Iterator[Row]:
    for path in (*sorted(PACK.glob(f"changes/*/{name}")), PACK / "framework" / name):
        yield from table(path)


def _shape(row: Row, measure: Row, parts: list[str]) -> Shape:
    return Shape(
        code=row["Measure"],
        measure=measure,
        parts=tuple(parts),
        levels=_numbers(row["Levels"]),
        season=_numbers(row["Season %"]) or (Decimal(100),) * 4,
        noise=Decimal(row["Noise"]),
        base=int(row["Base"] or 0),
        grows=row["Base grows"] == "yes",
        forecast=row["Year-end forecast"],
    )


def _numbers(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(part) for part in text.split(";") if part.strip())


def periods(shape: Shape) -> tuple[tuple[str, str], ...]:
    """The measure's own periods, each with the quarter in which it is reported."""
    match shape.measure["Frequency"]:
        case "year":
            return tuple(
                (q[:7], QUARTERS[n + 4]) for n, q in enumerate(QUARTERS[:6]) if q[-1] == "1"
            )
        case "half-year":
            halves = (q for q in QUARTERS if q[-1] in "24")
            return tuple((f"{q[:7]} H{int(q[-1]) // 2}", q) for q in halves)
        case _:
            lag, since = int(shape.measure["Lag"]), shape.measure["From"] >= "2026-04-01"
            first = 8 if since and shape.code not in _original() else 0
            return tuple((QUARTERS[n], QUARTERS[n + lag]) for n in range(first, 10 - lag))


def _original() -> frozenset[str]:
    return frozenset(row["Code"] for row in table(PACK / "framework" / "measures.csv"))


def level(levels: tuple[Decimal, ...], step: int, last: int) -> Decimal:
    """The line through the levels, `step` steps along of `last`."""
    at = Decimal(step * (len(levels) - 1)) / Decimal(max(last, 1))
    left = min(int(at), len(levels) - 1)
    right = min(left + 1, len(levels) - 1)
    return levels[left] + (levels[right] - levels[left]) * (at - left)


def rounded(value: Decimal, places: int) -> Decimal:
    """Half up, as a person rounds."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def figures(shape: Shape) -> Iterator[Given]:
    """Every figure of a measure as it stands in the end, faults aside."""
    own = periods(shape)
    for step, (period, reported) in enumerate(own):
        chance = None if step == len(own) - 1 else random.Random(f"{shape.code} {period}")
        shake = chance.randint(-100, 100) if chance else 0
        quarter = int(period[-1]) if " Q" in period else 1
        value = level(shape.levels, step, len(own) - 1) * shape.season[quarter - 1] / 100
        shaken = value + shape.noise * shake / 100
        row = _said(shape, max(shaken, Decimal(0)) if value >= 0 else shaken, chance, quarter)
        row |= {"Measure": shape.code, "Period": period, "Status": "final"}
        if shape.forecast:
            year = level(shape.levels, step, len(own) - 1)
            ends = step == len(own) - 1
            row["Year-end forecast"] = shape.forecast if ends else f"{rounded(year, 0):f}"
        yield Given(folder_of(reported), row)


def _said(shape: Shape, value: Decimal, chance: random.Random | None, quarter: int) -> Row:
    """The value as a return gives it: a number, a word, or the parts it is worked out from."""
    words = [word.strip() for word in shape.measure["Words"].split(";")]
    if shape.measure["Counted as"] == "yes/no":
        words = ["No", "Yes"]
    if words != [""]:
        return {"Value": words[int(value)]}
    if not shape.parts:
        return {"Value": f"{rounded(value, int(shape.measure['Places'])):f}"}
    below = _base(shape, chance, quarter)
    above = rounded(value * below / Decimal(shape.measure["Per"] or 100), 0)
    return {"Components": f"{shape.parts[0]} = {above:f}; {shape.parts[1]} = {below}"}


def _base(shape: Shape, chance: random.Random | None, quarter: int) -> int:
    """What the share is of: steady for populations, wobbling for work that comes and goes."""
    wobble = 4 if shape.measure["Figure is"] == "in the period" else 1
    if shape.base > LARGE or shape.measure["Counted as"] == "rate" or shape.base < 20:
        wobble = 0
    by = chance.randint(-wobble, wobble) if chance else 0
    base = shape.base * (100 + by) // 100
    return base * quarter if shape.grows else base


def faulty(given: Iterable[Given], faults: list[Row]) -> Iterator[Given]:
    """The figures with what really happened: missing, late, restated, provisional, estimated."""
    by_figure = {(fault["Measure"], fault["Period"]): fault for fault in faults}
    for one in given:
        key = (one.row["Measure"], one.row["Period"])
        fault = by_figure.get(key) or by_figure.get((key[0], ""))
        yield from _with(one, fault) if fault else (one,)


def _with(one: Given, fault: Row) -> Iterator[Given]:
    later = fault["Reported in"]
    match fault["Fault"]:
        case "missing":
            yield Given(one.folder, _blank(one.row, fault["Value"]))
        case "restated":
            yield Given(one.folder, _moved(one.row, Decimal(fault["Value"])))
        case "estimate":
            yield Given(one.folder, one.row | {"Status": "estimate"})
        case "provisional":
            yield from _firmed(one, Decimal(fault["Value"]))
    if later:
        status = "revised" if fault["Fault"] == "restated" else "final"
        yield Given(later, one.row | {"Status": status})


def _blank(row: Row, reason: str) -> Row:
    kept = {key: row[key] for key in ("Measure", "Period", "Status")}
    return kept | {"Missing because": reason}


def _moved(row: Row, by: Decimal) -> Row:
    """The figure as it was first given: off by so much, in its value or its upper part's share."""
    if "Value" in row:
        return row | {"Value": f"{Decimal(row['Value']) + by:f}"}
    (above, upper), (below, lower) = (part.split(" = ") for part in row["Components"].split("; "))
    moved = rounded(Decimal(upper) + by * Decimal(lower) / 100, 0)
    return row | {"Components": f"{above} = {moved:f}; {below} = {lower}"}


def _firmed(one: Given, by: Decimal) -> Iterator[Given]:
    """Provisional when first given; final, and a little higher, with the next quarter's returns."""
    first = _moved(one.row, -by) if one.row["Period"] != QUARTERS[-1] else one.row
    yield Given(one.folder, first | {"Status": "provisional"})
    place = QUARTERS.index(one.row["Period"]) + 1
    if place < len(QUARTERS):
        yield Given(folder_of(QUARTERS[place]), one.row)


def by_place(given: Iterable[Given], groups: dict[str, str]) -> Iterator[Given]:
    """Some measures' figures shared out among wards or groups, so that they add up to the whole."""
    for one in given:
        yield one
        group = groups.get(one.row["Measure"])
        lately = one.row["Period"] in QUARTERS[SHARED_SINCE:]
        if group and lately and "Missing because" not in one.row:
            for place, said in _shared(one.row, GROUPS[group]).items():
                yield replace(one, row=one.row | said | {"Place": place})


def _shared(row: Row, shares: dict[str, int]) -> dict[str, Row]:
    """What each place gives: a part of the value, or of each part that it is worked out from."""
    if "Value" in row:
        return {place: {"Value": n} for place, n in _parted(row["Value"], shares).items()}
    (above, upper), (below, lower) = (part.split(" = ") for part in row["Components"].split("; "))
    uppers, lowers = _parted(upper, shares), _parted(lower, _leaning(shares))
    return {
        place: {"Components": f"{above} = {uppers[place]}; {below} = {lowers[place]}"}
        for place in shares
    }


def _leaning(shares: dict[str, int]) -> dict[str, int]:
    """The shares of the whole that a share is of: a little more in the first, less in another."""
    first, *others = shares
    largest = max(others, key=lambda place: shares[place])
    return shares | {first: shares[first] + 1, largest: shares[largest] - 1}


def _parted(whole: str, shares: dict[str, int]) -> dict[str, str]:
    """A whole number in parts, of which the last has what is left."""
    *most, last = shares
    parts = {place: int(whole) * shares[place] // 100 for place in most}
    return {place: str(n) for place, n in parts.items()} | {
        last: str(int(whole) - sum(parts.values()))
    }


def everything() -> dict[str, list[Row]]:
    """The rows of every figures file, by the folder of returns that it is in."""
    files: dict[str, list[Row]] = {}
    faults = table(HERE / "faults.csv")
    groups = {row["Measure"]: row["By"] for row in table(HERE / "breakdowns.csv")}
    for shape in shapes():
        for one in by_place(faulty(figures(shape), faults), groups):
            files.setdefault(one.folder, []).append(one.row)
    return files


def commentary(path: Path) -> dict[tuple[str, str, str], str]:
    """What officers have said already, by measure, period and place."""
    rows = table(path) if path.exists() else []
    return {(row["Measure"], row["Period"], row["Place"]): row["Commentary"] for row in rows}


def main() -> None:
    """Write every figures file, keeping the commentary that is there."""
    for folder, rows in everything().items():
        path = PACK / "returns" / folder / "figures.csv"
        said = commentary(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, HEADINGS, restval="", lineterminator="\n")
            writer.writeheader()
            for row in rows:
                key = (row["Measure"], row["Period"], row.get("Place", ""))
                writer.writerow(row | {"Commentary": said.get(key, "")})


if __name__ == "__main__":
    main()
