"""Papers of an estate's money, and scans of ballots in the vault."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_38"
down_revision = "20261126_37"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "estate_paper",
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_estate_paper_digest")),
        sa.PrimaryKeyConstraint("community_id", "digest", name=op.f("pk_estate_paper")),
    )
    op.create_table(
        "owners_ballot_scan",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("scan_commitment", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners_ballot_scan")),
        sa.ForeignKeyConstraint(["id"], ["owners_ballot.id"], name=op.f("fk_owners_ballot_scan_id_owners_ballot")),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("owners_ballot_scan")
    op.drop_table("estate_paper")
