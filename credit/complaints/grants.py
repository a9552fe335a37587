"""Who may make which move, as a table; everything else is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from credit.complaints.moves import Move, Role
from models.errors import Problem

__all__ = ["GRANTS", "matrix", "permitted"]

GRANTS: Final[Mapping[Move, frozenset[Role]]] = {
    Move.ROUTE: frozenset({Role.DESK, Role.SUPERVISOR, Role.CLOCK}),
    Move.MERGE: frozenset({Role.DESK, Role.CLOCK}),
    Move.SPLIT: frozenset({Role.DESK, Role.SUPERVISOR}),
    Move.ACCEPT: frozenset({Role.DESK, Role.HANDLER}),
    Move.REFUSE: frozenset({Role.DESK, Role.HANDLER}),
    Move.ESCALATE: frozenset({Role.COMPLAINER, Role.DESK, Role.SUPERVISOR, Role.CLOCK}),
    Move.ANSWER: frozenset({Role.HANDLER, Role.COMPANY}),
    Move.FIND: frozenset({Role.REGULATOR}),
    Move.OPEN_MEDIATION: frozenset({Role.COMPLAINER, Role.DESK, Role.COMPANY, Role.MEDIATOR}),
    Move.SETTLE: frozenset({Role.MEDIATOR}),
    Move.FAIL_MEDIATION: frozenset({Role.MEDIATOR}),
    Move.SUE: frozenset({Role.COMPLAINER, Role.COMPANY}),
    Move.JUDGE: frozenset({Role.DESK, Role.SUPERVISOR}),
    Move.CLOSE: frozenset({Role.DESK, Role.SUPERVISOR}),
    Move.RATE: frozenset({Role.COMPLAINER}),
    Move.REOPEN: frozenset({Role.COMPLAINER, Role.SUPERVISOR}),
    Move.WITHDRAW: frozenset({Role.COMPLAINER}),
    Move.LEDGER_OPEN: frozenset({Role.SUPERVISOR}),
    Move.LEDGER_ASSIGN: frozenset({Role.SUPERVISOR}),
    Move.LEDGER_RECTIFY: frozenset({Role.HANDLER, Role.COMPANY}),
    Move.LEDGER_VERIFY: frozenset({Role.SUPERVISOR}),
    Move.LEDGER_RETURN: frozenset({Role.SUPERVISOR}),
}
"""move -> the roles that may make it. A company answers and puts right; it never closes, finds or verifies."""


def permitted(role: Role, move: Move) -> Problem | None:
    """Return why a role may not make a move, None where it may."""
    if role in GRANTS[move]:
        return None
    able = ", ".join(sorted(GRANTS[move]))
    return Problem(f"grants, {move}", f"a {role} may not do this", f"It can be done by: {able}.")


def matrix() -> str:
    """Return the table of moves and roles as text: what people review."""
    roles = [*Role]
    width = max(map(len, Move))
    lines = [f"{'':{width}}  " + "  ".join(roles)]
    lines += [
        f"{move:{width}}  "
        + "  ".join(("Y" if role in GRANTS[move] else ".").center(len(role)) for role in roles).rstrip()
        for move in Move
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"
