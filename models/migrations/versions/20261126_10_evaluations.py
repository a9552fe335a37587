"""Evaluations, as events."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_10"
down_revision = "20261126_09"
branch_labels = None
depends_on = None

_MOVES = ("commit", "draw", "recuse", "mark", "lock", "open_prices", "agree", "decide", "close", "disclose", "void")


def upgrade() -> None:
    """Make the table."""
    listed = ", ".join(f"'{move}'" for move in _MOVES)
    op.create_table(
        "evaluation_event",
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
        sa.CheckConstraint(f"move IN ({listed})", name=op.f("ck_evaluation_event_move")),
        sa.CheckConstraint("number > 1 OR move = 'commit'", name=op.f("ck_evaluation_event_a_commitment_comes_first")),
        sa.CheckConstraint(
            "(sealed_commitment IS NULL) = (move IN ('open_prices', 'close', 'disclose', 'void'))",
            name=op.f("ck_evaluation_event_what_is_secret_is_sealed"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_event")),
        sa.UniqueConstraint("tender_id", "lot_id", "number", name=op.f("uq_evaluation_event_tender_id_lot_id_number")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("evaluation_event")
