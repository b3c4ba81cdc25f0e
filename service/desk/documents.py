"""Files that are dropped: text and pages as they are, the words of DOCX and PDF, the records of a table."""

from __future__ import annotations

import io
import multiprocessing
import re
import resource
import zipfile
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import PurePosixPath
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from data import ArticleError
from data.readers.entries import Entry, File
from data.readers.jsonl import read_lines
from data.readers.rows import read_rows

TAKEN = (".txt", ".md", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".jsonl", ".csv")
SECONDS = 20.0  # for the words of one document
MEMORY = 2 << 30  # bytes of address space of the process that takes them out
MAX_UNPACKED = 100_000_000  # bytes of the body of a DOCX
_HTML = frozenset((".html", ".htm", ".xhtml"))
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SCANNED = "This PDF holds pictures of pages and no text; run it through text recognition first."
_NO_PDF = "This service cannot read PDF: the package 'pypdf' is not installed. Save it as text or DOCX."


class Document(File):
    """A DOCX or PDF file; its words are taken out when its turn comes."""

    def record(self) -> dict[str, Any]:
        """The words, taken out in a process of their own: what hangs is killed."""
        context = multiprocessing.get_context("forkserver")
        mine, other = context.Pipe()
        pdf = self.source.lower().endswith(".pdf")
        process = context.Process(target=_answer, args=(other, self.raw, pdf), daemon=True, name="assay-document")
        process.start()
        other.close()
        try:
            if not mine.poll(SECONDS):
                raise ArticleError("too_slow", f"Reading the document took more than {SECONDS:g} s.")
            text, fault = mine.recv()
        except EOFError:
            raise ArticleError("unreadable", "The document broke the program that reads it.") from None
        finally:
            process.kill()
            process.join(5)
            mine.close()
        if fault is not None:
            raise ArticleError(*fault)
        return {"id": self.source, "text": text}


def entries(name: str, raw: bytes) -> Iterable[Entry]:
    """What a file holds: one article, or the records of a table.

    Raises:
        ArticleError: when its name does not end as that of a format that is read.
    """
    name = re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", PurePosixPath(name.replace("\\", "/")).name)[:200]
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".jsonl":
        return read_lines(io.BytesIO(raw), name)
    if suffix == ".csv":
        return read_rows(io.BytesIO(raw), name)
    if suffix in (".docx", ".pdf"):
        return [Document(raw, name, html=False)]
    if suffix in TAKEN:
        return [File(raw, name, suffix in _HTML)]
    raise ArticleError("unknown_format", f"Files that end in '{suffix or name}' are not read; {' '.join(TAKEN)} are.")


def _answer(pipe: Connection, raw: bytes, pdf: bool) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        pipe.send(((pdf_text if pdf else docx_text)(raw), None))
    except ArticleError as error:
        pipe.send((None, (error.code, error.message)))
    except Exception:  # whatever is wrong with the file, this process is there to contain it
        kind = "PDF" if pdf else "DOCX"
        pipe.send((None, ("unreadable", f"The file is damaged, protected, or not {kind}.")))


def docx_text(raw: bytes) -> str:
    """The paragraphs of a DOCX, with a blank line after each."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        body = archive.open("word/document.xml").read(MAX_UNPACKED + 1)
    if len(body) > MAX_UNPACKED:
        raise ArticleError("too_long", "The document is larger than what is scored.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(body, parser)
    text = "\n\n".join(filter(None, ("".join(_pieces(p)).strip() for p in root.iter(f"{_WORD}p"))))
    if not text:
        raise ArticleError("empty", "The document holds no text.")
    return text


def _pieces(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br"):
        yield node.text or "" if node.tag == f"{_WORD}t" else "\n" if node.tag == f"{_WORD}br" else "\t"


def pdf_text(raw: bytes) -> str:
    """The text of a PDF, page by page."""
    try:
        from pypdf import PdfReader  # lazily: nobody else needs it
    except ImportError:
        raise ArticleError("no_pdf", _NO_PDF) from None
    text = "\n\n".join(page.extract_text().strip() for page in PdfReader(io.BytesIO(raw)).pages).strip()
    if not text:
        raise ArticleError("empty", _SCANNED)
    return text
