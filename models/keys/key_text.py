"""The text of a key file (`wuxin key 1`): JSON in one exact writing, its secret under a passphrase.

What stands beside the secret (name, purpose, suite, public key, moment, parameters) is vouched for by the tag of
AES-256-GCM, so that no part can be swapped; and the text is taken in the one writing of ours only, so that no byte can.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from typing import Any, Final

from models.errors import InputError, Problem
from models.keys.locks import DEFAULT_COST, NONCE_BYTES, SALT_BYTES, Cost, check_cost, lock, unlock
from models.keys.names import check_name, check_purpose
from models.keys.pairs import SECRET_BYTES, Entropy, KeyPair, pair_of
from models.keys.passphrases import check_passphrase
from models.keys.vkeys import PublicKey, parse_vkey
from models.values.canonical import canonical
from models.values.moments import moment_text, parse_moment

__all__ = ["FORMAT", "KeyFile", "key_text", "open_key", "read_key_text", "seal_key"]

FORMAT: Final = "wuxin key 1"
_LONGEST: Final = 16_384
_TAG_BYTES: Final = 16
_KDF: Final = {"kdf": "argon2id", "version": 19}
_CIPHER: Final = {"cipher": "aes-256-gcm"}
_COPY: Final = "Take another copy of the file, or recover the key from its words: wuxin key recover."


@dataclass(frozen=True, slots=True)
class KeyFile:
    """密钥文件: what a key file holds. Only `sealed` is secret, and only under the passphrase."""

    key: PublicKey
    purpose: str
    created_at: int
    """Microseconds since 1970 UTC."""
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes = field(repr=False)

    def beside(self) -> dict[str, Any]:
        """Return everything but the secret, as it stands in the file."""
        return {
            "format": FORMAT,
            "name": self.key.name,
            "purpose": self.purpose,
            "suite": self.key.suite,
            "public": self.key.vkey,
            "created_at": moment_text(self.created_at),
            "lock": {
                **_KDF, "memory_kib": self.cost.memory_kib, "passes": self.cost.passes, "lanes": self.cost.lanes,
                "salt": _base64(self.salt), **_CIPHER, "nonce": _base64(self.nonce),
            },
        }  # fmt: skip


def seal_key(
    pair: KeyPair, about: tuple[str, str, int], passphrase: str, entropy: Entropy, cost: Cost = DEFAULT_COST
) -> KeyFile:
    """Return the file of a pair; `about` is its name, its purpose and the moment it is made (microseconds).

    Draws 28 bytes of `entropy`. Raises InputError for a name, purpose, passphrase or cost that will not do.
    """
    name, purpose, created_at = about
    check_passphrase(passphrase)
    check_cost(cost)
    key = PublicKey(check_name(name), pair.suite, pair.public)
    salt, nonce = entropy(SALT_BYTES), entropy(NONCE_BYTES)
    blank = KeyFile(key, check_purpose(purpose, pair.suite), created_at, cost, salt, nonce, b"")
    sealed = lock(pair.secret, passphrase, cost, salt, nonce, canonical(blank.beside()))
    return KeyFile(key, purpose, created_at, cost, salt, nonce, sealed)


def open_key(file: KeyFile, passphrase: str) -> KeyPair:
    """Return the pair; raises InputError for a wrong passphrase, and where secret and public key do not match."""
    secret = unlock(file.sealed, passphrase, file.cost, file.salt, file.nonce, canonical(file.beside()))
    pair = pair_of(file.key.suite, secret)
    if pair.public != file.key.public:
        raise InputError(Problem(file.key.name, "secret and public key do not belong together", _COPY))
    return pair


def key_text(file: KeyFile) -> str:
    """Return the one writing of a key file, ending in a newline."""
    return json.dumps({**file.beside(), "secret": _base64(file.sealed)}, ensure_ascii=False, indent=2) + "\n"


def read_key_text(text: str, where: str = "the key file") -> KeyFile:
    """Return what a key file says, without opening its secret.

    Raises InputError, with `where` it stands, for what is no key file, is cut off, asks for absurd parameters or is not
    written exactly as `key_text` writes.
    """
    content = _content(text, where)
    try:
        file = _parsed(content)
    except InputError as error:
        raise InputError(Problem(f"{where}, {it.where}", it.what, it.remedy) for it in error.problems) from None
    except (KeyError, TypeError, ValueError):
        raise InputError(Problem(where, "a part of the key file is missing or has another form", _COPY)) from None
    if key_text(file) != text:
        what = "the file was changed since it was made: it is not byte for byte as we write it"
        raise InputError(Problem(where, what, f"Mind programs that change line ends or blanks. {_COPY}"))
    return file


def _content(text: str, where: str) -> dict[str, Any]:
    what = "this is no whole key file of ours: it is cut off, or something else"
    if len(text) > _LONGEST:
        raise InputError(Problem(where, "this is no key file of ours: it is too long", _COPY))
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(Problem(where, what, _COPY)) from None
    if not isinstance(content, dict) or "format" not in content:
        raise InputError(Problem(where, "this is no key file of ours: it names no format", _COPY))
    if content["format"] != FORMAT:
        remedy = f"This program reads {FORMAT!r}; a newer Wuxin may read it."
        raise InputError(Problem(where, "this is a key file of another format", remedy))
    return content


def _parsed(content: dict[str, Any]) -> KeyFile:
    """Read the parts; KeyError, TypeError or ValueError where one is missing or of another kind."""
    locked = content["lock"]
    cost = Cost(*(_whole(locked[part]) for part in ("memory_kib", "passes", "lanes")))
    check_cost(cost)
    key = parse_vkey(_text(content["public"]))
    return KeyFile(
        key=key,
        purpose=check_purpose(content["purpose"], key.suite),
        created_at=parse_moment(content["created_at"]),
        cost=cost,
        salt=_bytes(locked["salt"], SALT_BYTES),
        nonce=_bytes(locked["nonce"], NONCE_BYTES),
        sealed=_bytes(content["secret"], SECRET_BYTES + _TAG_BYTES),
    )


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _bytes(text: str, length: int) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError from None
    if len(found) != length:
        raise ValueError
    return found


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
