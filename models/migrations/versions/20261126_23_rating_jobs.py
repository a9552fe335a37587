"""Ratings that are asked for in the portal."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_23"
down_revision = "20261126_22"
branch_labels = None
depends_on = None

_STAGES = ("waiting", "reading", "rating", "keeping", "done", "refused")


def upgrade() -> None:
    """Make the table."""
    named = ", ".join(f"'{stage}'" for stage in _STAGES)
    op.create_table(
        "rating_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("rulebook", sa.String(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("known_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("asked_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("told_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.CheckConstraint(f"stage IN ({named})", name=op.f("ck_rating_job_stage")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating_job")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("rating_job")
