"""How opened bids are compared: schemes as data, marks, exact formulas, ranking, panels; docs/evaluation.md."""

from __future__ import annotations

from bidding.evaluation.evaluating import Evaluation, evaluate, input_digest
from bidding.evaluation.marking import marks_digest
from bidding.evaluation.reading import read_scheme, read_tender
from bidding.evaluation.refusals import scheme_refusals
from bidding.evaluation.shapes import Mark, OpenedBid, OpenedTender, Scheme, Seat

__all__ = [
    "Evaluation", "Mark", "OpenedBid", "OpenedTender", "Scheme", "Seat", "evaluate", "input_digest", "marks_digest",
    "read_scheme", "read_tender", "scheme_refusals",
]  # fmt: skip
