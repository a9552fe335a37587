"""An evaluation in words: the same tables in Chinese and English, for the terminal and as a page in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bidding.evaluation.evaluating import Evaluation, input_digest
from bidding.evaluation.formulas import shown, yuan
from bidding.evaluation.report_words import WORDS
from bidding.evaluation.rules import rules
from bidding.evaluation.shapes import Criterion
from models.values.points import format_points

__all__ = ["Section", "report_text", "sections"]

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a report: its title, and its rows, of which the first names the columns."""

    title: str
    rows: tuple[Row, ...]


def sections(evaluation: Evaluation, language: str) -> list[Section]:
    """Return the tables of an evaluation in `zh` or `en`; a table without rows is left out."""
    words = WORDS[language]
    made = {
        "ranking": _ranking(evaluation, words, language),
        "workings": _workings(evaluation, words, language),
        "rejected": _rejected(evaluation, words, language),
        "low": _low(evaluation, words),
        "far": _far(evaluation, words),
        "ties": _ties(evaluation, words),
        "digests": _digests(evaluation, words),
    }
    listed = {name: tuple(rows) for name, rows in made.items()}
    return [Section(words[name], rows) for name, rows in listed.items() if len(rows) > 1]


def report_text(evaluation: Evaluation, language: str) -> str:
    """Return the whole report as Markdown in `zh` or `en`."""
    words, tender = WORDS[language], evaluation.tender
    candidates = words["comma"].join(evaluation.candidates) or words["none"]
    lines = [f"# {words['evaluation']}: {tender.tender_id} / {tender.lot_id}", "", words[tender.method], "",
             f"{words['candidate']}: {candidates}", ""]  # fmt: skip
    for section in sections(evaluation, language):
        lines += [f"## {section.title}", "", *_markdown(section.rows), ""]
    if evaluation.notes:
        lines += [f"## {words['notes']}", "", *(f"- {getattr(note, language)}" for note in evaluation.notes), ""]
    return "\n".join(lines)


def _markdown(rows: tuple[Row, ...]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
        if not number:
            yield f"|{' --- |' * len(row)}"


def _ranking(evaluation: Evaluation, words: Mapping[str, str], language: str) -> Iterator[Row]:
    titles = [getattr(one.title, language) for one in evaluation.tender.criteria]
    total = [words["points"]] if titles else []
    yield (words["rank"], words["bid"], words["price"], *titles, *total)
    for one in evaluation.ranking:
        terms = [format_points(term.points) for term in one.scored.terms]
        sums = [format_points(one.scored.points)] if titles else []
        yield (str(one.rank), one.scored.bid.handle, yuan(one.scored.bid.price_fen), *terms, *sums)


def _workings(evaluation: Evaluation, words: Mapping[str, str], language: str) -> Iterator[Row]:
    yield (words["bid"], words["criterion"], words["formula"], words["working"])
    for one in evaluation.ranking:
        for criterion, term in zip(evaluation.tender.criteria, one.scored.terms, strict=True):
            said = _expression(evaluation, criterion, words, language)
            yield (one.scored.bid.handle, getattr(criterion.title, language), said, term.working)


def _expression(evaluation: Evaluation, criterion: Criterion, words: Mapping[str, str], language: str) -> str:
    formula = rules().formula(str(criterion.formula))
    if formula is not None:
        return str(getattr(formula.expression, language))
    return words["credit" if criterion.kind == "credit" else criterion.combine or evaluation.tender.combine]


def _rejected(evaluation: Evaluation, words: Mapping[str, str], language: str) -> Iterator[Row]:
    yield (words["bid"], words["why"])
    for handle, reasons in evaluation.rejected.items():
        yield (handle, "; ".join(getattr(why, language) for why in reasons))


def _low(evaluation: Evaluation, words: Mapping[str, str]) -> Iterator[Row]:
    yield (words["bid"], words["below_mean"], words["below_next"])
    for one in evaluation.low_prices:
        told = one.as_dict()
        yield (one.handle, str(told["below_mean"]), str(told["below_next"]))


def _far(evaluation: Evaluation, words: Mapping[str, str]) -> Iterator[Row]:
    yield (words["member"], words["bid"], words["criterion"], words["mark"], words["median"])
    for one in evaluation.far_marks:
        yield (one.member, one.bid, one.criterion, format_points(one.points), shown(one.median))


def _ties(evaluation: Evaluation, words: Mapping[str, str]) -> Iterator[Row]:
    yield (words["namespace"], words["order"])
    for drawn in evaluation.ties:
        yield (drawn.plan.namespace, words["comma"].join(drawn.labels))


def _digests(evaluation: Evaluation, words: Mapping[str, str]) -> Iterator[Row]:
    yield ("SHA-256", "")
    yield (words["input"], input_digest(evaluation.tender))
    yield (words["result"], evaluation.digest)
