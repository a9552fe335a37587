"""Engagements: a company's life in an estate."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_18"
down_revision = "20261126_17"
branch_labels = None
depends_on = None

_MOVES = (
    "open", "submit", "return", "accept", "agree", "breach", "start", "find_serving", "renew", "notify", "replace",
    "appoint", "deliver", "order", "complete",
)  # fmt: skip


def upgrade() -> None:
    """Make the table."""
    listed = ", ".join(f"'{move}'" for move in _MOVES)
    op.create_table(
        "engagement_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("engagement_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.CheckConstraint(f"move IN ({listed})", name=op.f("ck_engagement_step_move")),
        sa.CheckConstraint("(number = 1) = (move = 'open')", name=op.f("ck_engagement_step_opened_first_and_once")),
        sa.CheckConstraint("number > 0", name=op.f("ck_engagement_step_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagement_step")),
        sa.UniqueConstraint("engagement_id", "number", name=op.f("uq_engagement_step_engagement_id_number")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("engagement_step")
