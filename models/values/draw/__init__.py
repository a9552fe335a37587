"""The verifiable draw (可验证抽取): targets and inspectors, experts, ties; anyone can repeat it from what is published.

`positions` is the construction, `draw` applies a plan, `commitment_of` is what goes on record before the lottery, and
`differences` says where a draw did not keep to it. All of it is pure; docs/draws.md tells the whole.
"""

from __future__ import annotations

from models.values.draw.commitment import commitment_of, differences
from models.values.draw.drawing import Drawn, draw
from models.values.draw.lotteries import LOTTERIES, Lottery, Source, source_of
from models.values.draw.plan import EXPERT_RATIO, Candidate, DrawPlan, Party
from models.values.draw.predictability import Predictability, notes_on, predictability
from models.values.draw.tickets import Ticket, order_of, positions

__all__ = [
    "EXPERT_RATIO", "LOTTERIES", "Candidate", "DrawPlan", "Drawn", "Lottery", "Party", "Predictability", "Source",
    "Ticket", "commitment_of", "differences", "draw", "notes_on", "order_of", "positions", "predictability",
    "source_of",
]  # fmt: skip
