"""What of a rulebook is in force on a day."""

from __future__ import annotations

from datetime import date

from credit.rulebook.scalars import InForce
from credit.rulebook.shapes import Rule, Rulebook

__all__ = ["book_on", "rules_in_force"]


def rules_in_force(book: Rulebook, day: date) -> tuple[Rule, ...]:
    """Return the rules whose `since <= day < until`, at most one of each id, in the order of the rulebook."""
    return tuple(rule for indicator in book.indicators for rule in indicator.rules if rule.in_force.covers(day))


def book_on(book: Rulebook, day: date) -> Rulebook:
    """Return the rulebook with only the rules, measures, vetoes and black triggers in force on the day.

    It keeps the digest of the whole: it is a view of that standard, not another standard.
    """
    indicators = tuple(
        indicator.model_copy(
            update={
                "rules": tuple(rule for rule in indicator.rules if rule.in_force.covers(day)),
                "measures": tuple(measure for measure in indicator.measures if measure.in_force.covers(day)),
            }
        )
        for indicator in book.indicators
    )
    black = tuple(trigger for trigger in book.lists.black if _covers(trigger.in_force, day))
    vetoes = tuple(veto for veto in book.vetoes if _covers(veto.in_force, day))
    lists = book.lists.model_copy(update={"black": black})
    return book.model_copy(update={"indicators": indicators, "vetoes": vetoes, "lists": lists})


def _covers(in_force: InForce | None, day: date) -> bool:
    return in_force is None or in_force.covers(day)
