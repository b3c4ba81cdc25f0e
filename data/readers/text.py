"""Plain text from bytes: encoding by byte order mark, else UTF-8; anything else is refused with what to do."""

from __future__ import annotations

import codecs

from data.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAX_BYTES = 20_000_000
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF")


def decode_text(raw: bytes) -> str:
    """The text in the bytes of a file.

    Raises:
        ArticleError: `too_long`, `not_text` (binary) or `wrong_encoding`.
    """
    if len(raw) > MAX_BYTES:
        raise ArticleError("too_long", f"The file has {len(raw):,} bytes; at most {MAX_BYTES:,} are read.")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError as error:
                raise ArticleError(
                    "wrong_encoding", f"The file begins as {encoding} but breaks off: {error}."
                ) from None
    if raw.startswith(_MAGIC) or b"\0" in raw[:65_536]:
        raise ArticleError("not_text", "The file is binary, not text; convert it to plain text or HTML first.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ArticleError(
            "wrong_encoding",
            f"The file is not UTF-8 (byte 0x{raw[error.start]:02x} at position {error.start}); "
            "convert it, e.g. `iconv -f windows-1252 -t utf-8`.",
        ) from None
