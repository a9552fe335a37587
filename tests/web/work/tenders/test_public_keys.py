"""Custodians' public keys from files."""

from __future__ import annotations

import pytest
from flask import Flask

from models.errors import InputError
from models.keys import key_text
from tests.builders.keys import file_of
from tests.builders.notices import custodians
from tests.builders.tender_rooms import asking
from web.work.tenders.public_keys import keys_from, public_key_in


def test_a_public_key_is_found_among_words(plain: Flask) -> None:
    """As somebody sends it in a note; a row without a file stays as it was."""
    vkey = custodians()[0].key.vkey
    with asking(plain, {}):
        assert public_key_in(f"My public key is:\n{vkey}\n".encode(), "Notary") == vkey
        assert keys_from([{"body": "Notary", "vkey": vkey}]) == [{"body": "Notary", "vkey": vkey}]


def test_a_key_file_is_refused(plain: Flask) -> None:
    """It holds the secret, under a passphrase; it never belongs on a server."""
    text = key_text(file_of(custodians()[0], "custodian"))
    with asking(plain, {}), pytest.raises(InputError, match="the key itself"):
        public_key_in(text.encode(), "Notary")


def test_a_file_without_a_key_is_refused(plain: Flask) -> None:
    """With what it should hold."""
    with asking(plain, {}), pytest.raises(InputError, match="no public key"):
        public_key_in(b"nothing here", "Notary")
