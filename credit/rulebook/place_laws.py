"""Laws that lie in a folder, a file for each place: each says only what is different there from the place around it.

`national.yaml`, whose code is empty, is whole. A county's file lies over its city's where that has one, else over its
province's, else over the national one: key by key, and entry by entry within the keys that a room names.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import Field

from credit.rulebook.errors import RulebookError
from credit.rulebook.law_files import instrument_findings, laid_over, law_of_id, most_special
from credit.rulebook.locating import located
from credit.rulebook.reading import read_yaml
from credit.rulebook.scalars import Bilingual, Code, InForce, Shape
from credit.rulebook.shapes import Instrument
from credit.rulebook.trees import Finding, Node, plain
from credit.rulebook.validating import shape_findings

__all__ = ["LawFolder", "PlaceLawShape"]


class PlaceLawShape(Shape):
    """What every law of a place says of itself. `codes`: prefixes of GB/T 2260 codes of the places where it holds."""

    id: Code
    title: Bilingual
    codes: Annotated[tuple[Annotated[str, Field(pattern=r"^(\d{2,6})?$")], ...], Field(min_length=1)]
    in_force: InForce
    instruments: Mapping[Code, Instrument] = Field(default_factory=dict)


_Law = TypeVar("_Law", bound=PlaceLawShape)
Content = Mapping[str, Any]


def _nothing(_content: Content) -> Iterator[Finding]:
    return iter(())


def _as_it_is(content: Content) -> Content:
    return content


@dataclass(frozen=True)  # no slots: what was read is kept in it
class LawFolder(Generic[_Law]):
    """The laws of a folder. `about`: of what they are, in words; `see`: where to read what may stand in a file.

    `merged`: keys within which a place's entries lie over those around it, one by one. `completed` adds to a content
    what another room's law says; `findings` yields what is wrong with it beside its shape.
    """

    folder: Path
    shape: type[_Law]
    about: str
    see: str
    merged: Collection[str]
    completed: Callable[[Content], Content] = _as_it_is
    findings: Callable[[Content], Iterator[Finding]] = _nothing

    def read(self, data: bytes, file: str, around: Content | None = None) -> _Law:
        """Return the law of a file, over the content around it. Raises RulebookError with every problem, by line."""
        tree, problems = read_yaml(data, file)
        content = plain(tree)
        if isinstance(content, dict):
            content = self.completed(laid_over(around or {}, content, self.merged))
        problems += [located(tree, finding, file) for finding in self._findings(content)]
        if problems:
            raise RulebookError(problems)
        return self.shape.model_validate(content)

    @cached_property
    def laws(self) -> tuple[_Law, ...]:
        """Return the laws of all places, the national one first, then the wider places."""
        found: list[tuple[str, Content, _Law]] = []
        for file, data, own in sorted(self._files(), key=lambda one: (len(_code(one[2])), one[0])):
            around = _around(((code, content) for code, content, _ in found), _code(own))
            found.append((_code(own), laid_over(around, own, self.merged), self.read(data, file, around)))
        return tuple(law for _, _, law in found)

    def at(self, jurisdiction: str) -> _Law:
        """Return the law of a GB/T 2260 code, the most special one; the national law fits everywhere."""
        return most_special(self.laws, jurisdiction)

    def named(self, name: str) -> _Law:
        """Return the law of an id. Raises InputError for an unknown one, which names the known ones."""
        return law_of_id(self.laws, name, self.about)

    def _findings(self, content: Node) -> Iterator[Finding]:
        yield from shape_findings(self.shape, content, self.see)
        yield from instrument_findings(content)
        if isinstance(content, dict):
            yield from self.findings(content)

    def _files(self) -> Iterator[tuple[str, bytes, Content]]:
        for path in self.folder.glob("*.yaml"):
            data = path.read_bytes()
            own = plain(read_yaml(data, path.name)[0])
            yield path.name, data, own if isinstance(own, dict) else {}


def _code(content: Content) -> str:
    """Return the code by which a place lies around others; one whose file is broken is refused when it is read."""
    codes = content.get("codes")
    return str(codes[0]) if isinstance(codes, list) and codes else ""


def _around(known: Iterator[tuple[str, Content]], code: str) -> Content:
    """Return the content of the smallest place around a code; nothing for the whole country."""
    around = [(len(one), content) for one, content in known if code.startswith(one)]
    return max(around, key=lambda one: one[0])[1] if around else {}
