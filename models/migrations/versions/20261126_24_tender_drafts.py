"""Tenders that somebody still writes."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_24"
down_revision = "20261126_23"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "tender_draft",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("amends", sa.String(), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.Column("saved_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender_draft")),
    )
    op.create_index(op.f("ix_tender_draft_organisation"), "tender_draft", ["organisation"])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("tender_draft")
