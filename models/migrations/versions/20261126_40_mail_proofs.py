"""Codes that show who reads an e-mail address."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "20261126_40"
down_revision = "20261126_39"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "mail_proof",
        sa.Column("address_id", sa.String(), nullable=False),
        sa.Column("code_digest", sa.String(), nullable=False),
        sa.Column("asked_at", sqlmodel.UTCDateTime(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("proved_at", sqlmodel.UTCDateTime(), nullable=True),
        sa.CheckConstraint("length(code_digest) = 64", name=op.f("ck_mail_proof_code_digest")),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_mail_proof_tries")),
        sa.ForeignKeyConstraint(
            ["address_id"], ["mail_address.id"], name=op.f("fk_mail_proof_address_id_mail_address")
        ),
        sa.PrimaryKeyConstraint("address_id", name=op.f("pk_mail_proof")),
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("mail_proof")
