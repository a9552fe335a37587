"""Where each move leads, as two tables: the life of a complaint, and the close-out ledger beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from credit.complaints.moves import LedgerState, Move, State

__all__ = ["CLOSE_OUT_TARGETS", "TARGETS"]

TARGETS: Final[Mapping[tuple[State, Move], State]] = {
    (State.RECEIVED, Move.ROUTE): State.ROUTED,
    (State.RECEIVED, Move.MERGE): State.DUPLICATE,
    (State.DUPLICATE, Move.SPLIT): State.RECEIVED,
    (State.ROUTED, Move.ROUTE): State.ROUTED,
    (State.ROUTED, Move.MERGE): State.DUPLICATE,
    (State.ROUTED, Move.ACCEPT): State.ACCEPTED,
    (State.ROUTED, Move.REFUSE): State.REFUSED,
    (State.ROUTED, Move.ESCALATE): State.ROUTED,
    (State.ACCEPTED, Move.ROUTE): State.ROUTED,
    (State.ACCEPTED, Move.ANSWER): State.ANSWERED,
    (State.ACCEPTED, Move.ESCALATE): State.ACCEPTED,
    (State.ACCEPTED, Move.OPEN_MEDIATION): State.MEDIATING,
    (State.REFUSED, Move.ESCALATE): State.ROUTED,
    (State.ANSWERED, Move.ESCALATE): State.ACCEPTED,
    (State.ANSWERED, Move.OPEN_MEDIATION): State.MEDIATING,
    (State.ANSWERED, Move.CLOSE): State.CLOSED,
    (State.MEDIATING, Move.SETTLE): State.SETTLED,
    (State.MEDIATING, Move.FAIL_MEDIATION): State.UNSETTLED,
    (State.SETTLED, Move.CLOSE): State.CLOSED,
    (State.UNSETTLED, Move.OPEN_MEDIATION): State.MEDIATING,
    (State.UNSETTLED, Move.ESCALATE): State.ACCEPTED,
    (State.UNSETTLED, Move.CLOSE): State.CLOSED,
    (State.ACCEPTED, Move.SUE): State.IN_COURT,
    (State.ANSWERED, Move.SUE): State.IN_COURT,
    (State.UNSETTLED, Move.SUE): State.IN_COURT,
    (State.IN_COURT, Move.JUDGE): State.JUDGED,
    (State.JUDGED, Move.CLOSE): State.CLOSED,
    (State.CLOSED, Move.RATE): State.CLOSED,
    (State.CLOSED, Move.REOPEN): State.ACCEPTED,
    **{
        (state, Move.FIND): state
        for state in (
            State.ROUTED, State.ACCEPTED, State.ANSWERED, State.MEDIATING, State.SETTLED, State.UNSETTLED,
            State.IN_COURT, State.JUDGED, State.CLOSED,
        )
    },
    **{
        (state, Move.WITHDRAW): State.WITHDRAWN
        for state in (
            State.RECEIVED, State.ROUTED, State.ACCEPTED, State.ANSWERED, State.MEDIATING, State.SETTLED,
            State.UNSETTLED,
        )
    },
}  # fmt: skip
"""(state, move) -> the state it leads to."""

CLOSE_OUT_TARGETS: Final[Mapping[tuple[LedgerState, Move], LedgerState]] = {
    (LedgerState.NOT_LISTED, Move.LEDGER_OPEN): LedgerState.OPEN,
    (LedgerState.OPEN, Move.LEDGER_ASSIGN): LedgerState.ASSIGNED,
    (LedgerState.ASSIGNED, Move.LEDGER_ASSIGN): LedgerState.ASSIGNED,
    (LedgerState.ASSIGNED, Move.LEDGER_RECTIFY): LedgerState.RECTIFYING,
    (LedgerState.RECTIFYING, Move.LEDGER_VERIFY): LedgerState.VERIFIED,
    (LedgerState.RECTIFYING, Move.LEDGER_ASSIGN): LedgerState.ASSIGNED,
    (LedgerState.VERIFIED, Move.LEDGER_RETURN): LedgerState.RECTIFYING,
    (LedgerState.VERIFIED, Move.CLOSE): LedgerState.STRUCK_OFF,
}
"""(state on the ledger, move) -> the state it leads to; closing the complaint strikes it off."""
