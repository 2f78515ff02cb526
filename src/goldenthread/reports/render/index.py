"""The page that stands beside a quarter's papers: who gets what, why, and how much there is to read."""

from collections.abc import Mapping, Sequence
from html import escape

from goldenthread.reports.look import Look
from goldenthread.reports.model import Report
from goldenthread.reports.render import csvw
from goldenthread.reports.render.html import style
from goldenthread.reports.volume import Reader, Volume, lasting, readers, volume
from goldenthread.reports.words import moment, plural

NAMES = {
    "html": "Web page",
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "csv": "CSV",
}
Pages = Mapping[str, int]
HAND = "To hand"
HOW = (
    "Time is at 200 words a minute, every cell of a table counted. Under “For reference”, a report "
    "keeps what is only looked up: neither that nor the explanation of symbols is counted as "
    "words or pages. A report to hand is not put before its audience: "
    "what it needs to know of it stands in one that is."
)


def index(
    reports: Sequence[Report],
    formats: Sequence[str],
    look: Look,
    *,
    names: Sequence[str] = (),
    pages: Pages | None = None,
) -> bytes:
    """Return a page that lists reports of one period, at least one, for each audience.

    `names` are the bodies and posts that an audience may name, in the council's order; `pages` are
    those of each report by its name, where they were counted.
    """
    first, counted = reports[0], pages or {}
    title = f"Reports for {first.period}"
    said = f"{plural(len(reports), 'report')}, as known at {moment(first.at)}."
    found = readers(reports, names)
    parts = "".join(_reader(at, each, formats, counted) for at, each in enumerate(found, 1))
    return (
        f'<!doctype html>\n<html lang="{first.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} – {escape(first.council)}</title>\n"
        f"<style>{style(look)}</style>\n</head>\n<body>\n"
        f'<header><div class="band"><p>{escape(first.council)}</p></div></header>\n<main>\n'
        f"<h1><b>{escape(title)}</b></h1>\n"
        f'<div class="answer"><p>{escape(said)}</p></div>\n'
        f"{_summary(found, counted)}{_columns(formats)}{parts}</main>\n</body>\n</html>\n"
    ).encode()


def _columns(formats: Sequence[str]) -> str:
    said = (
        f'<p><a href="{csvw.NAME}">What each column of the CSV files holds</a>, for software.</p>\n'
    )
    return said if "csv" in formats else ""


def _summary(found: Sequence[Reader], pages: Pages) -> str:
    rows = "".join(
        f'<tr><th scope="row" data-label="For"><a href="#reader-{at}">{escape(each.name)}</a></th>'
        f"{_volume(volume(each.reports, pages))}"
        f'<td class="figure" data-label="{HAND}">{len(each.to_hand):,}</td></tr>\n'
        for at, each in enumerate(found, 1)
    )
    counted = ("Pages",) if pages else ()
    titles = ("Reports to read", *counted, "Words", "Time to read", HAND)
    heads = "".join(f'<th scope="col" class="figure">{title}</th>' for title in titles)
    return (
        f"<table>\n<caption>How much each audience is given to read</caption>\n"
        f'<thead><tr><th scope="col">For</th>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
        f"<p>{HOW}</p>\n"
    )


def _volume(found: Volume) -> str:
    counted = {"Reports to read": f"{found.reports:,}"}
    if found.pages:
        counted["Pages"] = f"{found.pages:,}"
    counted |= {"Words": f"{found.words:,}", "Time to read": lasting(found.minutes)}
    return "".join(
        f'<td class="figure" data-label="{title}">{said}</td>' for title, said in counted.items()
    )


def _reader(at: int, reader: Reader, formats: Sequence[str], pages: Pages) -> str:
    said = volume(reader.reports, pages).said if reader.reports else "Nothing to read"
    return (
        f'<h2 id="reader-{at}">{escape(reader.name)}</h2>\n<p>{escape(said)}.</p>\n'
        f"{_to_read(reader, formats, pages)}{_to_hand(reader, formats)}"
    )


def _to_read(reader: Reader, formats: Sequence[str], pages: Pages) -> str:
    if not reader.reports:
        return ""
    covers_first = sorted(reader.reports, key=lambda report: not report.brief)
    rows = "".join(_row(report, formats, pages, reader.name) for report in covers_first)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Report", "Why", "Length", "Files"))
    return (
        f"<table>\n<caption>For the {escape(reader.name)} to read</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _to_hand(reader: Reader, formats: Sequence[str]) -> str:
    """What a reader may call for, each in a line with why; its other files stand with its own reader."""
    if not reader.to_hand:
        return ""
    items = "".join(
        f'<li><a href="{escape(report.name)}.{formats[0]}">{_name(report)}</a>. {escape(why)}</li>\n'
        for report, why in reader.to_hand
    )
    return (
        f"<details>\n<summary>To hand, for the {escape(reader.name)} to call for: "
        f"{plural(len(reader.to_hand), 'report')}</summary>\n<ul>\n{items}</ul>\n</details>\n"
    )


def _name(report: Report) -> str:
    return f"{escape(report.title)}: {escape(report.subtitle)}"


def _row(report: Report, formats: Sequence[str], pages: Pages, reader: str) -> str:
    links = "".join(f"<li>{_link(report, ending, reader)}</li>" for ending in formats)
    return (
        f'<tr><th scope="row">{_name(report)}</th>'
        f'<td data-label="Why">{escape(report.why) or "For its information"}</td>'
        f'<td data-label="Length">{_length(volume((report,), pages))}</td>'
        f'<td data-label="Files"><ul class="files">{links}</ul></td></tr>\n'
    )


def _length(found: Volume) -> str:
    pages = f"{plural(found.pages, 'page')}, " if found.pages else ""
    return f"{pages}{lasting(found.minutes)}"


def _link(report: Report, ending: str, reader: str) -> str:
    of = f" of {report.title}: {report.subtitle}, for {reader}"
    hidden = f'<span class="hidden">{escape(of)}</span>'
    return f'<a href="{escape(report.name)}.{ending}">{NAMES[ending]}{hidden}</a>'
