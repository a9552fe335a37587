"""Keys that people can handle: pairs, files under a passphrase, words on paper, and what is on record about them.

Pure: entropy, moments and texts are passed in. The one exception, the shares of SLIP-39, is told in `words`.
"""

from __future__ import annotations

from models.keys.browser_keys import browser_key_text
from models.keys.events import KeyEvent, KeySignature, enrolled, lost, parse_event, revoked, rotated
from models.keys.key_text import KeyFile, key_text, open_key, read_key_text, seal_key
from models.keys.life import admit, refusals, state_of
from models.keys.locks import DEFAULT_COST, Cost
from models.keys.pairs import (
    SUITES,
    Entropy,
    KeyPair,
    Suite,
    make_pair,
    pair_of,
    sealing_key,
    sealing_public,
    sign,
    signing_key,
    verify,
)  # fmt: skip
from models.keys.sheets import Sheet, read_sheet, sheet_text, sheets_of
from models.keys.states import KeyState, KeyStates
from models.keys.vkeys import PublicKey, parse_vkey
from models.keys.words import recover_secret, share_secret

__all__ = [
    "DEFAULT_COST", "SUITES", "Cost", "Entropy", "KeyEvent", "KeyFile", "KeyPair", "KeySignature", "KeyState",
    "KeyStates", "PublicKey", "Sheet", "Suite", "admit", "browser_key_text", "enrolled", "key_text", "lost",
    "make_pair", "open_key", "pair_of", "parse_event", "parse_vkey", "read_key_text", "read_sheet", "recover_secret",
    "refusals", "revoked", "rotated", "seal_key", "sealing_key", "sealing_public", "share_secret", "sheet_text",
    "sheets_of", "sign", "signing_key", "state_of", "verify",
]  # fmt: skip
