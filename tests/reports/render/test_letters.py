"""Signs that the typeface lacks: told in words in a PDF, which would otherwise not be made at all."""

import pytest

from goldenthread.reports.render.drawing import pdf, png, quoted
from goldenthread.reports.render.letters import readable

PAGE = """#set document(title: "Signs")
#set page(width: 200pt, height: 80pt)
#set text(font: "IBM Plex Sans", lang: "en")
"""


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (
            "Plain words, £4.2m – “so far”… ✓ → ≥ é ½ −1",
            "Plain words, £4.2m – “so far”… ✓ → ≥ é ½ −1",
        ),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("Off to a start 🧵", "Off to a start [spool of thread]"),
        ("\u2714 done", "[heavy check mark] done"),
        ("\ufb00 and \uff21", "ff and A"),
        ("\u05d8\u05d5\u05d1 \u4e2d", "??? ?"),
        ("a\u202eb\x07c\U000e0001d\u20e3", "abcd"),
        ("a\u3000b", "a b"),
    ],
)
def test_what_cannot_be_shown_has_something_in_its_place(given: str, shown: str) -> None:
    assert readable(given) == shown


def test_words_with_any_sign_make_a_pdf_and_a_picture() -> None:
    words = quoted(
        "🧵 \u0639\u0646\u0648\u0627\u0646 \u202eabc \u2714 ☺ \U0001f468\u200d\U0001f469"
    )
    assert pdf(f"{PAGE}#text({words})").startswith(b"%PDF")
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="9">🧵</text></svg>'
    )
    assert png(svg).startswith(b"\x89PNG")
