"""Elections of owners' committees, and who their candidates are."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_25"
down_revision = "20261126_24"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "owners_election_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("election_id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("taken_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("note_commitment", sa.String(), nullable=True),
        sa.CheckConstraint(
            "move IN ('announce', 'nominate', 'stand_down', 'vet', 'extend', 'publish', 'call', 'cancel', 'count', "
            "'commit', 'draw', 'declare', 'fail', 'leave', 'annul')",
            name=op.f("ck_owners_election_step_move"),
        ),
        sa.CheckConstraint(
            "role IN ('preparatory_group', 'management_committee', 'committee', 'subdistrict', 'authority')",
            name=op.f("ck_owners_election_step_role"),
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_owners_election_step_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners_election_step")),
        sa.UniqueConstraint("election_id", "number", name=op.f("uq_owners_election_step_election_id_number")),
    )
    op.create_index(op.f("ix_owners_election_step_community_id"), "owners_election_step", ["community_id"])
    op.create_table(
        "owners_candidate",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("election_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_commitment", sa.String(), nullable=False),
        sa.Column("owner_commitment", sa.String(), nullable=False),
        sa.Column("party_commitment", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners_candidate")),
    )
    op.create_index(op.f("ix_owners_candidate_election_id"), "owners_candidate", ["election_id"])


def downgrade() -> None:
    """Take the tables away."""
    for table in ("owners_candidate", "owners_election_step"):
        op.drop_table(table)
