"""Complaints that the register handles: what came in, and every step since; personal data without an import."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_02"
down_revision = "20261126_01"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of complaints; a personal datum may come with an act of the register itself."""
    op.create_table(
        "complaint_case",
        sa.Column("complaint_id", sa.String(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("community_id", sa.String(), nullable=True),
        sa.Column("matter", sa.String(), nullable=False),
        sa.Column("received_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("name_commitment", sa.String(), nullable=True),
        sa.Column("phone_commitment", sa.String(), nullable=True),
        sa.Column("text_commitment", sa.String(), nullable=True),
        sa.Column("code_digest", sa.String(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("recorded_at >= received_at", name=op.f("ck_complaint_case_recorded_after_it_was_received")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.community_id"], name=op.f("fk_complaint_case_community_id")
        ),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_complaint_case")),
        sa.UniqueConstraint("channel", "source_id", name=op.f("uq_complaint_case_channel_source_id")),
    )
    with op.batch_alter_table("complaint_case", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_complaint_case_community_id_received_at"), ["community_id", "received_at"], unique=False
        )

    op.create_table(
        "complaint_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("complaint_id", sa.String(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("by_office", sa.String(), nullable=False),
        sa.Column("at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("text_commitment", sa.String(), nullable=True),
        sa.Column("matter", sa.String(), nullable=True),
        sa.Column("duty_version", sa.String(), nullable=True),
        sa.Column("duty_line", sa.String(), nullable=True),
        sa.Column("department", sa.String(), nullable=True),
        sa.Column("liability", sa.String(), nullable=True),
        sa.Column("upheld", sa.Boolean(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("cause", sa.String(), nullable=True),
        sa.Column("tier", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("plaintiff", sa.String(), nullable=True),
        sa.Column("duplicate_of", sa.String(), nullable=True),
        sa.Column("similarity_milli", sa.Integer(), nullable=True),
        sa.Column("satisfaction", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(due_on IS NOT NULL) = (move IN ('ledger_assign'))", name=op.f("ck_complaint_step_due_on_of_its_moves")
        ),
        sa.CheckConstraint(
            "(duplicate_of IS NOT NULL) = (move IN ('merge'))", name=op.f("ck_complaint_step_duplicate_of_of_its_moves")
        ),
        sa.CheckConstraint(
            "(duty_line IS NOT NULL) = (move IN ('route'))", name=op.f("ck_complaint_step_duty_line_of_its_moves")
        ),
        sa.CheckConstraint(
            "(level IS NOT NULL) = (move IN ('escalate'))", name=op.f("ck_complaint_step_level_of_its_moves")
        ),
        sa.CheckConstraint(
            "(plaintiff IS NOT NULL) = (move IN ('sue'))", name=op.f("ck_complaint_step_plaintiff_of_its_moves")
        ),
        sa.CheckConstraint(
            "(satisfaction IS NOT NULL) = (move IN ('rate'))", name=op.f("ck_complaint_step_satisfaction_of_its_moves")
        ),
        sa.CheckConstraint(
            "(text_commitment IS NOT NULL) = (move IN ('answer'))",
            name=op.f("ck_complaint_step_text_commitment_of_its_moves"),
        ),
        sa.CheckConstraint(
            "(tier IS NOT NULL) = (move IN ('open_mediation'))", name=op.f("ck_complaint_step_tier_of_its_moves")
        ),
        sa.CheckConstraint("cause IN ('timeout', 'request')", name=op.f("ck_complaint_step_cause")),
        sa.CheckConstraint(
            "document IS NOT NULL OR move NOT IN ('find', 'settle', 'sue', 'judge', 'close', 'ledger_verify')",
            name=op.f("ck_complaint_step_document_is_given"),
        ),
        sa.CheckConstraint("kind IN ('people', 'administrative', 'judicial')", name=op.f("ck_complaint_step_kind")),
        sa.CheckConstraint(
            "level IN ('neighbourhood', 'subdistrict', 'district', 'city')", name=op.f("ck_complaint_step_level")
        ),
        sa.CheckConstraint(
            "liability IN ('company', 'utility', 'government', 'developer', 'owner', 'unknown')",
            name=op.f("ck_complaint_step_liability"),
        ),
        sa.CheckConstraint(
            "liability IS NOT NULL OR move NOT IN ('route')", name=op.f("ck_complaint_step_liability_is_given")
        ),
        sa.CheckConstraint(
            "move <> 'find' OR liability IS NOT NULL OR upheld IS NOT NULL",
            name=op.f("ck_complaint_step_something_is_found"),
        ),
        sa.CheckConstraint(
            "move IN ('route', 'merge', 'split', 'accept', 'refuse', 'escalate', 'answer', 'find', 'open_mediation', "
            "'settle', 'fail_mediation', 'sue', 'judge', 'close', 'rate', 'reopen', 'withdraw', 'ledger_open', "
            "'ledger_assign', 'ledger_rectify', 'ledger_verify', 'ledger_return')",
            name=op.f("ck_complaint_step_move"),
        ),
        sa.CheckConstraint(
            "plaintiff IN ('company', 'utility', 'government', 'developer', 'owner', 'unknown')",
            name=op.f("ck_complaint_step_plaintiff"),
        ),
        sa.CheckConstraint(
            "reason IS NOT NULL OR move NOT IN ('merge', 'split', 'refuse', 'find', 'fail_mediation', 'reopen', "
            "'ledger_open', 'ledger_return')",
            name=op.f("ck_complaint_step_reason_is_given"),
        ),
        sa.CheckConstraint(
            "role IN ('complainer', 'desk', 'handler', 'company', 'mediator', 'supervisor', 'regulator', 'clock')",
            name=op.f("ck_complaint_step_role"),
        ),
        sa.CheckConstraint(
            "tier IN ('neighbourhood', 'subdistrict', 'district', 'city')", name=op.f("ck_complaint_step_tier")
        ),
        sa.CheckConstraint("satisfaction BETWEEN 1 AND 5", name=op.f("ck_complaint_step_satisfaction")),
        sa.CheckConstraint("similarity_milli BETWEEN 0 AND 1000", name=op.f("ck_complaint_step_similarity_milli")),
        sa.CheckConstraint("turn >= 1", name=op.f("ck_complaint_step_turn")),
        sa.ForeignKeyConstraint(
            ["complaint_id"], ["complaint_case.complaint_id"], name=op.f("fk_complaint_step_complaint_id")
        ),
        sa.ForeignKeyConstraint(
            ["duplicate_of"], ["complaint_case.complaint_id"], name=op.f("fk_complaint_step_duplicate_of")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_complaint_step")),
        sa.UniqueConstraint("complaint_id", "turn", name=op.f("uq_complaint_step_complaint_id_turn")),
    )


def downgrade() -> None:
    """Take the complaints away; personal data that came without an import goes with them."""
    op.execute("DELETE FROM personal_datum WHERE import_id IS NULL")
    op.drop_table("complaint_step")
    with op.batch_alter_table("complaint_case", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_complaint_case_community_id_received_at"))

    op.drop_table("complaint_case")
