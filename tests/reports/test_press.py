"""The press: every file whole, named plainly, fingerprinted, and the same however it is printed."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pikepdf

from goldenthread.reports.look import Look
from goldenthread.reports.press import FORMATS, Job, press, rendered
from goldenthread.reports.render.index import index
from tests.reports.papers import everything


def _jobs(folder: Path, count: int) -> list[Job]:
    folder.mkdir()
    reports = (replace(everything(), name=f"report-{at}") for at in range(count))
    return [Job(report, Look(), ("html", "csv"), folder) for report in reports]


def test_each_file_is_what_was_rendered_with_its_fingerprint(tmp_path: Path) -> None:
    job = Job(everything(), Look(), FORMATS, tmp_path)
    files = press([job], processes=1)
    assert [file.ending for file in files] == list(FORMATS)
    for file in files:
        inside = file.path.read_bytes()
        assert file.path.name == f"everything-2026-27-q2.{file.ending}"
        assert file.sha256 == hashlib.sha256(inside).hexdigest()
        assert inside == rendered(everything(), Look(), file.ending)
    assert len(list(tmp_path.iterdir())) == len(FORMATS)


def test_many_processes_print_the_same_as_one(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    many = press(_jobs(tmp_path / "many", 4), progress=lambda *at: told.append(at), processes=2)
    one = press(_jobs(tmp_path / "one", 4), processes=1)
    assert [file.sha256 for file in many] == [file.sha256 for file in one]
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_index_says_who_gets_what_and_why() -> None:
    page = index([everything()], FORMATS, Look()).decode()
    assert "Monitoring report: Every block" in page
    assert "All members" in page
    assert "no body&#x27;s remit names it" in page
    assert ">Pages<" not in page
    for ending in FORMATS:
        assert f'href="everything-2026-27-q2.{ending}"' in page


def test_the_index_groups_by_audience_and_says_how_long_each_takes(tmp_path: Path) -> None:
    [pdf] = press([Job(everything(), Look(), ("pdf",), tmp_path)], processes=1)
    both = replace(everything(), name="both", audience="Health Board and Executive Board", why="")
    counted = {pdf.report: pdf.pages}
    names = ("Executive Board", "Health Board")
    page = index([everything(), both], ("pdf",), Look(), names=names, pages=counted).decode()
    found = [page.index(f">{name}</h2>") for name in (*names, "All members")]
    assert found == sorted(found)
    assert f"{pdf.pages} pages" in page
    assert page.count('href="both.pdf"') == 2
    assert "For its information" in page
    assert pdf.pages == len(pikepdf.open(pdf.path).pages)
