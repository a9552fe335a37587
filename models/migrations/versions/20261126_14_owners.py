"""Owners: rolls, bodies, votes and ballots."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_14"
down_revision = "20261126_13"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "owners_roll",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.Column("area", sa.BigInteger(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("units_commitment", sa.String(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "units > 0 AND area > 0 AND persons > 0 AND persons <= units", name=op.f("ck_owners_roll_somebody_is_on_it")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners_roll")),
    )
    op.create_table(
        "owners_body_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("vote", sa.String(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "(until IS NOT NULL) = (move IN ('establish', 'elect'))",
            name=op.f("ck_owners_body_event_a_body_has_its_term"),
        ),
        sa.CheckConstraint(
            "(vote IS NOT NULL) = (move IN ('found', 'elect'))",
            name=op.f("ck_owners_body_event_a_vote_founds_and_elects"),
        ),
        sa.CheckConstraint(
            "move IN ('deliver', 'establish', 'found', 'elect', 'dissolve')", name=op.f("ck_owners_body_event_move")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_owners_body_event_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners_body_event")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_owners_body_event_community_id_number")),
    )
    op.create_table(
        "owners_vote_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("vote_id", sa.String(), nullable=False),
        sa.Column("community_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("taken_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "move IN ('consult', 'call', 'withdraw', 'count', 'announce', 'order', 'correct', 'revoke')",
            name=op.f("ck_owners_vote_step_move"),
        ),
        sa.CheckConstraint(
            "role IN ('owners', 'committee', 'management_committee', 'subdistrict', 'authority')",
            name=op.f("ck_owners_vote_step_role"),
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_owners_vote_step_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners_vote_step")),
        sa.UniqueConstraint("vote_id", "number", name=op.f("uq_owners_vote_step_vote_id_number")),
    )
    op.create_table(
        "owners_ballot",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("vote_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("cast_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("voter_commitment", sa.String(), nullable=False),
        sa.Column("choices_commitment", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(channel = 'paper') = (evidence IS NOT NULL)", name=op.f("ck_owners_ballot_a_paper_has_its_scan")
        ),
        sa.CheckConstraint("channel IN ('online', 'paper')", name=op.f("ck_owners_ballot_channel")),
        sa.CheckConstraint("number > 0", name=op.f("ck_owners_ballot_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners_ballot")),
        sa.UniqueConstraint("vote_id", "number", name=op.f("uq_owners_ballot_vote_id_number")),
    )
    op.create_index(op.f("ix_owners_roll_community_id"), "owners_roll", ["community_id"])
    op.create_index(op.f("ix_owners_vote_step_community_id"), "owners_vote_step", ["community_id"])


def downgrade() -> None:
    """Take the tables away."""
    for table in ("owners_ballot", "owners_vote_step", "owners_body_event", "owners_roll"):
        op.drop_table(table)
