"""A box takes bids until the moment it closes, and opens once the window is over."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.bids import BOX, Box, BoxFacts, BoxMove, BoxState, Part
from bidding.bids.box import opened_in
from models.errors import RefusedError
from models.values.moments import moment_number
from tests.builders.bids import CLOSE, NOTICE, NOTICE_OF_TWO, a_bid, bid_notice
from tests.builders.notices import notice_json

SUBMISSION = a_bid(1).submission
UPLOADED = {named.envelope for named in SUBMISSION.parts.values()}
WINDOW_ENDS = moment_number(NOTICE.times.opens_until)
CLOSED = [BoxMove.CLOSE]
LATER = notice_json()["times"] | {"bids_close_at": "2024-07-12T01:30:00Z", "opens_until": "2024-07-12T03:30:00Z"}


def _after(move: BoxMove, at: int, moves: Any = (), box: Any = None, **more: Any) -> BoxState:  # noqa: ANN401 - facts
    found = box or Box([NOTICE], moves)
    return BOX.after(found.state, move, BoxFacts(found, at, **more))


def _submit(at: int, moves: Any = (), **more: Any) -> BoxState:  # noqa: ANN401 - facts
    return _after(BoxMove.SUBMIT, at, moves, **{"submission": SUBMISSION, "uploaded": UPLOADED, **more})


def test_a_microsecond_decides() -> None:
    """The last one before close is taken, and at close no more (招标投标法 第28条)."""
    assert _submit(CLOSE - 1) is BoxState.RECEIVING
    with pytest.raises(RefusedError, match=r"bids closed at .*第28条"):
        _submit(CLOSE)


def test_a_clock_set_back_opens_nothing_again() -> None:
    """After CLOSE nothing counts, whatever the clock says."""
    with pytest.raises(RefusedError, match="this cannot be done while it is closed"):
        _submit(CLOSE - 10**12, CLOSED)


def test_all_reasons_come_together() -> None:
    """Late, of another version, another lot, not uploaded: four reasons, one refusal."""
    bad = SUBMISSION.model_copy(update={"lot": "lot-9", "notice": "0" * 64})
    with pytest.raises(RefusedError) as caught:
        _submit(CLOSE, submission=bad, uploaded=())

    assert len(caught.value.problems) == 4


def test_what_is_not_uploaded_is_not_taken() -> None:
    """Each part that is missing is named (电子招标投标办法 第27条)."""
    with pytest.raises(RefusedError, match=r"not wholly uploaded: cover, price .*第27条"):
        _submit(CLOSE - 1, uploaded=())


def test_an_earlier_version_is_told_by_its_number() -> None:
    """After an addendum bids are sealed anew."""
    box = Box([NOTICE, bid_notice(version=2, terms="Two years.")], [BoxMove.AMEND])

    with pytest.raises(RefusedError, match="it was sealed to version 1, and version 2"):
        _after(BoxMove.SUBMIT, CLOSE - 1, box=box, submission=SUBMISSION, uploaded=UPLOADED)


def test_an_extension_leaves_bids_good() -> None:
    """A bid of version 1 is taken where version 2 differs in times alone."""
    box = Box([NOTICE, bid_notice(version=2, times=LATER)], [BoxMove.AMEND])

    assert _after(BoxMove.SUBMIT, CLOSE, box=box, submission=SUBMISSION, uploaded=UPLOADED) is BoxState.RECEIVING


def test_a_close_is_put_off_late_for_a_reason_alone() -> None:
    """And then by its times alone: an addendum after the close is none."""
    later = bid_notice(version=2, times=LATER)
    assert _after(BoxMove.AMEND, CLOSE, amended=later, put_off=True) is BoxState.RECEIVING
    for amended, put_off in ((later, False), (bid_notice(version=2, times=LATER, terms="Less."), True)):
        with pytest.raises(RefusedError, match="bids closed at"):
            _after(BoxMove.AMEND, CLOSE, amended=amended, put_off=put_off)


def test_a_tender_that_ended_ends_its_box() -> None:
    """Nothing is handed in, amended or opened any more."""
    for moves, move, facts in (
        ((), BoxMove.SUBMIT, {"submission": SUBMISSION, "uploaded": UPLOADED}),
        ((), BoxMove.AMEND, {"amended": bid_notice(version=2)}), (CLOSED, BoxMove.HAND_IN, {}),
        (CLOSED, BoxMove.OPEN_COVERS, {"custodians": 5}),
    ):  # fmt: skip
        at = WINDOW_ENDS if moves else CLOSE - 1
        with pytest.raises(RefusedError, match="was cancelled or is unsuccessful"):
            _after(move, at, box=Box([NOTICE], moves, ended=True), **facts)


def test_versions_follow_one_another_before_close() -> None:
    """Version 2 after version 1; not after close."""
    assert _after(BoxMove.AMEND, CLOSE - 1, amended=bid_notice(version=2)) is BoxState.RECEIVING
    with pytest.raises(RefusedError, match="it is not version 2"):
        _after(BoxMove.AMEND, CLOSE - 1, amended=bid_notice(version=3))
    with pytest.raises(RefusedError, match=r"bids closed at"):
        _after(BoxMove.AMEND, CLOSE, amended=bid_notice(version=2))


def test_nobody_closes_early() -> None:
    """Nor is anything opened while bids are taken."""
    with pytest.raises(RefusedError, match="earlier nobody may close"):
        _after(BoxMove.CLOSE, CLOSE - 1)
    with pytest.raises(RefusedError, match="while it is receiving"):
        _after(BoxMove.OPEN_COVERS, WINDOW_ENDS, custodians=5)


def test_covers_open_when_the_window_shuts() -> None:
    """Not a microsecond before, and not with fewer custodians than the threshold."""
    assert _after(BoxMove.OPEN_COVERS, WINDOW_ENDS, CLOSED, custodians=3) is BoxState.COVERS_OPENED
    with pytest.raises(RefusedError) as caught:
        _after(BoxMove.OPEN_COVERS, WINDOW_ENDS - 1, CLOSED, custodians=2)

    assert len(caught.value.problems) == 2


def test_prices_come_last() -> None:
    """Where there are technical parts, they are opened first."""
    moves = [BoxMove.CLOSE, BoxMove.OPEN_COVERS]

    assert _after(BoxMove.OPEN_PRICES, WINDOW_ENDS, moves, custodians=3) is BoxState.OPENED
    with pytest.raises(RefusedError, match="Open the technical parts first"):
        _after(BoxMove.OPEN_PRICES, WINDOW_ENDS, box=Box([NOTICE_OF_TWO], moves), custodians=3)


def test_what_was_opened_takes_no_more() -> None:
    """Shares of a part are taken until it is opened."""
    moves = [BoxMove.CLOSE, BoxMove.OPEN_COVERS]

    assert _after(BoxMove.HAND_IN, WINDOW_ENDS, moves, part=Part.PRICE) is BoxState.COVERS_OPENED
    with pytest.raises(RefusedError, match="the cover parts have been opened already"):
        _after(BoxMove.HAND_IN, WINDOW_ENDS, moves, part=Part.COVER)
    assert opened_in(BoxState.OPENED, Part.PRICE)
    assert not opened_in(BoxState.CLOSED, Part.COVER)
