"""Duties that time asked for and that were done."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_05"
down_revision = "20261126_04"
branch_labels = None
depends_on = None

_KINDS = "'complaint.escalate', 'list.expire', 'list.out_of_view', 'overdue', 'complaints.month', 'rating.quarter'"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "duty_done",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.CheckConstraint(f"kind IN ({_KINDS})", name=op.f("ck_duty_done_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_done")),
        sa.UniqueConstraint("kind", "subject", "period", name=op.f("uq_duty_done_kind_subject_period")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("duty_done")
