"""For how many companies a rating under way has worked out what would lift them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_31"
down_revision = "20261126_30"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("rating_job", sa.Column("explained", sa.Integer(), nullable=True))
    op.add_column("rating_job", sa.Column("companies", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take the columns away."""
    op.drop_column("rating_job", "companies")
    op.drop_column("rating_job", "explained")
