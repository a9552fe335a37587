"""The contracts of whoever is signed in: a company's own, those of a buyer's tenders, all for who supervises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import Blueprint, render_template, request
from sqlmodel import Session

from bidding.tender import Agreement, Due, State
from web.access import Action
from web.clock import today
from web.gate import needs, scope
from web.pages.asking import page_of
from web.register.accounts.organisations import names_of
from web.register.tenders.agreements import agreements_kept
from web.register.tenders.parties import Parties, parties_of
from web.work.acting import reading_session

__all__ = ["Line", "add_to", "keys_named", "owners"]

_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A contract in the list, with what is due next for it."""

    agreement: Agreement
    due: Due | None


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("", "show_all", _show_all)


def owners(agreement: Agreement, parties: Parties) -> frozenset[str]:
    """Return the keys of the organisations that a contract belongs to: who signed it, and the offices of its place."""
    return parties.everybody | {f"company/{agreement.contract.company_id}"}


def keys_named(agreements: Iterable[Agreement]) -> set[str]:
    """Return the keys of the companies and estates that contracts name."""
    found: set[str] = set()
    for one in agreements:
        found |= {f"company/{one.contract.company_id}", *(f"community/{it}" for it in one.lot.community_ids)}
    return found


@needs(Action.CONTRACT_READ)
def _show_all() -> str:
    session, asked = reading_session(), request.args.get("show", "open")
    own = [one for one in _own(session, scope()) if asked == "all" or one.state is not State.HANDED_OVER]
    lines = sorted((Line(one, next(iter(one.due()), None)) for one in own), key=_order)
    return render_template(
        "work/contracts/all.html", asked=asked, on=today(), names=names_of(session, keys_named(own)),
        **page_of(lines, _SIZE),
    )  # fmt: skip


def _own(session: Session, reach: frozenset[str] | None) -> list[Agreement]:
    every = agreements_kept(session)
    if reach is None:
        return every
    parties = parties_of(session, {one.tender.id: one.tender for one in every}.values())
    return [one for one in every if owners(one, parties[one.tender.id]) & reach]


def _order(line: Line) -> tuple[date, str, str]:
    day = date.max if line.due is None else line.due.day
    return day, line.agreement.tender.id, line.agreement.contract.lot
