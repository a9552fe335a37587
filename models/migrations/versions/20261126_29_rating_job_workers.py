"""Which process works at a rating and by which rulebook, so that one that was abandoned is known and begun again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_29"
down_revision = "20261126_28"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("rating_job", sa.Column("rulebook_digest", sa.String(), nullable=True))
    op.add_column("rating_job", sa.Column("worker", sa.String(), nullable=True))


def downgrade() -> None:
    """Take the columns away."""
    op.drop_column("rating_job", "worker")
    op.drop_column("rating_job", "rulebook_digest")
