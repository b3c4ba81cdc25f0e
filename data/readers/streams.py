"""Open files and standard input, unpacked where their first bytes say gzip or Zstandard."""

from __future__ import annotations

import gzip
import io
from typing import BinaryIO, cast

_GZIP = b"\x1f\x8b"
_ZSTANDARD = b"\x28\xb5\x2f\xfd"


def unpack(stream: BinaryIO) -> BinaryIO:
    """The stream's contents, unpacked; closing the result leaves the stream open."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    start = buffered.peek(4)[:4]
    if start.startswith(_GZIP):
        return cast(BinaryIO, gzip.open(buffered))
    if start == _ZSTANDARD:
        import pyarrow as pa  # lazily: importing it takes half a second

        return cast(BinaryIO, io.BufferedReader(pa.CompressedInputStream(buffered, "zstd"), 1 << 20))
    return buffered
