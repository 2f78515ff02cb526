"""The golden-thread report: breaks with their cures, counts by priority, and the outline."""

from dataclasses import replace

import pytest

from goldenthread.core.facts.organisation import Post, PostKind
from goldenthread.core.facts.plans import ItemKind, Link
from goldenthread.core.periods import parse
from goldenthread.core.thread.audit import KINDS, audit
from goldenthread.core.thread.priorities import counts, in_all
from goldenthread.reports.build import frame, golden_thread
from goldenthread.reports.look import Look
from goldenthread.reports.model import Note, Paragraph, Report, tables
from goldenthread.reports.press import FORMATS, rendered
from tests.reports.adding_up import rows, sentences, strays, table
from tests.reports.boards import governed
from tests.reports.pictures import OWNER, framework
from tests.town.fixtures import Town

REPORT = golden_thread.build(governed(), "E1")


def _text(report: Report) -> str:
    return " ".join(part.text for part in report.blocks if isinstance(part, Note | Paragraph))


def test_it_is_about_the_council_for_management() -> None:
    [subject] = golden_thread.KIND.subjects(governed())
    assert (subject.code, REPORT.audience) == ("E1", "Management Team")
    assert golden_thread.KIND.subjects(governed(council=())) == ()


@pytest.mark.parametrize("code", ["PPB", ""])
def test_it_is_about_nothing_else(code: str) -> None:
    with pytest.raises(ValueError, match="No such report"):
        golden_thread.build(governed(), code)


def test_every_break_is_counted_with_its_cure_gravest_first() -> None:
    found = rows(REPORT, "mend")
    assert [row[0] for row in found][:3] == ["Priority without a measure", "No link", "Dead end"]
    whole = audit(governed().framework, governed().history, governed().period.last_day)
    assert found[-1][:2] == ["In all", str(len(whole))]
    assert {row[3] for row in found[:-1]} == {each.cure for each in whole}


def test_every_break_is_listed_under_its_kind() -> None:
    whole = audit(governed().framework, governed().history, governed().period.last_day)
    for kind in {each.kind for each in whole}:
        said = rows(REPORT, kind.replace(" ", "-"))
        assert [row[0] for row in said] == [each.subject for each in whole if each.kind == kind]


def test_the_counts_add_up_as_in_table_2_and_say_how_much_looks_inward() -> None:
    inward = replace(next(i for i in governed().framework.items if i.code == "HEALTH"), inward=True)
    items = tuple(inward if i.code == "HEALTH" else i for i in governed().framework.items)
    report = golden_thread.build(governed(items=items), "E1")
    whole = in_all(counts(governed(items=items).framework))
    last = rows(report, "priorities")[-1]
    assert last[:5] == [
        "Total",
        str(whole.objectives),
        str(whole.measures),
        str(whole.total),
        str(whole.inward),
    ]
    assert f"Of these, {whole.inward} ({last[5]}) look inward, at how the council runs itself." in (
        report.front
    )
    assert ["A safer borough", "0", "0", "0", "0", "None to share"] in rows(report, "priorities")


def test_the_outline_opens_downwards_and_counts_what_is_beneath() -> None:
    assert rows(REPORT, "thread-1") == [
        ["HEALTH", "Priority", "A healthy borough", "2", "6", "Off target"],
        ["ASC-O1", "Key objective", "Help people to stay independent", "2", "6", "Off target"],
    ]
    assert ["ASC-LI6", "Measure", "Home care visits kept"] in rows(REPORT, "loose")
    assert ["ASC-O2", "Service objective", "Support unpaid carers"] in rows(REPORT, "loose")


def test_no_number_in_a_sentence_differs_from_the_tables() -> None:
    assert strays(REPORT) == []


def test_a_whole_thread_has_nothing_to_mend() -> None:
    agreed = governed(items=(), measures=(), risks=(), mitigations=(), links=())
    report = golden_thread.build(replace(agreed, figures={}, scores={}, progress={}), "E1")
    assert report.front == ("The audit found no break in the thread.",)
    assert "Nothing: the audit found no break." in _text(report)
    assert "No priority is held yet" in _text(report)
    assert all(rendered(report, Look(brand="#1D4E6B"), ending) for ending in FORMATS)


def test_breaks_that_hide_nothing_are_said_to_hide_nothing() -> None:
    held = governed()
    vacant = Post(code=OWNER, title="Director", kind=PostKind.MANAGER, vacant=True)
    top = next(item for item in held.framework.items if item.kind is ItemKind.PRIORITY)
    measure = framework().measures[0]
    report = golden_thread.build(
        governed(
            posts=(vacant,),
            items=(replace(top, owner=OWNER),),
            measures=(measure,),
            links=(Link(source=measure.code, target=top.code, primary=True),),
            risks=(),
            mitigations=(),
        ),
        "E1",
    )
    assert "None of the 2 breaks lets a promise drop out of sight." in _text(report)
    assert not any(each.name == "loose" for each in tables(report))


def test_kinds_that_hide_a_promise_are_kinds_of_the_audit() -> None:
    assert set(golden_thread.FIRST) < set(KINDS)


def test_the_example_council_is_told_as_its_audit_has_it(town: Town) -> None:
    from goldenthread.records.publishing.queries import picture

    held = picture(period=parse("2026/27 Q2"), at=town.as_at)
    [subject] = golden_thread.KIND.subjects(held)
    report = golden_thread.build(held, subject.code)
    whole = audit(held.framework, held.history, held.period.last_day)
    assert rows(report, "mend")[-1][1] == str(len(whole))
    assert strays(report) == []
    assert len(sentences(report)) > 3
    assert table(report, "priorities").rows


def test_without_a_council_nothing_can_be_told() -> None:
    with pytest.raises(ValueError, match="No council is held yet"):
        frame.council(governed(council=()))
