"""Up to where the record was followed for notes; an installation that has a record is followed from now on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_28"
down_revision = "20261126_27"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and pass over what is on record already: nobody is told of the past."""
    op.create_table(
        "note_cursor",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_note_cursor_one")),
        sa.CheckConstraint("position >= 0", name=op.f("ck_note_cursor_position")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_cursor")),
    )
    op.execute(
        "INSERT INTO note_cursor (id, position) SELECT 1, MAX(position) + 1 FROM ledger_entry "
        "WHERE position IS NOT NULL HAVING COUNT(*) > 0"
    )


def downgrade() -> None:
    """Take the table away."""
    op.drop_table("note_cursor")
