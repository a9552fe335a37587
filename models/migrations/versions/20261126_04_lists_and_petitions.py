"""Lists and credit files: steps of listings, persons named, petitions on points, corrections of evidence."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_04"
down_revision = "20261126_03"
branch_labels = None
depends_on = None

_MOVES = (
    "'notify', 'object', 'hear', 'extend', 'uphold', 'drop', 'publish', 'confirm', 'ask_repair', 'refuse_repair', "
    "'lift', 'expire'"
)
_DECISIONS = "move IN ('uphold', 'drop', 'confirm', 'refuse_repair', 'lift')"


def upgrade() -> None:
    """Make the tables."""
    _list_tables()
    _petition_tables()
    op.create_table(
        "evidence_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("source_table", sa.String(), nullable=True),
        sa.Column("source_id", sa.String(), nullable=True),
        sa.Column("identity", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("occurred_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('struck', 'lifted')", name=op.f("ck_evidence_correction_kind")),
        sa.CheckConstraint(
            "(kind = 'struck') = (source_table IS NOT NULL AND source_id IS NOT NULL)",
            name=op.f("ck_evidence_correction_what_is_struck_is_named"),
        ),
        sa.CheckConstraint(
            "(kind = 'lifted') = (event IS NOT NULL AND occurred_on IS NOT NULL)",
            name=op.f("ck_evidence_correction_a_lifting_has_its_day"),
        ),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name=op.f("fk_evidence_correction_company_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_correction")),
    )
    with op.batch_alter_table("evidence_correction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_correction_company_id"), ["company_id"], unique=False)


def _list_tables() -> None:
    op.create_table(
        "list_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("taken_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("signed", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("reasons_commitment", sa.String(), nullable=True),
        sa.CheckConstraint(f"move IN ({_MOVES})", name=op.f("ck_list_step_move")),
        sa.CheckConstraint("role IN ('officer', 'head', 'company', 'system')", name=op.f("ck_list_step_role")),
        sa.CheckConstraint(f"({_DECISIONS}) = (signed IS NOT NULL)", name=op.f("ck_list_step_a_decision_is_signed")),
        sa.CheckConstraint(
            "reasons_commitment IS NULL OR role = 'company'", name=op.f("ck_list_step_reasons_are_the_companys")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_list_step_number")),
        sa.ForeignKeyConstraint(["entry_id"], ["list_entry.id"], name=op.f("fk_list_step_entry_id")),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_list_step_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_step")),
        sa.UniqueConstraint("entry_id", "number", name=op.f("uq_list_step_entry_id_number")),
    )
    op.create_table(
        "listed_person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name_commitment", sa.String(), nullable=False),
        sa.Column("named_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "role IN ('legal_representative', 'principal', 'controller', 'directly_responsible')",
            name=op.f("ck_listed_person_role"),
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["list_entry.id"], name=op.f("fk_listed_person_entry_id")),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_listed_person_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listed_person")),
        sa.UniqueConstraint("entry_id", "number", name=op.f("uq_listed_person_entry_id_number")),
    )


def _petition_tables() -> None:
    op.create_table(
        "file_petition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=True),
        sa.Column("source_table", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("points_milli", sa.BigInteger(), nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("rectified_on", sa.Date(), nullable=True),
        sa.Column("harm_removed_on", sa.Date(), nullable=True),
        sa.Column("interviewed_on", sa.Date(), nullable=True),
        sa.Column("reasons_commitment", sa.String(), nullable=True),
        sa.Column("filed_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('objection', 'repair')", name=op.f("ck_file_petition_kind")),
        sa.CheckConstraint(
            "source_table IN ('complaints', 'inspections', 'findings', 'records')",
            name=op.f("ck_file_petition_source_table"),
        ),
        sa.CheckConstraint(
            "kind <> 'repair' OR (rectified_on IS NOT NULL AND harm_removed_on IS NOT NULL)",
            name=op.f("ck_file_petition_repair_is_after_rectifying"),
        ),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_file_petition_import_id")),
        sa.ForeignKeyConstraint(["run_id"], ["rating_run.id"], name=op.f("fk_file_petition_run_id")),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name=op.f("fk_file_petition_company_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_petition")),
    )
    with op.batch_alter_table("file_petition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_file_petition_company_id"), ["company_id"], unique=False)
    op.create_table(
        "file_petition_step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.Column("taken_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("signed", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint("move IN ('extend', 'grant', 'refuse')", name=op.f("ck_file_petition_step_move")),
        sa.CheckConstraint("role IN ('officer', 'head')", name=op.f("ck_file_petition_step_role")),
        sa.CheckConstraint(
            "(move <> 'extend') = (signed IS NOT NULL)", name=op.f("ck_file_petition_step_a_decision_is_signed")
        ),
        sa.CheckConstraint("number > 0", name=op.f("ck_file_petition_step_number")),
        sa.ForeignKeyConstraint(["petition_id"], ["file_petition.id"], name=op.f("fk_file_petition_step_petition_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_petition_step")),
        sa.UniqueConstraint("petition_id", "number", name=op.f("uq_file_petition_step_petition_id_number")),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("evidence_correction")
    op.drop_table("file_petition_step")
    op.drop_table("file_petition")
    op.drop_table("listed_person")
    op.drop_table("list_step")
