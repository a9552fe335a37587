"""The proof of an estate's balances, for its owners: summed again from the public record."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.access import Action
from web.gate import needs
from web.register.money.proof import proof_of
from web.work.acting import reading_session
from web.work.estate.books import account_name, opened_books
from web.work.estate.places import found_place

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/<community_id>/proof", "proof", _show)


@needs(Action.MONEY_SEE)
def _show(community_id: str) -> str:
    place = found_place(community_id)
    proof = proof_of(reading_session(), opened_books(place))
    return render_template("work/estate/proof.html", place=place, proof=proof, name=account_name)
