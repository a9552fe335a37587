"""The public record: entries, tiles, checkpoints, attachments; personal data in one place; project managers."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

from models.errors import InputError, Problem

revision = "20261126_01"
down_revision = "20261121_01"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables. Refuses a register that holds evidence: what came in off the record cannot be put on it."""
    if op.get_bind().scalar(sa.text("SELECT count(*) FROM evidence_import")):
        what = "this register took in evidence before there was a public record, which therefore cannot answer for it"
        remedy = "Make a new database and ingest the packages again; keep this one as it is for what it published."
        raise InputError(Problem("register", what, remedy))
    op.create_table(
        "ledger_blob",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_ledger_blob")),
    )
    op.create_table(
        "ledger_checkpoint",
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("signed_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.CheckConstraint("size >= 0", name=op.f("ck_ledger_checkpoint_size")),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_ledger_checkpoint")),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("entered_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("erased_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.CheckConstraint("(content IS NULL) = (erased_at IS NOT NULL)", name=op.f("ck_ledger_entry_erased_is_dated")),
        sa.CheckConstraint("(content IS NULL) = (salt IS NULL)", name=op.f("ck_ledger_entry_a_content_has_its_salt")),
        sa.CheckConstraint("position >= 0", name=op.f("ck_ledger_entry_position")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint("position", name=op.f("uq_ledger_entry_position")),
    )
    with op.batch_alter_table("ledger_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_entry_type_position"), ["type", "position"], unique=False)
        batch_op.create_index(
            "ix_ledger_entry_waiting",
            ["entered_at", "turn", "digest"],
            unique=False,
            sqlite_where=sa.text("position IS NULL"),
            postgresql_where=sa.text("position IS NULL"),
        )

    op.create_table(
        "ledger_tile",
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0", name=op.f("ck_ledger_tile_whole_hashes")
        ),
        sa.PrimaryKeyConstraint("level", "number", name=op.f("pk_ledger_tile")),
    )
    op.create_table(
        "manager",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("manager_id", sa.String(), nullable=False),
        sa.Column("company_id", sa.String(), nullable=False),
        sa.Column("name_commitment", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["company_id"], ["company.company_id"], name=op.f("fk_manager_company_id")),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_manager_import_id")),
        sa.PrimaryKeyConstraint("import_id", "manager_id", name=op.f("pk_manager")),
    )
    op.create_table(
        "personal_datum",
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_key", sa.String(), nullable=False),
        sa.Column("column_name", sa.String(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("erased_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.CheckConstraint("(value IS NULL) = (erased_at IS NOT NULL)", name=op.f("ck_personal_datum_erased_is_dated")),
        sa.CheckConstraint("(value IS NULL) = (salt IS NULL)", name=op.f("ck_personal_datum_a_value_has_its_salt")),
        sa.ForeignKeyConstraint(["import_id"], ["evidence_import.id"], name=op.f("fk_personal_datum_import_id")),
        sa.PrimaryKeyConstraint("commitment", name=op.f("pk_personal_datum")),
    )
    with op.batch_alter_table("personal_datum", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_personal_datum_import_id"), ["import_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_personal_datum_table_name_row_key_column_name"),
            ["table_name", "row_key", "column_name"],
            unique=False,
        )

    # never made anew: a copied table gets its constraints in an order of chance, and equal calls give equal bytes
    with op.batch_alter_table("company", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("legal_representative_commitment", sa.String(), nullable=True))
        batch_op.drop_column("legal_representative")

    with op.batch_alter_table("complaint", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("text_commitment", sa.String(), nullable=True))
        batch_op.drop_column("text")


def downgrade() -> None:
    """Take the tables away, and every proof with them."""
    with op.batch_alter_table("complaint", schema=None) as batch_op:
        batch_op.add_column(sa.Column("text", sa.VARCHAR(), nullable=True))
        batch_op.drop_column("text_commitment")

    with op.batch_alter_table("company", schema=None) as batch_op:
        batch_op.add_column(sa.Column("legal_representative", sa.VARCHAR(), nullable=True))
        batch_op.drop_column("legal_representative_commitment")

    with op.batch_alter_table("personal_datum", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_personal_datum_table_name_row_key_column_name"))
        batch_op.drop_index(batch_op.f("ix_personal_datum_import_id"))

    op.drop_table("personal_datum")
    op.drop_table("manager")
    op.drop_table("ledger_tile")
    with op.batch_alter_table("ledger_entry", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_ledger_entry_waiting",
            sqlite_where=sa.text("position IS NULL"),
            postgresql_where=sa.text("position IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_ledger_entry_type_position"))

    op.drop_table("ledger_entry")
    op.drop_table("ledger_checkpoint")
    op.drop_table("ledger_blob")
