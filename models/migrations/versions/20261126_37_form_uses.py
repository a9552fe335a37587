"""Forms that were sent once."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_37"
down_revision = "20261126_35"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "form_use",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(), nullable=False),
        sa.Column("used_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_form_use")),
    )
    op.create_index(op.f("ix_form_use_account_id"), "form_use", ["account_id"])


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("form_use")
