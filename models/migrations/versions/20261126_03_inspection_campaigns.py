"""Inspection campaigns, as events."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_03"
down_revision = "20261126_02"
branch_labels = None
depends_on = None

_MOVES = (
    "announce", "commit", "draw", "assign", "visit", "excuse", "close", "publish", "cancel", "take_over",
    "find_taken_over", "report", "confirm", "reject", "extend", "withdraw",
)  # fmt: skip


def upgrade() -> None:
    """Make the table."""
    listed = ", ".join(f"'{move}'" for move in _MOVES)
    op.create_table(
        "campaign_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("finding_id", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.CheckConstraint(f"move IN ({listed})", name=op.f("ck_campaign_event_move")),
        sa.CheckConstraint(
            "(number = 1) = (move = 'announce')", name=op.f("ck_campaign_event_an_announcement_comes_first")
        ),
        sa.CheckConstraint(
            "(finding_id IS NOT NULL) = (move IN ('report', 'confirm', 'reject', 'extend', 'withdraw'))",
            name=op.f("ck_campaign_event_a_finding_has_its_moves"),
        ),
        sa.CheckConstraint(
            "(target IS NOT NULL) = (move IN ('visit', 'excuse'))",
            name=op.f("ck_campaign_event_a_visit_has_its_target"),
        ),
        sa.CheckConstraint(
            "reason IS NOT NULL OR move NOT IN ('excuse', 'cancel', 'extend', 'withdraw')",
            name=op.f("ck_campaign_event_a_reason_is_given"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign_event")),
        sa.UniqueConstraint("campaign_id", "number", name=op.f("uq_campaign_event_campaign_id_number")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("campaign_event")
