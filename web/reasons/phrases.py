"""The catalogue of one language: reasons in, reasons out, with the values that they carry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from web.reasons.matching import Index
from web.reasons.templates import PART, PLACE, WORD, Template
from web.reasons.titles import titles_in

__all__ = ["CATALOGUE", "Phrases", "chinese", "read_catalogue"]

CATALOGUE: Final = Path(__file__).resolve().parent.parent / "translations/zh/LC_MESSAGES/reasons.po"
_CITED: Final = re.compile(r"(?P<title>.+) art\. (?P<article>[^,;]+)", re.DOTALL)
_OWN: Final = "our own choice: "
_STRINGS: Final = "; "
_JOINTS: Final = {_STRINGS: "；", ", ": "、", " or ": "或", " and ": "和"}


class Phrases:
    """Templates of sentences, of places and of parts, each with its translation; words and titles for values."""

    def __init__(self, catalogue: Catalog, titles: Mapping[str, str]) -> None:
        self._titles = titles
        self._words: dict[str, str] = {}
        self._said: dict[str | None, dict[Template, Template]] = {None: {}, PLACE: {}, PART: {}}
        for one in catalogue:
            if not one.id or not one.string:
                continue
            if one.context == WORD:
                self._words[str(one.id)] = str(one.string)
            else:
                self._said[one.context][Template.read(str(one.id))] = Template.read(str(one.string))
        self._indices = {context: Index(entries) for context, entries in self._said.items()}

    def sentence(self, text: str) -> str:
        """Return what is wrong, or a remedy, in this language; as it is where no template fits."""
        return self._strung(text) or self._spoken(None, text) or self._titles.get(text) or text

    def _strung(self, text: str) -> str | None:
        """Return several sentences strung together, where each is known and no template says all of it."""
        found = self._indices[None].found(text)
        if _STRINGS not in text or (found is not None and _STRINGS in "".join(found[0].literals)):
            return None
        told = [self._spoken(None, one) for one in text.split(_STRINGS)]
        return "；".join(one for one in told if one) if all(told) else None

    def place(self, text: str) -> str:
        """Return where something stands: a place, else a value such as an article of a law."""
        return self._spoken(PLACE, text) or self.value(text)

    def value(self, text: str) -> str:
        """Return a value: a word, a title or an article that is known, or a list of such; everything else untouched."""
        return self._known(text) or self._listed(text) or text

    def _known(self, text: str) -> str | None:
        return self._words.get(text) or self._titles.get(text) or self._article(text) or self._spoken(PART, text)

    def _spoken(self, context: str | None, text: str) -> str | None:
        found = self._indices[context].found(text)
        if found is None:
            return None
        template, values = found
        return self._said[context][template].filled({name: self.value(one) for name, one in values.items()})

    def _article(self, text: str) -> str | None:
        """Return `Tender Law art. 44` as the laws write it, or the reason of a choice of ours."""
        if text.startswith(_OWN) and (reason := self._titles.get(text.removeprefix(_OWN))) is not None:
            return f"本系统自定：{reason}"
        cited = _CITED.fullmatch(text)
        title = self._titles.get(cited["title"]) if cited is not None else None
        return f"{title}第{cited['article']}条" if cited is not None and title is not None else None

    def _listed(self, text: str) -> str | None:
        """Return a list of which each item is known; a list of names stays as it is."""
        for joint, ours in _JOINTS.items():
            if joint in text:
                items = [self._known(one) or self._listed(one) for one in text.split(joint)]
                return ours.join(one for one in items if one) if all(items) else None
        return None


def read_catalogue() -> Catalog:
    """Return the catalogue as it stands in the repository."""
    with CATALOGUE.open("rb") as file:
        return read_po(file)


@cache
def chinese() -> Phrases:
    """Return the Chinese catalogue, which is read when it is first needed."""
    return Phrases(read_catalogue(), titles_in())
