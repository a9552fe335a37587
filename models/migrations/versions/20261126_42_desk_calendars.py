"""Addresses at which people's own calendars ask what is due on their desk."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_42"
down_revision = "20261126_41"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "desk_calendar",
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("made_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_desk_calendar_digest")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_desk_calendar")),
        sa.UniqueConstraint("digest", name=op.f("uq_desk_calendar_digest")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("desk_calendar")
