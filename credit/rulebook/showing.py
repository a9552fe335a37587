"""The rulebook as a page that people read: Markdown, in Chinese or English."""

from __future__ import annotations

from collections.abc import Iterator

from credit.rulebook.noting import own_choices
from credit.rulebook.scalars import Bilingual
from credit.rulebook.shapes import (
    Basis,
    Compare,
    Condition,
    GradeRow,
    Indicator,
    Instrument,
    Measure,
    RankList,
    Rule,
    Rulebook,
    Source,
    Where,
)
from credit.rulebook.wording import Language, Words
from models.values.points import format_points

__all__ = ["derivations_told", "show_rulebook"]


def show_rulebook(book: Rulebook, language: Language = "zh") -> str:
    """Return the whole standard: its standing, the formula, grades, every rule with its basis, lists, sources."""
    return "\n".join(_Page(book, Words(language)).lines()) + "\n"


def derivations_told(book: Rulebook, language: Language = "zh") -> tuple[str, ...]:
    """Return in words which events are made of which rows, in the order of the rulebook."""
    page = _Page(book, Words(language))
    return tuple(line.removeprefix("- ") for line in page.derivations())


class _Page:
    def __init__(self, book: Rulebook, words: Words) -> None:
        self.book, self.words, self.say = book, words, words.say

    def lines(self) -> Iterator[str]:
        yield f"# {self.words.text(self.book.title)}"
        yield from self._head()
        yield from self._section("score", self._score())
        yield from self._section("grades", self._grades())
        yield from self._section("vetoes", self._vetoes())
        yield from self._section("indicators", self._indicators())
        yield from self._section("derived", self.derivations())
        yield from self._section("lists", self._lists())
        yield from self._section("instruments", self._instruments())

    def _section(self, key: str, lines: Iterator[str]) -> Iterator[str]:
        body = list(lines)
        if body:
            yield from ("", f"## {self.say(key)}", "", *body)

    def _head(self) -> Iterator[str]:
        book, own = self.book, own_choices(self.book)
        yield ""
        yield f"- {self.say('id', id=book.id, jurisdiction=book.jurisdiction)}"
        yield f"- {self.say('authority', name=self.words.text(book.authority))}"
        yield f"- {self.say(book.status.state, by=book.status.by, on=book.status.on)}"
        if book.extends is not None:
            yield f"- {self.say('extends', parent=book.extends)}"
        yield f"- {self.say('choices', own=own[0], total=own[1])}"
        yield f"- {self.say('digest', digest=book.digest)}"

    def _score(self) -> Iterator[str]:
        book, bounds = self.book, self.words.bounds
        parts = "".join(
            f" + {name} ({bounds(limits.floor, limits.ceiling)})" for name, limits in book.components.items()
        )
        limits = book.score
        clamp = "" if limits.floor is limits.ceiling is None else f"; {bounds(limits.floor, limits.ceiling)}"
        yield self.say("formula", base=format_points(book.base), parts=parts, bounds=clamp)
        yield ""
        yield self.say(book.applies_by)
        if book.retention is not None:
            yield self.say("retention", time=self.words.time(book.retention))

    def _grades(self) -> Iterator[str]:
        yield self.say("grade_head")
        yield "| --- | --- |"
        yield from (f"| {row.grade} | {self._condition_of(row)} |" for row in self.book.grades)
        for status, grade in self.book.status_grades.items():
            yield f"| {grade or self.say('as_usual')} | {self.say(status)} |"
        yield ""
        yield self.say("eligible", grades=self.words.join(list(self.book.eligible.grades)))

    def _condition_of(self, row: GradeRow) -> str:
        limit = [] if row.at_least is None else [self.say("at_least", points=format_points(row.at_least))]
        with_ = [self.say("with", component=name) for name in row.with_]
        without = [self.say("without", component=name) for name in row.without]
        return self.words.join([*limit, *with_, *without]) or self.say("otherwise")

    def _vetoes(self) -> Iterator[str]:
        for veto in self.book.vetoes:
            said = self.say("veto", event=_event(veto.event, self._title(veto.title)), grade=veto.at_best)
            time = self.say("counts", time=self.words.time(veto.valid))
            yield _item(said, time, self.words.dates(veto.in_force), self._basis(veto.basis), veto.id)

    def _indicators(self) -> Iterator[str]:
        for n, indicator in enumerate(self.book.indicators):
            yield from ([""] if n else [])
            yield from self._indicator(indicator)

    def _indicator(self, indicator: Indicator) -> Iterator[str]:
        bounds = self.words.bounds(indicator.floor, indicator.ceiling)
        yield f"### {self.words.text(indicator.title)} ({indicator.component}, {bounds})"
        yield ""
        yield from map(self._rule, indicator.rules)
        yield from map(self._measure, indicator.measures)

    def _rule(self, rule: Rule) -> str:
        said = f"**{_signed(rule.points)}** {_event(rule.event, self._title(rule.title))}"
        time = self.say("counts", time=self.words.time(rule.valid))
        return _item(said, time, self.words.dates(rule.in_force), self._basis(rule.basis), rule.id)

    def _measure(self, measure: Measure) -> str:
        source = measure.source
        what = self._statistic(source)
        said = self.say("measure", window=self.words.time(measure.window), what=what)
        per = self.say(measure.per) if measure.per else ""
        weigh = self.say("by_area") if measure.weigh == "area" else ""
        where = self.say("where", conditions=self._where(source.where)) if source.where else ""
        rule = [said, per, weigh, where, *self._bands(measure)]
        basis = self._basis(measure.basis)
        title = self.words.text(measure.title)
        return _item(f"**{title}**", *rule, self.words.dates(measure.in_force), basis, measure.id)

    def _statistic(self, source: Source) -> str:
        if source.mean is not None:
            return self.say("mean", column=self.words.name(source.mean))
        return self.say("count", table=self.words.name(source.table))

    def _bands(self, measure: Measure) -> Iterator[str]:
        if measure.as_points:
            yield self.say("as_points")
        for band in measure.bands:
            key = "band_else" if band.at_least is None else "band"
            yield self.say(key, limit=format_points(band.at_least or 0), points=format_points(band.points))
        yield self.say("when_zero", points=format_points(measure.when_zero))

    def derivations(self) -> Iterator[str]:
        """Yield a line for each event that is made of rows."""
        for derivation in self.book.derive:
            conditions = self._where(derivation.where) or self.say("every_row")
            table, on = self.words.name(derivation.from_), self.words.name(derivation.on)
            said = self.say("derivation", event=derivation.event, table=table, conditions=conditions, on=on)
            yield f"- {said}"

    def _where(self, where: Where) -> str:
        name = self.words.name
        said = [self.say("is", column=name(column), value=self._condition(value)) for column, value in where.items()]
        return self.words.join(said)

    def _condition(self, condition: Condition) -> str:
        match condition:
            case None:
                return self.say("empty")
            case Compare():
                limits = {"over": condition.over, "limit_at_least": condition.at_least}
                limits |= {"under": condition.under, "at_most": condition.at_most}
                said = [self.say(key, n=format_points(n)) for key, n in limits.items() if n is not None]
                return self.words.join(said)
            case tuple():
                return self.say("or").join(map(self._condition, condition))
            case bool():
                return self.say("true" if condition else "false")
            case _:
                return self.words.name(str(condition))

    def _lists(self) -> Iterator[str]:
        lists, publication = self.book.lists, self.book.publication
        for name, ranked in (("red", lists.red), ("grey", lists.grey)):
            if ranked is not None:
                yield self._ranked(name, ranked)
        for trigger in lists.black:
            said = self.say("black", event=_event(trigger.event, self._title(trigger.title)))
            time = self.say("counts", time=self.words.time(trigger.for_))
            yield _item(said, time, self.words.dates(trigger.in_force), self._basis(trigger.basis), trigger.id)
        if publication is not None:
            notice, objection = publication.notice_working_days, publication.objection_working_days
            decide = publication.decide_working_days
            said = self.say("publication", notice=notice, objection=objection, decide=decide)
            yield _item(said, self._basis(publication.basis))

    def _ranked(self, name: str, ranked: RankList) -> str:
        share = f"{float(ranked.share * 100):g}%"
        said = self.say(ranked.from_, name=self.say(name), share=share)
        grades = self.say("of_grades", grades=self.words.join(list(ranked.grades))) if ranked.grades else ""
        time = self.say("counts", time=self.words.time(ranked.valid))
        return _item(said, grades, time, self._basis(ranked.basis))

    def _instruments(self) -> Iterator[str]:
        for name, instrument in self.book.instruments.items():
            yield _item(f"`{name}`", *self._instrument(instrument))

    def _instrument(self, instrument: Instrument) -> Iterator[str]:
        yield self.words.text(instrument.title)
        yield instrument.number or ""
        yield self.words.text(instrument.issuer)
        yield self.words.dates(instrument.in_force)
        yield self.say("read_at", where=instrument.read_at)

    def _basis(self, basis: Basis | None) -> str:
        if basis is None:
            return self.say("no_basis")
        if basis.choice is not None:
            return self.say("choice", why=self.words.text(basis.choice))
        title = self.words.text(self.book.instruments[str(basis.instrument)].title)
        return self.say("cited", title=title, article=basis.article)

    def _title(self, title: Bilingual | None) -> str:
        return "" if title is None else self.words.text(title)


def _signed(milli: int) -> str:
    return f"+{format_points(milli)}" if milli > 0 else format_points(milli)


def _event(event: str, title: str) -> str:
    return f"{title} (`{event}`)" if title else f"`{event}`"


def _item(*parts: str) -> str:
    return f"- {' · '.join(filter(None, parts))}"
