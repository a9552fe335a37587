"""The catalogue of one language: reasons in, reasons out, with the values that they carry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from credit.rulebook.own_choices import own_choice
from web.access.roles import ROLES
from web.reasons.matching import Index
from web.reasons.templates import PART, PLACE, WORD, Template
from web.reasons.titles import titles_in

__all__ = ["CATALOGUE", "Phrases", "chinese", "read_catalogue"]

CATALOGUE: Final = Path(__file__).resolve().parent.parent / "translations/zh/LC_MESSAGES/reasons.po"
_CITED: Final = re.compile(r"(?P<title>.+) art\. (?P<article>[^,;]+(?:, \d[^,;]*)*)", re.DOTALL)
_OWN: Final = "our own choice: "
_WAYS: Final = 32
_SENTENCES: Final = frozenset({"error", "fault", "what", "why"})
_PLAIN: Final = 10
"""Values that may be sentences of ours, and how much a template has to say itself for one to be taken as such."""
_STRINGS: Final = "; "
_JOINTS: Final = {_STRINGS: "；", ", ": "、", " or ": "或", " and ": "和"}


class Phrases:
    """Templates of sentences, of places and of parts, each with its translation; words and titles for values."""

    def __init__(self, catalogue: Catalog, titles: Mapping[str, tuple[str, ...]]) -> None:
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
        return self._strung(text) or self._spoken(None, text) or self._title(text) or text

    def _strung(self, text: str) -> str | None:
        """Return several sentences strung together, where each is known and no template says all of it."""
        found = self._indices[None].found(text)
        if _STRINGS not in text or (found is not None and _STRINGS in "".join(found[0].literals)):
            return None
        told = [self._spoken(None, one) for one in text.split(_STRINGS)]
        return "；".join(one for one in told if one) if all(told) else None

    def place(self, text: str) -> str:
        """Return where something stands: a place, else a value such as an article of a law.

        A place that begins with any value ("%(part)s of %(whole)s") does not take apart a law whose title is known.
        """
        found, law = self._indices[PLACE].found(text), self._article(text)
        if law is not None and (found is None or not found[0].literals[0]):
            return law
        return self._spoken(PLACE, text) or self.value(text)

    def basis(self, text: str) -> str:
        """Return what a day or a number rests on: an article, a choice, or a place that is called by these very words.

        A place with a value in it is none: "%(what)s of %(name)s" would take apart the title of any law.
        """
        found = self.value(text)
        return str(self._said[PLACE].get(Template.read(text), text)) if found == text else found

    def value(self, text: str) -> str:
        """Return a value: a word, title or article that is known, or a list of such; everything else untouched."""
        return self._known(text) or self._listed(text) or text

    def _known(self, text: str) -> str | None:
        return self._words.get(text) or self._title(text) or self._article(text) or self._spoken(PART, text)

    def _title(self, text: str) -> str | None:
        return next(iter(self._titles.get(text, ())), None)

    def _spoken(self, context: str | None, text: str) -> str | None:
        """Return a text by its template; of several ways to take it apart, the one in which most values are known."""
        found = self._indices[context].found(text)
        if found is None:
            return None
        template, _ = found
        ways = [self._told(context, template, one) for one in islice(template.splits(text), _WAYS)]
        _, values = max(ways, key=lambda way: way[0])
        return self._said[context][template].filled(values)

    def _told(self, context: str | None, template: Template, values: dict[str, str]) -> tuple[int, dict[str, str]]:
        """Return the values in this language, and how many of them were known; what stands in backticks is a name."""
        told = dict(values)
        for before, name in zip(template.literals, template.names, strict=False):
            if not before.endswith("`"):
                told[name] = self._inner(context, name, values[name])
        return sum(told[name] != values[name] for name in told), told

    def _inner(self, context: str | None, name: str, text: str) -> str:
        if context == PLACE:
            return self.place(text)
        value = self.value(text)
        if value != text or name not in _SENTENCES:
            return value
        found = self._indices[None].found(text)
        return self.sentence(text) if found is not None and found[0].weight >= _PLAIN else text

    def _article(self, text: str) -> str | None:
        """Return `Tender Law art. 44` as the laws write it, or the reason of a choice of ours.

        A title that has two Chinese texts is no instrument here: the wrong one would be a false citation.
        """
        if text.startswith(_OWN) and (reasons := self._titles.get(text.removeprefix(_OWN))):
            return own_choice(reasons[0], "zh")
        cited = _CITED.fullmatch(text)
        titles = self._titles.get(cited["title"], ()) if cited is not None else ()
        if cited is None or len(titles) != 1:
            return None
        return f"{titles[0]}第{cited['article'].replace(', ', '、')}条"

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
    """Return the Chinese catalogue, with the names of roles, which is read when it is first needed."""
    return Phrases(read_catalogue(), titles_in() | {facts.en: (facts.zh,) for facts in ROLES.values()})
