"""What the law of an estate's money asks, as the one line above a form."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext

from bidding.revenue.law_shapes import RevenueLaw
from bidding.revenue.laws import cite
from credit.rulebook.shapes import Basis
from web.languages import language
from web.register.public.estate_places import Place
from web.work.estate.places import books_here

__all__ = ["audit_right", "cited_line", "law_told"]

Said = Callable[[RevenueLaw], tuple[str, Basis]]
"""Given the law of a place: what it asks, in the visitor's language, and on what that rests."""


def law_told(said: Said) -> Callable[[Place, str], str]:
    """Return what tells it of an estate, as a deed asks for it; nothing before the estate's books are opened."""

    def told(place: Place, _about: str) -> str:
        books = books_here(place)
        return "" if books is None else cited_line(books.terms.law, said)

    return told


def cited_line(law: RevenueLaw, said: Said) -> str:
    """Return what a law asks with its article, in the visitor's language."""
    what, basis = said(law)
    return f"{what} {cite(law, basis, language())}"


def audit_right(law: RevenueLaw) -> tuple[str, Basis]:
    """Return how many owners may ask for an audit, and whether the assembly votes on it."""
    right = law.audit
    told = gettext("Owners who are %(share)s of the persons may ask for an audit.", share=right.persons)
    if right.area is not None:
        told += " " + gettext("They own %(share)s of the area too.", share=right.area)
    if right.needs_vote:
        told += " " + gettext("The assembly votes on it.")
    return told, right.basis
