"""Keys in files for browsers: what is written, and for which keys. That browsers open it: tests/journeys/sealing."""

from __future__ import annotations

import base64
import json
from hashlib import pbkdf2_hmac

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.errors import InputError
from models.keys.browser_keys import browser_key_text
from models.values.canonical import canonical
from tests.builders.bids import bidder
from tests.builders.keys import PASSPHRASE, entropy
from tests.builders.notices import custodians


def test_the_secret_is_under_the_passphrase_and_all_else_under_its_tag() -> None:
    """PBKDF2 of the passphrase opens it, as anybody can repeat; the text is canonical JSON and one line end."""
    whose = bidder(1)
    text = browser_key_text(whose.pair, (whose.name, "bidder"), PASSPHRASE, entropy(1), 1000)
    content = json.loads(text)
    sealed, lock = base64.b64decode(content.pop("secret")), content["lock"]
    key = pbkdf2_hmac("sha256", PASSPHRASE.encode(), base64.b64decode(lock["salt"]), 1000)

    assert AESGCM(key).decrypt(base64.b64decode(lock["nonce"]), sealed, canonical(content)) == whose.pair.secret
    assert content["public"] == whose.key.vkey
    assert text.encode() == canonical(json.loads(text)) + b"\n"


def test_bidders_keys_alone_go_into_a_browser() -> None:
    """Those of custodians, officials and logs stay where they are; and a weak passphrase will not do."""
    keeper, whose = custodians()[0], bidder(1)
    with pytest.raises(InputError, match="a browser seals bids alone"):
        browser_key_text(keeper.pair, (keeper.name, "custodian"), PASSPHRASE, entropy(1))
    with pytest.raises(InputError, match="a browser seals bids alone"):
        browser_key_text(whose.pair, (whose.name, "official"), PASSPHRASE, entropy(1))
    with pytest.raises(InputError, match="at least 12 are needed"):
        browser_key_text(whose.pair, (whose.name, "bidder"), "short", entropy(1))
