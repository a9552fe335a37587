"""Documents of an estate that name persons, in the vault."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_48"
down_revision = "20261126_42"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "estate_document",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("name_commitment", sa.String(), nullable=False),
        sa.Column("file_commitment", sa.String(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_estate_document_digest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_estate_document")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("estate_document")
