"""`wuxin auction apply`."""

from __future__ import annotations

import json
from pathlib import Path

from bidding.auction.signing import applicant_key
from models.keys import key_text
from tests.builders.auctions import AUCTION, bidder
from tests.builders.keys import PASSPHRASE, file_of
from tests.web.cli.conftest import Wuxin


def test_an_application_is_written_for_the_seller(wuxin: Wuxin, tmp_path: Path) -> None:
    """Under the key that will bid; and it goes either there or to a portal."""
    key, word, out = tmp_path / "a.key", tmp_path / "pass", tmp_path / "application.json"
    key.write_text(key_text(file_of(bidder("a"), "bidder")), encoding="utf-8")
    word.write_text(PASSPHRASE, encoding="utf-8")
    for path in (key, word):
        path.chmod(0o600)
    call = ("auction", "apply", AUCTION, "--key", key, "--passphrase-file", word)

    assert wuxin(*call, "--out", out).exit_code == 0
    assert applicant_key(json.loads(out.read_text(encoding="utf-8")), AUCTION) == bidder("a").key.vkey
    assert "--to and --out" in wuxin(*call).stderr
