"""What differs between two rulebooks, in words: each part with its title, what stood there, what stands there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask_babel import gettext, lazy_gettext

from credit.rulebook.comparing import Change, diff_rulebooks
from credit.rulebook.shapes import Rulebook
from credit.rulebook.wording import Words
from models.values.periods import Duration
from web.languages import chosen, language, length_of
from web.pages.wording import Clause, Wording

__all__ = ["Difference", "differences"]

_KEYS: Final[Mapping[str, object]] = {
    "title": lazy_gettext("title"), "points": lazy_gettext("points"), "event": lazy_gettext("event"),
    "valid": lazy_gettext("counts for"), "for": lazy_gettext("listed for"), "in_force": lazy_gettext("in force"),
    "basis": lazy_gettext("clause"), "floor": lazy_gettext("at least"), "ceiling": lazy_gettext("at most"),
    "at_least": lazy_gettext("begins at"), "at_best": lazy_gettext("grade at best"), "with": lazy_gettext("with"),
    "without": lazy_gettext("without"), "share": lazy_gettext("share"), "grades": lazy_gettext("grades"),
    "bands": lazy_gettext("bands"), "window": lazy_gettext("measured over"), "source": lazy_gettext("measured of"),
    "when_zero": lazy_gettext("points where there is nothing to measure"), "per": lazy_gettext("per"),
    "weigh": lazy_gettext("weighed by"), "as_points": lazy_gettext("is itself the points"),
    "component": lazy_gettext("component"), "indicator": lazy_gettext("indicator"), "from": lazy_gettext("from"),
    "where": lazy_gettext("where"), "on": lazy_gettext("dated by"), "number": lazy_gettext("number"),
    "issuer": lazy_gettext("issuer"), "issued": lazy_gettext("issued"), "read_at": lazy_gettext("read at"),
    "grade": lazy_gettext("grade"), "state": lazy_gettext("state"), "by": lazy_gettext("by"),
    "ties": lazy_gettext("ties"), "table": lazy_gettext("table"), "count": lazy_gettext("count"),
    "mean": lazy_gettext("mean"), "notice_working_days": lazy_gettext("working days shown"),
    "not_participating": lazy_gettext("does not take part"), "no_project": lazy_gettext("serves no community"),
    "objection_working_days": lazy_gettext("working days to object"),
    "decide_working_days": lazy_gettext("working days to decide"),
}  # fmt: skip
_PARTS: Final[Mapping[str, object]] = {
    "rule": lazy_gettext("Rule"), "measure": lazy_gettext("Measure"), "indicator": lazy_gettext("Indicator"),
    "veto": lazy_gettext("Veto"), "black trigger": lazy_gettext("Trigger of the blacklist"),
    "grade": lazy_gettext("Grade"), "component": lazy_gettext("Component"), "instrument": lazy_gettext("Document"),
    "derivation": lazy_gettext("Event made from rows"), "list red": lazy_gettext("Red list"),
    "list grey": lazy_gettext("Grey list"), "grades in order": lazy_gettext("Order of the grades"),
    "title": lazy_gettext("Title of the rulebook"), "id": lazy_gettext("Name of the rulebook"),
    "authority": lazy_gettext("Authority"), "jurisdiction": lazy_gettext("Place"), "status": lazy_gettext("Standing"),
    "extends": lazy_gettext("Extends"), "applies_by": lazy_gettext("Which rule applies"),
    "base": lazy_gettext("Base points"), "score": lazy_gettext("Bounds of the score"),
    "status_grades": lazy_gettext("Grades by status"), "eligible": lazy_gettext("Who may enter tenders"),
    "publication": lazy_gettext("How lists are published"), "retention": lazy_gettext("How long bad information stays"),
    "order_of_components": lazy_gettext("Order of the components"),
}  # fmt: skip
_VALUES: Final[Mapping[str, object]] = {
    "occurrence": lazy_gettext("the one in force on the day of the event"),
    "assessment": lazy_gettext("the one in force on the day of the rating"),
    "top": lazy_gettext("the best"), "bottom": lazy_gettext("the last"), "rank": lazy_gettext("rank"),
    "include": lazy_gettext("all of them"), "rows": lazy_gettext("rows"), "area": lazy_gettext("floor area"),
    "households_1000": lazy_gettext("1,000 households"), "area_10000_m2": lazy_gettext("10,000 m²"),
    "draft": lazy_gettext("draft"), "verified": lazy_gettext("verified"),
}  # fmt: skip
"""Words that a rulebook chooses among."""
_HIDDEN: Final = ("id", "indicator")
"""Keys of a part that its own title says."""

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that was added, removed or changed: `before` and `after` are (what of it, in words), `clause` its basis.

    The clause is that of the newer version, where it has the part.
    """

    kind: str
    part: str
    title: str
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    clause: str


