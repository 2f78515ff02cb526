"""Small .xls files put together record by record, for what no program at hand writes."""

import struct

END_OF_CHAIN, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
BEGIN, END = 0x0809, 0x000A


def record(number: int, inside: bytes = b"") -> bytes:
    """One record: its number, its length and its contents."""
    return struct.pack("<HH", number, len(inside)) + inside


def part(*records: bytes, version: int = 0x0600) -> bytes:
    """A part of a book: its records between a beginning and an end."""
    return b"".join((record(BEGIN, struct.pack("<HH", version, 5)), *records, record(END)))


def book(name: bytes, formats: bytes, cells: bytes, version: int = 0x0600) -> bytes:
    """A book of one sheet, with the name as the version writes it."""

    def front(start: int) -> bytes:
        about = struct.pack("<IBB", start, 0, 0) + name
        return part(formats, record(0x0085, about), version=version)

    return front(len(front(0))) + part(cells, version=version)


def compound(stream: bytes, name: str = "Workbook", more: bool = False) -> bytes:
    """A file that holds one large stream; `more` lists its table of sectors outside the header."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // 512)
    table = [TABLE, END_OF_CHAIN, *range(3, 2 + count), END_OF_CHAIN]
    table += [END_OF_CHAIN] * more
    listed = [FREE if more else 0, *[FREE] * 108]
    further = struct.pack("<128I", 0, *[FREE] * 126, END_OF_CHAIN) if more else b""
    where = 2 + count if more else END_OF_CHAIN
    numbers = struct.pack("<IIIIIIIII", 1, 1, 0, 4096, END_OF_CHAIN, 0, where, int(more), listed[0])
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    header += struct.pack("<HHHHH10x", 62, 3, 0xFFFE, 9, 6) + numbers
    header += struct.pack("<108I", *listed[1:])
    held = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    directory = entry("Root Entry", 5, END_OF_CHAIN, 0) + entry(name, 2, 2, len(stream))
    return header + held + directory.ljust(512, b"\0") + stream.ljust(count * 512, b"\0") + further


def entry(name: str, kind: int, start: int, size: int) -> bytes:
    """One entry of the directory."""
    letters = (name + "\0").encode("utf-16-le")
    about = letters.ljust(64, b"\0") + struct.pack("<HB49x", len(letters), kind)
    return about + struct.pack("<II4x", start, size)
