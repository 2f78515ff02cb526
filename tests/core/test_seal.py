"""The seal: every seal rests on all before it."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.core.history.seal import BEGINNING, canonical, chain, seal

contents = st.dictionaries(st.text(max_size=5), st.none() | st.text(max_size=5), max_size=4)


def test_a_seal_is_what_anyone_can_work_out() -> None:
    written = '{"a":null,"b":"“é”"}'.encode()
    assert canonical({"b": "“é”", "a": None}) == written
    assert (
        seal(BEGINNING, {"b": "“é”", "a": None}) == sha256(b"0" * 64 + b"\n" + written).hexdigest()
    )


@given(contents)
def test_the_order_of_names_does_not_matter(content: dict[str, str | None]) -> None:
    assert canonical(content) == canonical(dict(reversed(content.items())))


@given(contents, contents)
def test_different_contents_are_written_differently(
    one: dict[str, str | None], other: dict[str, str | None]
) -> None:
    assert (canonical(one) == canonical(other)) == (one == other)


def test_nothing_and_the_word_for_it_differ() -> None:
    assert len({canonical({"a": None}), canonical({"a": ""}), canonical({"a": "null"})}) == 3


@given(st.lists(contents, max_size=5))
def test_a_chain_is_each_seal_on_the_one_before(lot: list[dict[str, str | None]]) -> None:
    expected, previous = [], BEGINNING
    for content in lot:
        previous = seal(previous, content)
        expected.append(previous)
    assert list(chain(BEGINNING, lot)) == expected


@given(st.lists(contents, min_size=2, max_size=5, unique_by=repr))
def test_a_change_at_the_start_reaches_the_end(lot: list[dict[str, str | None]]) -> None:
    changed = [{**lot[0], "changed": "yes"}, *lot[1:]]
    assert list(chain(BEGINNING, lot))[-1] != list(chain(BEGINNING, changed))[-1]
    assert list(chain(BEGINNING, lot))[-1] != list(chain(BEGINNING, lot[::-1]))[-1]


def test_a_spoilt_seal_does_not_stop_the_work() -> None:
    assert len(seal("“not a seal”", {"a": "\ud800"})) == 64
