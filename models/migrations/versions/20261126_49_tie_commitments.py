"""Draws between equal bids are committed to before their lottery."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_49"
down_revision = "20261126_48"
branch_labels = None
depends_on = None

_BEFORE = (
    "commit", "draw", "accept", "recuse", "admit", "mark", "lock", "open_prices", "agree", "decide", "close", "sign",
    "disclose", "void",
)  # fmt: skip
_AFTER = (*_BEFORE[:-4], "commit_tie", *_BEFORE[-4:])
_OPEN_BEFORE = ("admit", "open_prices", "close", "disclose", "void")
_OPEN_AFTER = ("admit", "open_prices", "commit_tie", "close", "disclose", "void")


def upgrade() -> None:
    """Let the move in; it is public."""
    _constrain(_AFTER, _OPEN_AFTER)


def downgrade() -> None:
    """Keep it out again."""
    _constrain(_BEFORE, _OPEN_BEFORE)


def _constrain(moves: tuple[str, ...], unsealed: tuple[str, ...]) -> None:
    """Put the checks in place of those that are there; SQLite makes the table anew, and knows no old ones."""
    listed, opened = (", ".join(f"'{move}'" for move in some) for some in (moves, unsealed))
    checks = [
        sa.CheckConstraint(f"move IN ({listed})", name=op.f("ck_evaluation_event_move")),
        sa.CheckConstraint("number > 1 OR move = 'commit'", name=op.f("ck_evaluation_event_a_commitment_comes_first")),
        sa.CheckConstraint(
            f"(sealed_commitment IS NULL) = (move IN ({opened}))",
            name=op.f("ck_evaluation_event_what_is_secret_is_sealed"),
        ),
    ]
    if op.get_bind().dialect.name == "sqlite":
        _make_anew(checks)
        return
    for name, check in (("move", checks[0]), ("what_is_secret_is_sealed", checks[2])):
        op.drop_constraint(op.f(f"ck_evaluation_event_{name}"), "evaluation_event", type_="check")
        op.create_check_constraint(op.f(f"ck_evaluation_event_{name}"), "evaluation_event", check.sqltext)


def _make_anew(checks: list[sa.CheckConstraint]) -> None:
    """Make the table anew by hand: a batch of Alembic writes constraints in no order, and databases would differ."""
    op.create_table(
        "evaluation_event_anew",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tender_id", sa.String(), nullable=False),
        sa.Column("lot_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("sealed_commitment", sa.String(), nullable=True),
        *checks,
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_event")),
        sa.UniqueConstraint("tender_id", "lot_id", "number", name=op.f("uq_evaluation_event_tender_id_lot_id_number")),
    )
    op.execute("INSERT INTO evaluation_event_anew SELECT * FROM evaluation_event")
    op.drop_table("evaluation_event")
    op.rename_table("evaluation_event_anew", "evaluation_event")
