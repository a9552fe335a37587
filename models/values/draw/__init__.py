"""The verifiable draw (可验证抽取): targets and inspectors, experts, ties; anyone can repeat it from what is published.

`positions` is the construction, `draw` applies a plan, `commitment_of` is what goes on record before the lottery, and
`differences` says where a draw did not keep to it. All of it is pure; docs/draws.md tells the whole.
"""

from __future__ import annotations

from models.values.draw.commitment import commitment_of, differences
from models.values.draw.drawing import Drawn, draw
from models.values.draw.plan import EXPERT_RATIO, Candidate, DrawPlan, Party
from models.values.draw.tickets import Ticket, order_of, positions

__all__ = [
    "EXPERT_RATIO", "Candidate", "DrawPlan", "Drawn", "Party", "Ticket", "commitment_of", "differences", "draw",
    "order_of", "positions",
]  # fmt: skip
