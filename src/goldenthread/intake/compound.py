"""A stream out of a compound file: the small file system that an .xls workbook is kept in.

The layout is that of [MS-CFB]: sectors chained by a table, a directory, and small streams packed
together in one of their own.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HEADER = struct.Struct("<HH10xII4xIIIII")
"""From byte 30: sector sizes as powers of 2, number of table sectors, first directory sector, the size
below which streams are packed, first sector of their table and its length, first sector of the rest
of the table's own list and its length."""
LISTED = 109
"""Table sectors that the header itself lists."""
ENTRY = 128
PACKER, STREAM = 5, 2
"""What an entry of the directory is: the root, which holds the packed streams; or a stream."""
NO_MORE = 0xFFFFFFFA
"""From here on a number names no sector: it ends a chain."""


class Torn(ValueError):
    """The file does not hold together."""


@dataclass(frozen=True, slots=True)
class _Sectors:
    """Sectors of one size in some bytes, and which follows which."""

    data: bytes
    offset: int
    size: int
    following: Sequence[int]

    def sector(self, number: int) -> bytes:
        start = self.offset + number * self.size
        return self.data[start : start + self.size]

    def chain(self, start: int) -> Iterator[bytes]:
        for _ in range(len(self.following) + 1):
            if start >= NO_MORE:
                return
            yield self.sector(start)
            if start >= len(self.following):
                raise Torn("a chain of sectors leads out of the file")
            start = self.following[start]
        raise Torn("a chain of sectors has no end")


def stream(data: bytes, *names: str) -> bytes:
    """Return the first stream that has one of the names; raises Torn, or struct.error if cut short."""
    power, small, _, root, cutoff, first, _, more, _ = HEADER.unpack_from(data, 30)
    if not (7 <= power <= 16 and 4 <= small <= power):
        raise Torn("its sectors have no sensible size")
    size = 1 << power
    bare = _Sectors(data, size, size, ())
    large = _Sectors(data, size, size, _table(bare, data, more))
    entries = list(_entries(b"".join(large.chain(root))))
    packed = next((entry for entry in entries if entry.kind == PACKER), None)
    for entry in entries:
        if entry.kind == STREAM and entry.name in names:
            if entry.size >= cutoff or packed is None:
                return b"".join(large.chain(entry.start))[: entry.size]
            inside = b"".join(large.chain(packed.start))
            following = _numbers(b"".join(large.chain(first)))
            return b"".join(_Sectors(inside, 0, 1 << small, following).chain(entry.start))[
                : entry.size
            ]
    raise Torn("it holds no workbook")


def _table(bare: _Sectors, data: bytes, more: int) -> Sequence[int]:
    """Which sector follows which, for the whole file."""
    listed = list(struct.unpack_from(f"<{LISTED}I", data, 76))
    seen: set[int] = set()
    while more < NO_MORE and more not in seen:
        seen.add(more)
        *further, more = _numbers(bare.sector(more)) or (NO_MORE,)
        listed.extend(further)
    return _numbers(b"".join(bare.sector(each) for each in listed if each < NO_MORE))


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the directory."""

    name: str
    kind: int
    start: int
    size: int


def _entries(directory: bytes) -> Iterator[_Entry]:
    for at in range(0, len(directory) - ENTRY + 1, ENTRY):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        start, size = struct.unpack_from("<II", directory, at + 116)
        name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        yield _Entry(name, kind, start, size)
