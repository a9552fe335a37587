"""For which tender each piece of an envelope was uploaded, so that the room that a box takes can be counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_27"
down_revision = "20261126_26"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; pieces of whole envelopes are of the tender of their envelope."""
    op.add_column("bid_piece", sa.Column("tender_id", sa.String(), nullable=True))
    op.create_index(op.f("ix_bid_piece_tender_id"), "bid_piece", ["tender_id"])
    op.execute(
        "UPDATE bid_piece SET tender_id = (SELECT e.tender_id FROM bid_envelope e WHERE e.digest = bid_piece.envelope)"
    )


def downgrade() -> None:
    """Take the column away."""
    op.drop_index(op.f("ix_bid_piece_tender_id"), "bid_piece")
    with op.batch_alter_table("bid_piece") as batch:
        batch.drop_column("tender_id")
