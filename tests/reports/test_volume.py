"""How much there is to read, and who gets it."""

from dataclasses import replace

from goldenthread.reports import volume
from goldenthread.reports.volume import Volume
from tests.reports.papers import everything


def test_every_word_of_text_and_tables_is_counted() -> None:
    report = everything()
    bare = replace(report, blocks=(), symbols=(), front=("Four words stand here.",), facts=())
    assert volume.words(bare) == 4
    assert volume.words(report) > 100


def test_time_to_read_is_told_in_hours_and_minutes() -> None:
    assert Volume(reports=1, words=1, pages=1).said == "1 report, 1 page, 1 word: 1 minute to read"
    assert Volume(reports=2, words=9_214).said == "2 reports, 9,214 words: 47 minutes to read"
    assert volume.lasting(60) == "1 hour"
    assert volume.lasting(125) == "2 hours 5 minutes"


def test_pages_are_those_of_the_reports_that_were_counted() -> None:
    report = everything()
    assert volume.volume((report,), {report.name: 7, "another": 9}).pages == 7
    assert volume.volume((report,), {}).pages == 0


def test_an_audience_is_taken_apart_by_the_names_that_are_known() -> None:
    names = ("Board", "Health Board", "Health and Safety Board")
    asked = "Health and Safety Board, Health Board and Board"
    assert volume.receivers(asked, names) == (
        "Health and Safety Board",
        "Health Board",
        "Board",
    )
    assert volume.receivers("All members", names) == ("All members",)


def test_readers_stand_in_the_order_of_the_council_and_others_after() -> None:
    report = everything()
    both = replace(report, name="both", audience="Health Board and Executive Board")
    found = volume.readers((report, both), ("Executive Board", "Health Board", "Idle Board"))
    told = [(reader.name, [one.name for one in reader.reports]) for reader in found]
    assert told == [
        ("Executive Board", ["both"]),
        ("Health Board", ["both"]),
        ("All members", [report.name]),
    ]
