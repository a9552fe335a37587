"""A notice that would let somebody bend the tender is refused when it is read."""

from __future__ import annotations

import pytest

from models.errors import InputError
from tests.builders.keys import holder
from tests.builders.notices import a_notice, company, notice_json


def _sealing(**changes: object) -> dict[str, object]:
    return notice_json()["sealing"] | changes


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"threshold": 2}, "procuring entity and platform together"),
        ({"threshold": 5}, "escrow takes one custodian above"),
        ({"threshold": 6, "escrow": False}, "above the number of custodians"),
        ({"custodians": notice_json()["sealing"]["custodians"][:1] * 5}, "two custodians have one key"),
    ],
)
def test_nobody_opens_alone(changes: dict[str, object], why: str) -> None:
    """Custodians are different bodies, and those with an interest are fewer than the threshold."""
    with pytest.raises(InputError, match=why):
        a_notice(sealing=_sealing(**changes))


def test_a_key_that_cannot_receive_is_refused() -> None:
    """A custodian whose key only signs could never open anything."""
    bodies = notice_json()["sealing"]["custodians"]
    bodies[0]["vkey"] = holder("plain.example.org", 1).key.vkey

    with pytest.raises(InputError, match="nothing can be sealed to a key of ed25519"):
        a_notice(sealing=_sealing(custodians=bodies))


def test_moments_stand_in_their_order() -> None:
    """Questions close, then bids close, then the window of opening ends."""
    times = notice_json()["times"] | {"opens_until": "2024-06-21T01:30:00Z"}

    with pytest.raises(InputError, match="bids before the window"):
        a_notice(times=times)


def test_an_invited_company_has_a_valid_code() -> None:
    """A code with a wrong check digit is refused at its place."""
    with pytest.raises(InputError, match=r"invited\.0.*check digit"):
        a_notice(method="limited", invited=[company(1)[:-1] + ("0" if company(1)[-1] != "0" else "1")])


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"invited": [company(1)]}, "an open tender invites nobody"),
        ({"method": "limited", "invited": [company(1), company(1)]}, "invited twice"),
        ({"lots": notice_json()["lots"] * 2}, "two lots have one id"),
        ({"lots": [notice_json()["lots"][0] | {"floor_fen": 1}]}, "lowest price may not be set"),
    ],
)
def test_what_contradicts_itself_is_refused(changes: dict[str, object], why: str) -> None:
    """An invitation in an open tender, a double lot, a floor under the price: none is a notice."""
    with pytest.raises(InputError, match=why):
        a_notice(**changes)


def test_a_lot_is_found_by_its_id() -> None:
    """The lot of an id, or nothing."""
    notice = a_notice()

    assert notice.lot("lot-1") is notice.lots[0]
    assert notice.lot("lot-2") is None


def test_parts_have_one_length_for_all() -> None:
    """A price part is always asked for; no other parts than the two are known, and none is tiny."""
    sealing = notice_json()["sealing"]
    for parts, what in (
        ({"technical": 2**20}, "price part"), ({"price": 2**16, "video": 2**20}, "video"),
        ({"price": 100}, "part_bytes"),
    ):  # fmt: skip
        with pytest.raises(InputError, match=what):
            a_notice(sealing=sealing | {"part_bytes": parts})
    assert dict(a_notice().sealing.part_bytes) == {"technical": 2**24, "price": 2**16}


def test_estates_and_estimates_of_all_lots_are_told() -> None:
    """Each estate once, whichever lots it has a part in; the estimates added."""
    lot = notice_json()["lots"][0]
    others = lot | {"id": "lot-2", "community_ids": ["willow-garden", "plum-court"]}
    notice = a_notice(kind="bundle", lots=[lot, others])

    assert notice.estates == {"willow-garden", "plum-court"}
    assert notice.estimate_fen == 2 * lot["estimate_fen"]


def test_a_rent_is_for_some_months_of_a_letting_alone() -> None:
    """No more of them than are let; a notice that tells none is named as before anybody asked."""
    lot = notice_json(kind="letting")["lots"][0]
    with pytest.raises(InputError, match="for more months than are let"):
        a_notice(kind="letting", lots=[lot | {"rent_months": 37}])
    with pytest.raises(InputError, match="only a letting has a rent"):
        a_notice(lots=[lot])

    assert a_notice(kind="letting").as_json()["lots"][0]["rent_months"] == 1
    assert "rent_months" not in a_notice().as_json()["lots"][0]
