"""Pushes to Credit China, receipts and certificates: acts without rows, read back from the record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from credit.standing.pushing import push_content, pushed_items
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import Company, LedgerEntry
from models.values.canonical import digest
from web.register.standing.listings import all_listings

__all__ = ["facts_of_acts", "names_of", "record_receipt", "take_push"]


def names_of(session: Session) -> dict[str, str]:
    """Return the name of each company by its id."""
    return {row.company_id: row.name for row in session.execute(select(col(Company.company_id), col(Company.name)))}


def facts_of_acts(session: Session, kind: str) -> list[dict[str, Any]]:
    """Return the contents of all entries of a type, in the order in which they were entered."""
    row = LedgerEntry
    query = select(col(row.content)).where(col(row.type) == kind, col(row.content).is_not(None))
    return [json.loads(text or "{}") for text in session.scalars(query.order_by(col(row.entered_at), col(row.turn)))]


def take_push(clerk: Clerk, on: date) -> dict[str, Any]:
    """Return the next push, and put on record what it holds. Raises RefusedError where there is nothing to push."""
    session = clerk.session
    pushed = pushed_items(facts_of_acts(session, "list.pushed"))
    content = push_content(all_listings(session), names_of(session), pushed, clerk.at, on)
    if not content["items"]:
        raise RefusedError(Problem("push", "nothing is new since the last push", "Push again after the next list."))
    name = digest(content)
    items = [[item["listing"], item["action"]] for item in content["items"]]
    clerk.enter("list.pushed", f"push/{name}", {"digest": name, "items": items})
    return content


def record_receipt(clerk: Clerk, content: Mapping[str, Any], receipt: str) -> str:
    """Put the receipt for a push on record. Raises InputError for a file that was never pushed, or is receipted."""
    name = digest(dict(content))
    if name not in {facts["digest"] for facts in facts_of_acts(clerk.session, "list.pushed")}:
        what = "this file was never pushed, or was changed since"
        raise InputError(Problem("push", what, "Take the file that `wuxin list push` wrote."))
    if name in {facts["digest"] for facts in facts_of_acts(clerk.session, "list.push_received")}:
        raise RefusedError(Problem("push", "its receipt is on record already", "Nothing is left to do."))
    return clerk.enter("list.push_received", f"push/{name}", {"digest": name, "receipt": receipt})
