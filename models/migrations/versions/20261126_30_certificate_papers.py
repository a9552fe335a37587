"""Signed certificates that came to the portal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_30"
down_revision = "20261126_29"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "certificate_paper",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_certificate_paper")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("certificate_paper")
