"""What the browser signs in a rent auction is, bit for bit, what Python signs."""

from __future__ import annotations

import pytest

from bidding.auction import signed_application, signed_bid
from models.keys.browser_keys import browser_key_text
from tests.builders.auctions import bidder
from tests.builders.keys import PASSPHRASE, entropy
from tests.journeys.sealing.conftest import Modules

pytestmark = pytest.mark.browser
LEAST = 600_000


def test_applications_and_bids_are_signed_alike(modules: Modules) -> None:
    """Under a name in any script; an amount is typed in yuan, and what is none is none."""
    whose, auction = bidder("a"), '商铺-1 "2024"'
    signer = (whose.name, whose.pair)
    told = modules.run(
        """const statements = await at("statements");
           const bidder = await key_files.bidderFrom(new File([given.key], "k"), given.passphrase);
           return [await statements.signedApplication(given.auction, bidder),
                   await statements.signedBid(given.auction, "B1", 105000, bidder),
                   ["1050", "1,050.5", "0", "-1", "1.234", "x", "90071992547410.00"].map(statements.fenOf)];""",
        {
            "key": browser_key_text(whose.pair, (whose.name, "bidder"), PASSPHRASE, entropy(1), LEAST),
            "passphrase": PASSPHRASE, "auction": auction,
        },
    )  # fmt: skip

    assert told == [
        signed_application(auction, signer), signed_bid(auction, "B1", 105_000, signer),
        [105_000, 105_050, None, None, None, None, None],
    ]  # fmt: skip
