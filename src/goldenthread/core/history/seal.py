"""The seal: a chain of fingerprints, so that history cannot be altered unseen.

Each seal is the SHA-256 of the seal before it and of what is sealed. To change one row unseen,
every seal after it must be made again, up to the last: so a last seal that was written down
elsewhere, as on a printed report, proves everything before it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

Content = Mapping[str, str | None]
"""What is sealed: each column's name with its value as text, or None where it is blank."""

BEGINNING = "0" * 64
"""The seal before the first."""


_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def canonical(content: Content) -> bytes:
    """The one way to write a content down: names in order, no spaces, UTF-8."""
    return _CANONICAL.encode(content).encode("utf-8", "surrogatepass")


def seal(previous: str, content: Content) -> str:
    """The seal of a content that follows the one sealed with `previous`: 64 hexadecimal digits."""
    return sha256(previous.encode("ascii", "replace") + b"\n" + canonical(content)).hexdigest()


def chain(previous: str, contents: Iterable[Content]) -> Iterator[str]:
    """The seals of contents in order, the first following `previous`."""
    for content in contents:
        previous = seal(previous, content)
        yield previous
