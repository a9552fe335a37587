"""Blind files (暗标): a technical part says nowhere whose it is, neither in its text nor in the properties of the file.

OOXML (docx, xlsx, pptx) is taken apart with zipfile alone; nothing in it is run, and no entity is resolved. A PDF is
read elsewhere, and judged page by page (`blind_pages`): a page that nobody searched is not blind.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from models.errors import InputError, Problem

__all__ = ["blind_faults", "name_faults", "pictures_of", "stripped"]

_OOXML: Final = frozenset({".docx", ".xlsx", ".pptx"})
_TEXT: Final = frozenset({".txt", ".md", ".csv"})
_MOST_BYTES: Final = 256 * 2**20
"""Unpacked; a small archive can hold far more than a memory does."""
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMPTY: Final = {
    "docProps/core.xml": f"{_HEAD}<cp:coreProperties "
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": f"{_HEAD}<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": f"{_HEAD}<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}
"""The parts that hold author, company, and times (ECMA-376 part 2, 11), as they are without any."""
_TAG: Final = re.compile(r"<[^>]*>")
_AUTHOR: Final = re.compile(
    r"(?:\bw:author|\buserId|\bdisplayName|\blastModifiedBy)\s*=\s*\"([^\"]+)\"|<author>([^<]+)<"
)
_UNREADABLE: Final = ("embeddings/", "vbaProject", "activeX/")


def blind_faults(data: bytes, file: str, names: Collection[str]) -> list[Problem]:
    """Return where a file tells whose it is; `names` are the names and codes of all bidders, in every spelling.

    Blanks, width and case do not count, and a name split over several runs of text is found. Raises InputError for a
    file that cannot be searched.
    """
    kind = PurePosixPath(file).suffix.lower()
    if kind in _TEXT:
        return [*name_faults(file, _decoded(data), names)]
    parts = _parts(data, file, kind)
    return [
        *_property_faults(file, parts),
        *(problem for name, part in parts.items() for problem in _part_faults(f"{file}, {name}", name, part, names)),
    ]


def stripped(data: bytes, file: str) -> bytes:
    """Return an OOXML file with empty properties and times, all else as it was; equal files stay equal.

    Authors of comments and changes are no properties: `blind_faults` tells them, and the bidder removes them.
    """
    parts = _parts(data, file, PurePosixPath(file).suffix.lower())
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name, _EPOCH), _EMPTY.get(name, part), ZIP_DEFLATED)
    return whole.getvalue()


def pictures_of(data: bytes, file: str) -> list[str]:
    """Return the pictures in an OOXML file: nobody but a person can say what they show."""
    parts = _parts(data, file, PurePosixPath(file).suffix.lower())
    return [name for name in parts if "/media/" in name]


def _parts(data: bytes, file: str, kind: str) -> dict[str, bytes]:
    if kind not in _OOXML:
        what = f"files of type {kind or '(none)'} are not known"
        raise InputError(Problem(file, what, "Hand the technical part in as .docx, .xlsx, .pptx, .pdf or plain text."))
    try:
        with ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > _MOST_BYTES:
                what = f"it unpacks to more than {_MOST_BYTES // 2**20} MiB"
                raise InputError(Problem(file, what, "Make the file smaller."))
            if len({info.filename for info in infos}) < len(infos):
                raise InputError(Problem(file, "two of its parts have one name", "Save it again."))
            return {info.filename: archive.read(info) for info in infos}
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        what = f"it is no readable file of this type ({error})"
        raise InputError(Problem(file, what, "Save it again, without a password.")) from None


def _property_faults(file: str, parts: dict[str, bytes]) -> Iterator[Problem]:
    for name in _EMPTY:
        told = _TAG.sub(" ", _decoded(parts.get(name, b""))).split()
        if told:
            what = f"the properties of the file say {' '.join(told)[:80]!r}"
            yield Problem(f"{file}, {name}", what, "Strip them, or use the file that was stripped.")


def _part_faults(place: str, name: str, part: bytes, names: Collection[str]) -> Iterator[Problem]:
    yield from name_faults(place, name, names)
    if any(word in name for word in _UNREADABLE):
        yield Problem(place, "an embedded object cannot be searched", "Take it out, or show its content as text.")
    if not name.endswith((".xml", ".rels", ".vml")):
        return
    text = _decoded(part)
    for author in dict.fromkeys(filter(None, (word for pair in _AUTHOR.findall(text) for word in pair))):
        what = f"a comment or change names its author, {author!r}"
        yield Problem(place, what, "Accept all changes and delete all comments.")
    yield from name_faults(place, html.unescape(_TAG.sub("", text)), names)
    yield from name_faults(place, html.unescape(text), names, seen=html.unescape(_TAG.sub("", text)))


def name_faults(place: str, text: str, names: Collection[str], seen: str = "") -> Iterator[Problem]:
    """Yield which names a text tells that stands at a place, but for those that are in `seen` already."""
    folded, before = _folded(text), _folded(seen)
    for name in names:
        told = _folded(name)
        if told and told in folded and told not in before:
            yield Problem(
                place, f"it names a bidder: {name!r}", "Write without names, codes, and marks of the company."
            )


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _decoded(part: bytes) -> str:
    if part.startswith((b"\xff\xfe", b"\xfe\xff")):
        return part.decode("utf-16", "replace")
    return part.decode("utf-8-sig", "replace")
