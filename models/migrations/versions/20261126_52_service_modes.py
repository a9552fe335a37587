"""How estates are served, as their towns recorded it."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_52"
down_revision = "20261126_49"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "service_mode_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("move IN ('describe', 'begin', 'end')", name=op.f("ck_service_mode_event_move")),
        sa.CheckConstraint(
            "until IS NULL OR (move = 'begin' AND until > happened_on)",
            name=op.f("ck_service_mode_event_a_mode_ends_after_it_begins"),
        ),
        sa.CheckConstraint("number > 1 OR move = 'describe'", name=op.f("ck_service_mode_event_described_first")),
        sa.CheckConstraint("number > 0", name=op.f("ck_service_mode_event_number")),
        sa.CheckConstraint("paper <> ''", name=op.f("ck_service_mode_event_a_paper_says_so")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_mode_event")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_service_mode_event_community_id_number")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("service_mode_event")