def differences(one: Rulebook, other: Rulebook) -> list[Difference]:
    """Return what differs from one rulebook to the other, in the order of its parts."""
    old, new = _Side(one), _Side(other)
    return [_difference(change, old, new) for change in diff_rulebooks(one, other)]


def _difference(change: Change, old: _Side, new: _Side) -> Difference:
    side = old if change.kind == "removed" else new
    return Difference(
        change.kind, change.part, side.title(change.part), tuple(old.lines(change.before)),
        tuple(new.lines(change.after)), side.clause(change.part),
    )  # fmt: skip


class _Side:
    """One of the two rulebooks, with the words in which its values are said."""

    def __init__(self, book: Rulebook) -> None:
        self._words = Wording(book)
        self._names = Words(language())

    def title(self, part: str) -> str:
        """Return how a part is called: `rule tiny.late` is Rule: late answer."""
        if part in _PARTS:
            return str(_PARTS[part])
        kind = next((one for one in _PARTS if part.startswith(f"{one} ")), "")
        name = part.removeprefix(f"{kind} ").partition(" #")[0]
        if not kind:
            return part
        return str(gettext("%(kind)s: %(name)s", kind=_PARTS[kind], name=self._called(kind, name)))

    def clause(self, part: str) -> str:
        """Return where a rule, measure, veto or trigger comes from; empty for parts without a basis of their own."""
        for kind in ("rule", "measure", "veto", "black trigger"):
            if part.startswith(f"{kind} "):
                return self._cited(self._words.rule_clause(part.removeprefix(f"{kind} ").partition(" #")[0]))
        return ""

    def lines(self, value: Any) -> Iterator[Line]:  # noqa: ANN401 - any plain value
        """Yield what of a part is told, in words; nothing of a part that is not there."""
        if isinstance(value, Mapping) and not ({"zh", "en"} >= {*value}):
            yield from ((str(_KEYS.get(key, key)), self._said(key, it)) for key, it in value.items()
                        if key not in _HIDDEN)  # fmt: skip
        elif value is not None:
            yield "", self._said("", value)

    def _called(self, kind: str, name: str) -> str:
        match kind:
            case "indicator":
                return self._words.indicator(name)
            case "component":
                return self._words.component(name)
            case "instrument":
                return self._words.clause(name, None).document
            case "rule" | "measure" | "veto" | "black trigger":
                return self._words.rule(name, "", name)
        return name

    def _cited(self, told: Clause) -> str:
        if told.choice:
            return chosen(told.choice)
        article = gettext("article %(number)s", number=told.article) if told.article else ""
        return str(gettext(", ").join(part for part in (told.document, article) if part))

    def _said(self, key: str, value: Any) -> str:  # noqa: ANN401 - any plain value
        match value:
            case None:
                return str(gettext("none"))
            case bool():
                return str(gettext("yes") if value else gettext("no"))
            case Mapping():
                return self._of_keys(key, value)
            case list():
                return "; ".join(self._said(key, it) for it in value) or str(gettext("none"))
        return self._word(key, str(value))

    def _of_keys(self, key: str, value: Mapping[str, Any]) -> str:
        match value:
            case {"zh": zh, "en": en}:
                return str(zh if language() == "zh" else en)
            case {"choice": why} if key == "basis":
                return chosen(self._said("", why))
            case {"instrument": str(name), **rest} if key == "basis":
                return self._cited(self._words.clause(name, rest.get("article")))
            case {"since": since, **rest} if key == "in_force":
                return _dates(since, rest.get("until"))
        told = (f"{_KEYS.get(name, self._names.name(name))} {self._said(name, it)}" for name, it in value.items())
        return str(gettext(", ").join(told))

    def _word(self, key: str, text: str) -> str:
        if key in ("valid", "for", "window") or (key == "" and text.startswith("P")):
            fixed = {"document": gettext("as the document says"), "calendar_year": gettext("until the year ends"),
                     "forever": gettext("for ever")}  # fmt: skip
            if text in fixed:
                return str(fixed[text])
            try:
                return length_of(Duration.parse(text))
            except ValueError:
                return text
        if text in _VALUES:
            return str(_VALUES[text])
        return self._words.component(text) if key == "component" else self._names.name(text)


def _dates(since: str, until: str | None) -> str:
    if until is None:
        return str(gettext("from %(day)s", day=since))
    return str(gettext("from %(day)s until before %(end)s", day=since, end=until))
