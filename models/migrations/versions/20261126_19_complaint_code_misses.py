"""Wrong codes that were tried on a complaint."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_19"
down_revision = "20261126_18"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "complaint_code_miss",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number_digest", sa.String(), nullable=False),
        sa.Column("missed_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("length(number_digest) = 64", name=op.f("ck_complaint_code_miss_number_digest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_code_miss")),
    )
    op.create_index(
        op.f("ix_complaint_code_miss_number_digest_missed_at"), "complaint_code_miss", ["number_digest", "missed_at"]
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("complaint_code_miss")
