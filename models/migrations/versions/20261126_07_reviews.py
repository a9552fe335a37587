"""Reviews of refused objections."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_07"
down_revision = "20261126_06"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "objection_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("reasons_commitment", sa.String(), nullable=True),
        sa.Column("filed_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name=op.f("fk_objection_review_company_id")),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_objection_review_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection_review")),
        sa.UniqueConstraint("subject", name=op.f("uq_objection_review_subject")),
    )
    op.create_index(op.f("ix_objection_review_company_id"), "objection_review", ["company_id"], unique=False)
    op.create_table(
        "objection_review_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("taken_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("signed", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint("move IN ('extend', 'change', 'uphold')", name=op.f("ck_objection_review_step_move")),
        sa.CheckConstraint(
            "(move <> 'extend') = (signed IS NOT NULL)", name=op.f("ck_objection_review_step_a_decision_is_signed")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_objection_review_step_number")),
        sa.ForeignKeyConstraint(
            ["review_id"], ["objection_review.id"], name=op.f("fk_objection_review_step_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection_review_step")),
        sa.UniqueConstraint("review_id", "number", name=op.f("uq_objection_review_step_review_id_number")),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("objection_review_step")
    op.drop_table("objection_review")
