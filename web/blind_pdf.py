"""Technical parts as PDF: taken apart with pypdf, written anew with nothing but their pages, and read page by page.

What a reader never sees goes: document information and XMP (ISO 32000-1, 14.3), attachments, annotations, outlines,
actions, private data of programs (14.5), thumbnails. Nothing in a file is run.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, NameObject, StreamObject

from bidding.evaluation.blind_pages import BlindPage
from models.errors import InputError, Problem

__all__ = ["extras_of", "pages_of", "stripped_pdf"]

_MOST_BYTES: Final = 64 * 2**20
_TELLTALE: Final = (
    "/Metadata", "/PieceInfo", "/Annots", "/AA", "/A", "/Thumb", "/LastModified", "/StructParents", "/AF", "/B",
    "/PresSteps", "/Tabs", "/ID", "/UserProperties",
)  # fmt: skip
_DEEPEST: Final = 20
"""Forms in forms; more is a file made to trap a reader."""


def stripped_pdf(data: bytes, file: str) -> bytes:
    """Return the pages of a PDF and what draws them, and nothing else. Raises InputError for no readable PDF."""
    reader, writer, whole = _opened(data, file), PdfWriter(), BytesIO()
    try:
        for page in reader.pages:
            writer.add_page(page, excluded_keys=_TELLTALE)
        for found in writer._objects:  # noqa: SLF001 - pypdf offers no other way to all objects
            if isinstance(found, DictionaryObject):
                _strip(found)
        writer.metadata = None
        writer.write(whole)
    except _BROKEN as error:
        raise _unreadable(file, error) from None
    return whole.getvalue()


def pages_of(data: bytes, file: str) -> list[BlindPage]:
    """Return what each page holds. Raises InputError for what is no PDF, has a password, or is damaged."""
    reader = _opened(data, file)
    try:
        return [_page(number, page) for number, page in enumerate(reader.pages, 1)]
    except _BROKEN as error:
        raise _unreadable(file, error) from None


def extras_of(data: bytes, file: str) -> list[str]:
    """Return what a PDF holds beside its pages, by name; nothing for one that was stripped. Raises as `pages_of`."""
    reader = _opened(data, file)
    try:
        root = _plain(reader.trailer["/Root"])
        named = _plain(root.get("/Names"))
        noted = [str(number) for number, page in enumerate(reader.pages, 1) if "/Annots" in page]
        found = {
            "document information": bool(reader.metadata), "XMP metadata": "/Metadata" in root,
            "attachments": "/EmbeddedFiles" in named or "/AF" in root, "outlines": "/Outlines" in root,
            "actions": bool({"/OpenAction", "/AA"} & set(root)) or "/JavaScript" in named,
            "a form": "/AcroForm" in root, f"annotations on page {', '.join(noted)}": bool(noted),
        }  # fmt: skip
    except _BROKEN as error:
        raise _unreadable(file, error) from None
    return [what for what, there in found.items() if there]


_BROKEN: Final = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError)
"""What pypdf raises over files that are damaged, or made to do damage."""


def _opened(data: bytes, file: str) -> PdfReader:
    if len(data) > _MOST_BYTES:
        raise InputError(Problem(file, f"it has more than {_MOST_BYTES // 2**20} MiB", "Make the file smaller."))
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted
        empty = not locked and len(reader.pages) == 0
    except _BROKEN as error:
        raise _unreadable(file, error) from None
    if locked:
        raise InputError(Problem(file, "it has a password, or forbids something", "Save it without either."))
    if empty:
        raise InputError(Problem(file, "it has no pages", "Hand in the plan itself."))
    return reader


def _unreadable(file: str, error: Exception) -> InputError:
    return InputError(Problem(file, f"it is no readable PDF ({error})", "Save it again, or print it to a new PDF."))


def _strip(found: DictionaryObject) -> None:
    for key in _TELLTALE:
        found.pop(NameObject(key), None)


def _page(number: int, page: PageObject) -> BlindPage:
    drawn = list(_resources(page))
    pictures = [one for one in _xobjects(drawn) if one.get("/Subtype") == "/Image"]
    operations = list(_operations(page, drawn))
    inline = sum(operator == b"INLINE IMAGE" for _, operator in operations)
    return BlindPage(
        number=number, text=page.extract_text(), unseen=_unseen(drawn, operations),
        pictures=len(pictures) + inline, unreadable=any(map(_mute, _named(drawn, "/Font"))),
    )  # fmt: skip


def _resources(page: PageObject) -> Iterator[DictionaryObject]:
    """Yield the resources of a page, and of the forms that it draws, and of theirs."""
    waiting, depth = [_plain(page.get("/Resources"))], 0
    while waiting and depth < _DEEPEST:
        yield from waiting
        forms = [one for one in _xobjects(waiting) if one.get("/Subtype") == "/Form"]
        waiting, depth = [_plain(one["/Resources"]) for one in forms if "/Resources" in one], depth + 1
    if waiting:
        message = "forms within forms without end"
        raise ValueError(message)


def _xobjects(resources: list[DictionaryObject]) -> list[DictionaryObject]:
    return _named(resources, "/XObject")


def _named(resources: list[DictionaryObject], kind: str) -> list[DictionaryObject]:
    return [_plain(one) for found in resources for one in _plain(found.get(kind)).values()]


def _plain(found: Any) -> DictionaryObject:  # noqa: ANN401 - whatever stands in a file
    direct = found.get_object() if isinstance(found, IndirectObject) else found
    return direct if isinstance(direct, DictionaryObject) else DictionaryObject()


def _operations(page: PageObject, drawn: list[DictionaryObject]) -> Iterator[tuple[Any, bytes]]:
    """Yield what is drawn, by the page and by its forms."""
    contents = page.get_contents()
    yield from contents.operations if contents is not None else ()
    for one in _xobjects(drawn):
        if one.get("/Subtype") == "/Form" and isinstance(one, StreamObject):
            yield from ContentStream(one, page.pdf).operations


def _mute(font: DictionaryObject) -> bool:
    """Return whether the signs of a font stand for no letters: of drawings, or by number without a table."""
    if "/ToUnicode" in font:
        return False
    numbered = font.get("/Subtype") == "/Type0" and str(font.get("/Encoding")).startswith("/Identity")
    return numbered or font.get("/Subtype") == "/Type3"


def _unseen(drawn: list[DictionaryObject], operations: list[tuple[Any, bytes]]) -> str:
    """Return texts that a page holds beside what it shows: replacement texts, names of layers, and the like."""
    marked = [operand for operands, operator in operations if operator in (b"BDC", b"DP") for operand in operands]
    texts = [text for one in (*marked, *_named(drawn, "/Properties")) for text in _strings(one)]
    return "\n".join(texts)


def _strings(found: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 - whatever stands in a file
    if depth > _DEEPEST:
        return
    direct = found.get_object() if isinstance(found, IndirectObject) else found
    if isinstance(direct, DictionaryObject):
        for one in direct.values():
            yield from _strings(one, depth + 1)
    elif isinstance(direct, ArrayObject):
        for one in direct:
            yield from _strings(one, depth + 1)
    elif isinstance(direct, bytes):
        yield direct.decode("utf-16-be" if direct.startswith(b"\xfe\xff") else "latin-1", "replace")
    elif isinstance(direct, str):
        yield direct
