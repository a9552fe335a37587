"""Blind pages (暗标): what of a document in pages can be searched for names, and what a person must look at.

Whoever reads the file says what a page holds; here is what follows. A page that cannot be searched is refused, or
admitted by hand: then somebody has looked at it, and says why on record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bidding.evaluation.blinding import name_faults
from models.errors import Problem

__all__ = ["BlindPage", "page_faults"]

_LOOK = "Hand it in as text; or look at the page, and admit it for a reason: wuxin evaluation admit"


@dataclass(frozen=True, slots=True)
class BlindPage:
    """A page as it was read: its number from 1, its text, what stands beside that unseen, and how many pictures it has.

    `unreadable`: it has a font whose signs stand for no letters, so that the text is not what a reader sees.
    """

    number: int
    text: str
    unseen: str = ""
    pictures: int = 0
    unreadable: bool = False

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why nobody but a person can say that the page is blind; nothing for a page that was searched whole."""
        found = (
            (self.pictures > 0, f"it holds {self.pictures} pictures"),
            (not self.text.strip(), "it has no text that can be read out"),
            (self.unreadable, "it is set in a font that cannot be read back"),
        )
        return tuple(what for there, what in found if there)


def page_faults(
    file: str, pages: Sequence[BlindPage], names: Collection[str], admitted: Collection[int] = ()
) -> list[Problem]:  # fmt: skip
    """Return where a document tells whose it is, or cannot be searched; all reasons at once, each with its page.

    A page that names a bidder is never admitted. `admitted`: pages that somebody has looked at.
    """
    return [problem for page in pages for problem in _faults(file, page, names, page.number in admitted)]


def _faults(file: str, page: BlindPage, names: Collection[str], seen: bool) -> Iterator[Problem]:  # noqa: FBT001 - of one page
    place = f"{file}, page {page.number}"
    yield from name_faults(place, page.text, names)
    yield from name_faults(f"{place}, unseen", page.unseen, names)
    if page.doubts and not seen:
        yield Problem(place, f"it cannot be searched: {', '.join(page.doubts)}", _LOOK)
