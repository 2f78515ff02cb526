"""Reading published figures through a layout: what is found, what is missing, and what cannot be read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.core.facts.lines import Goodness
from goldenthread.core.facts.measures import Judged, Polarity, RatingWord
from goldenthread.intake.replay import NotReplayable, read, read_counts
from goldenthread.intake.replay_layout import NotALayout, load, names, parse
from goldenthread.intake.rules import NoSuchRule, find, shipped

HEADINGS = "source,council,period,ref,polarity,figure,target,before,last,rating,direction\n"
SHEET = "Rule,Order,Title,Rating,Word,Edge,Only if,Judged\n"


def written(folder: Path, text: str, name: str = "figures.csv") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    row = 'https://example.org,A council,2026/27 Q2,M1,higher,"1,234.5",1300,1200,1190,red,better\n'
    (found,) = read(written(tmp_path, HEADINGS + row), load("facts"))
    assert (found.row, found.ref, found.places) == (2, "M1", 1)
    assert (found.figure, found.target, found.before) == (Decimal("1234.5"), "1300", Decimal(1200))
    assert (found.last, found.polarity) == (Decimal(1190), Polarity.HIGHER)
    assert (found.rating, found.direction) == (RatingWord.RED, Goodness.BETTER)


def test_what_is_not_known_says_why(tmp_path: Path) -> None:
    row = ",,,,sideways,about 5,,,,unheard of,\n"
    (found,) = read(written(tmp_path, HEADINGS + row), load("facts"))
    assert (found.polarity, found.figure, found.rating, found.direction) == (None,) * 4
    assert found.no_rating == "“unheard of” is not in the mapping"
    assert found.no_direction == "no direction was published with the row"


def test_only_the_rows_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, HEADINGS + ",A,,M1,,,,,,,\n,B,,M2,,,,,,,\n")
    (found,) = read(path, load("facts"), [("council", "b")])
    assert (found.row, found.ref) == (3, "M2")


def test_longer_words_are_not_taken_for_shorter_ones(tmp_path: Path) -> None:
    rows = "".join(f",,,M,higher (published),1,1,,,{word},\n" for word in ("green-amber", "Green"))
    found = read(written(tmp_path, HEADINGS + rows), load("facts"))
    assert [each.rating for each in found] == [RatingWord.GREEN_AMBER, RatingWord.GREEN]


def test_a_value_is_taken_out_of_a_longer_text(tmp_path: Path) -> None:
    layout = parse(
        '[columns]\nfigure = "f"\nrating = "r"\n'
        "[patterns]\nlast = { column = \"note\", pattern = 'last quarter: (\\d+)' }\n"
    )
    path = written(tmp_path, "f,r,note\n1,x,last quarter: 9; and so on\n2,,nothing\n")
    assert [each.last for each in read(path, layout)] == [Decimal(9), None]
    assert [each.no_rating for each in read(path, layout)][1] == "none was given"


def test_a_figure_is_worked_out_from_its_parts(tmp_path: Path) -> None:
    layout = load("housing-delivery-test")
    text = "ons_code,required_total,delivered_total,published_consequence\nE1,3,1,Buffer\nE2,-,1,\n"
    first, second = read(written(tmp_path, text), layout)
    assert first.figure is not None
    assert (round(first.figure, 2), first.places) == (Decimal("33.33"), 0)
    assert (first.polarity, first.period) == (Polarity.HIGHER, "2023")
    assert second.figure is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "“figures.csv” is empty"),
        (HEADINGS, "“figures.csv” holds no rows"),
        ("ref,figure\nM1,1\n", "has no column polarity, target, before, last, rating, direction."),
        ('ref,figure\n"M1,1\n', "cannot be read as CSV"),
    ],
)
def test_a_file_that_cannot_be_replayed_says_why(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(NotReplayable, match=said):
        read(written(tmp_path, text), load("facts"))


def test_published_counts_are_read_with_their_words(tmp_path: Path) -> None:
    text = (
        "source_url,council,report,period,scope,green,amber,red,na,total,"
        "dot_up,dot_same,dot_down,dot_na,note\n"
        "https://example.org,A,R,2026/27,5 measures,1,2,,0,5,,,,,complete\n"
    )
    (found,) = read_counts(written(tmp_path, text))
    assert (found.rated, found.unrated, found.total) == ((1, 2, None), 0, 5)
    assert (found.text, found.up) == ("5 measures; complete", None)


def test_the_shipped_layouts_can_all_be_used() -> None:
    assert names() == ("facts", "housing-delivery-test", "published")
    assert all(load(name).columns for name in names())


BOTH = '[columns]\nfigure = "f"\nrating = "r"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not toml", "is not TOML"),
        ("[columns]\n", "must say where “figure” and “rating” stand"),
        ("[odd]\n", "“odd” is not a table of a mapping"),
        ('columns = "x"\n', "“columns” is not a table of a mapping"),
        (BOTH + 'colour = "c"\n', r"“colour” in \[columns\] is not known"),
        (BOTH + '[rating]\ngood = "gold"\n', r"“gold” in \[rating\] is not known"),
        (BOTH + '[constant]\npolarity = "up"\n', r"“up” in \[polarity\] is not known"),
        (BOTH + '[formula]\nlast = "a +"\n', "The formula “a \\+” cannot be read"),
        (BOTH + '[formula]\nrating = "a"\n', r"“rating” in \[formula\] is not known"),
        (BOTH + '[patterns]\nlast = { column = "n", pattern = "(" }\n', "A pattern needs a column"),
        (BOTH + '[patterns]\nlast = { column = "n", pattern = "n" }\n', "one group in brackets"),
        (BOTH + '[patterns]\nlast = { pattern = "(n)" }\n', "one group in brackets"),
    ],
)
def test_a_layout_that_cannot_be_used_says_why(text: str, said: str) -> None:
    with pytest.raises(NotALayout, match=said):
        parse(text)


def test_a_layout_from_a_file(tmp_path: Path) -> None:
    assert load(str(written(tmp_path, BOTH, "mine.toml"))).columns["figure"] == "f"
    with pytest.raises(NotALayout, match=r"There is no mapping “gone\.toml”.*facts"):
        load("gone.toml")


def test_a_rule_from_a_file(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        SHEET + "mine,1,T,green,Good,target,,beneath\nmine,2,T,red,Poor,otherwise,,beneath\n",
        "my rules.csv",
    )
    bands = find(str(path))
    assert [(band.rating, band.judged) for band in bands] == [
        (RatingWord.GREEN, Judged.BENEATH),
        (RatingWord.RED, Judged.BENEATH),
    ]


def test_one_of_several_rules_in_a_file(tmp_path: Path) -> None:
    two = "".join(f"{name},1,T,green,Good,otherwise,,\n" for name in ("a", "b"))
    path = written(tmp_path, SHEET + two, "rules.csv")
    assert find(f"{path}#b")[0].rule == "b"
    for asked in (str(path), f"{path}#c"):
        with pytest.raises(NoSuchRule, match=r"holds 2 rules. Write FILE#NAME: a, b"):
            find(asked)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,1,T,gold,Good,target,,\n", "gold"),
        ("a,1,T,green,Good,taget,,\n", "“taget” is not an edge. Write for example"),
    ],
)
def test_a_rule_file_that_cannot_be_read_says_why(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(NoSuchRule, match=said):
        find(str(written(tmp_path, SHEET + row, "rules.csv")))


def test_no_such_rule_names_those_there_are() -> None:
    with pytest.raises(NoSuchRule, match=r"There is no rule “nope”.*ten-percent, five-percent"):
        find("nope")
    assert len({band.rule for band in shipped()}) == 23
