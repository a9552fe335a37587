"""Complaints from the files of the channels (12345, 民心网, 民生110, 智慧社区) into the register, one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import Any

import pyarrow as pa

from credit.complaints import DeskRules
from credit.evidence.one_table import TableRead
from models.errors import Problem, RefusedError
from models.record import Clerk
from web.register.complaints.cases import Taken, Told, receive

__all__ = ["TakenIn", "take_in"]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the rows of a file: taken, refused with reasons, or left because another desk has answered."""

    taken: tuple[Taken, ...]
    refused: Mapping[str, tuple[Problem, ...]]
    answered_elsewhere: tuple[str, ...]


def take_in(clerk: Clerk, desk: DeskRules, read: TableRead) -> TakenIn:
    """Take in every complaint of a table that nobody has answered yet, the earliest first; each is on record.

    A complaint that its channel has answered or closed needs no desk: it belongs into an evidence package.
    """
    taken, refused, answered = [], {}, []
    for row in _by_moment(read.rows):
        if row["answered_at"] is not None or row["closed_at"] is not None:
            answered.append(row["complaint_id"])
            continue
        try:
            taken.append(receive(clerk, desk, _told(row)))
        except RefusedError as error:
            refused[row["complaint_id"]] = error.problems
    return TakenIn(tuple(taken), refused, tuple(answered))


def _by_moment(rows: pa.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rows.to_pylist()
    return sorted(found, key=lambda row: (row["received_at"], row["complaint_id"]))


def _told(row: Mapping[str, Any]) -> Told:
    return Told(
        channel=row["channel"], matter=row["category"] or "other", text=row["text"] or "",
        received_at=row["received_at"].astimezone(UTC), community_id=row["community_id"], source_id=row["complaint_id"],
    )  # fmt: skip
