"""Colours that can be read: worked out from the real values, not from what they are called."""

from pathlib import Path

import pytest

from goldenthread.reports import look, scene
from goldenthread.reports.look import PAPER, READABLE, Look, contrast, council_look
from goldenthread.reports.marks import COLOURS, GLYPHS, OF_PROGRESS, OF_RATING, Shape, outline


def test_black_on_white_is_21_and_a_colour_on_itself_1() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#12436D", "#12436D") == pytest.approx(1)


@pytest.mark.parametrize("shape", Shape)
def test_every_status_can_be_read_on_its_ground_and_on_white(shape: Shape) -> None:
    colours = COLOURS[shape]
    assert contrast(colours.ink, colours.ground) >= READABLE
    assert contrast(colours.ink, PAPER) >= READABLE


def test_statuses_differ_in_silhouette_and_not_in_colour_alone() -> None:
    outlines = [outline(shape) for shape in Shape]
    assert len(set(outlines)) == len(set(GLYPHS.values())) == len(Shape)
    assert len({OF_RATING[rating] for rating in OF_RATING}) == len(OF_RATING)
    assert set(OF_PROGRESS.values()) <= set(Shape)


@pytest.mark.parametrize("ink", [look.INK, look.QUIET, scene.INK, scene.QUIET, scene.LINE])
def test_text_and_lines_can_be_read_on_white_and_on_every_ground(ink: str) -> None:
    assert all(contrast(ink, colours.ground) >= READABLE for colours in COLOURS.values())
    assert contrast(ink, PAPER) >= READABLE


def test_a_pale_brand_gets_dark_text_and_never_colours_a_heading() -> None:
    pale = Look(brand="#FFDD00")
    assert (pale.on_brand, pale.heading) == (look.INK, look.INK)
    dark = Look(brand="#0B4F6C")
    assert (dark.on_brand, dark.heading) == (PAPER, "#0B4F6C")


@pytest.mark.parametrize("brand", ["", "teal", "#12", "#GGGGGG", "#0B4F6C;}"])
def test_a_brand_that_is_no_colour_is_refused_with_advice(brand: str) -> None:
    with pytest.raises(ValueError, match="Council sheet"):
        Look(brand=brand)


@pytest.mark.parametrize(
    "style",
    [
        "</style><script>",
        '@import "https://example.org/other.css";',
        "h1 { background: url(https://example.org/seal.png); }",
        "h1 { background: url( '/seal.png'); }",
    ],
)
def test_a_style_sheet_that_reaches_beyond_the_page_is_refused(style: str) -> None:
    with pytest.raises(ValueError, match="fetches nothing"):
        Look(style=style)


def test_a_councils_files_are_read_or_refused_with_advice(tmp_path: Path) -> None:
    style = tmp_path / "own.css"
    style.write_bytes(b"h1 { background: url(data:image/png;base64,AAAA); }")
    assert council_look("#0B4F6C", style=style).style == style.read_text("utf-8")
    style.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match=r"own\.css is not a style sheet"):
        council_look("#0B4F6C", style=style)
    with pytest.raises(ValueError, match=r"own\.css is not a Word file"):
        council_look("#0B4F6C", template=style)
