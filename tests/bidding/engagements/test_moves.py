"""Who may do what."""

from __future__ import annotations

from bidding.engagements.life import FILING_LIFE, SERVICE_LIFE
from bidding.engagements.moves import FILING_MOVES, GRANTS, Move, grants_matrix

MATRIX = """\
              company developer committee management_committee neighbourhood subdistrict bureau
open          .       Y         Y         Y                    .             Y           Y
submit        Y       .         .         .                    .             .           .
return        .       .         .         .                    .             .           Y
accept        .       .         .         .                    .             .           Y
agree         .       .         .         .                    Y             .           .
breach        .       .         .         .                    Y             Y           Y
start         Y       .         .         .                    .             .           .
find_serving  .       .         .         .                    .             Y           Y
renew         .       .         Y         Y                    .             .           .
notify        Y       .         .         .                    .             .           .
replace       .       Y         Y         Y                    .             .           .
appoint       .       .         .         .                    .             Y           .
deliver       Y       .         .         .                    .             .           .
order         .       .         .         .                    .             .           Y
complete      .       .         Y         Y                    Y             Y           .
"""


def test_the_matrix_is_the_reviewed_one() -> None:
    """A change of who may do what is seen here."""
    assert grants_matrix() == MATRIX


def test_every_move_has_a_place_in_one_life() -> None:
    """The filing's in its own, the rest in the service's; the opening begins both."""
    filing = {one.move for one in FILING_LIFE.transitions}
    service = {one.move for one in SERVICE_LIFE.transitions}

    assert filing == FILING_MOVES
    assert filing | service | {Move.OPEN} == {*Move} == {*GRANTS}
