"""What a reader of a rulebook should know, though nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from credit.rulebook.shapes import Basis, Rulebook
from models.errors import Problem

__all__ = ["Based", "bases", "notes", "own_choices"]


class Based(NamedTuple):
    """A part of a rulebook and where it comes from."""

    id: str
    basis: Basis


def bases(book: Rulebook) -> tuple[Based, ...]:
    """Return every part that has a basis: rules, measures, vetoes, black triggers, rank lists, publication."""
    lists = [("lists.red", book.lists.red), ("lists.grey", book.lists.grey), ("publication", book.publication)]
    return (
        *(Based(rule.id, rule.basis) for indicator in book.indicators for rule in indicator.rules),
        *(Based(measure.id, measure.basis) for indicator in book.indicators for measure in indicator.measures),
        *(Based(veto.id, veto.basis) for veto in book.vetoes),
        *(Based(trigger.id, trigger.basis) for trigger in book.lists.black),
        *(Based(name, part.basis) for name, part in lists if part is not None and part.basis is not None),
    )


def own_choices(book: Rulebook) -> tuple[int, int]:
    """Return how many of the parts with a basis are our own choice, and how many there are."""
    found = bases(book)
    return sum(part.basis.choice is not None for part in found), len(found)


def notes(book: Rulebook) -> tuple[Problem, ...]:
    """Return the notes on a rulebook: draft, own choices, and parts that have no effect."""
    return (*_standing(book), *_unheard_events(book), *_idle_parts(book), *_instruments(book))


def _standing(book: Rulebook) -> Iterator[Problem]:
    if book.status.state == "draft":
        remedy = "Once someone has held it against its source, write status: {state: verified, by: .., on: ..}."
        yield Problem(f"{book.id} status", "this is a draft", remedy)
    own, total = own_choices(book)
    if own:
        remedy = "Replace a choice as soon as a source gives the number."
        yield Problem(book.id, f"{own} of {total} numbers are our own choice", remedy)
    for name, ranked in (("red", book.lists.red), ("grey", book.lists.grey)):
        if ranked is not None and ranked.basis is None:
            yield Problem(f"{book.id} lists.{name}", "the list has no basis", "Cite the article, or say why it is so.")


def _unheard_events(book: Rulebook) -> Iterator[Problem]:
    heard = {rule.event for indicator in book.indicators for rule in indicator.rules}
    heard |= {veto.event for veto in book.vetoes} | {trigger.event for trigger in book.lists.black}
    for event in dict.fromkeys(derivation.event for derivation in book.derive):
        if event not in heard:
            remedy = "Add a rule for it, or delete the derivation."
            yield Problem(f"{book.id} derive {event}", "no rule names this event", remedy)


def _idle_parts(book: Rulebook) -> Iterator[Problem]:
    used = {indicator.component for indicator in book.indicators}
    for component in book.components:
        if component not in used:
            yield Problem(f"{book.id} components.{component}", "no indicator belongs to this component", "Add one.")
    for indicator in book.indicators:
        if not indicator.rules and not indicator.measures:
            yield Problem(f"{book.id} {indicator.indicator}", "the indicator has no rules and no measures", "Add one.")


def _instruments(book: Rulebook) -> Iterator[Problem]:
    cited = {part.basis.instrument for part in bases(book)}
    if idle := [name for name in book.instruments if name not in cited]:
        remedy = "Cite them where they give a number, or leave them for the reader."
        yield Problem(f"{book.id} instruments", f"no article of these is cited: {', '.join(idle)}", remedy)
    for indicator in book.indicators:
        for rule in indicator.rules:
            instrument = book.instruments.get(rule.basis.instrument or "")
            if instrument and instrument.in_force and rule.in_force.since < instrument.in_force.since:
                what = f"the rule begins before {rule.basis.instrument} is in force ({instrument.in_force.since})"
                yield Problem(f"{book.id} {rule.id}", what, "Let it begin on that day, or cite what held before.")
