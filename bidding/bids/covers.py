"""What stands before a file inside its envelope: the cover's kind and line, and in the price part who bids.

Until covers are opened, a bid, its replacement, its withdrawal and a filler of the server's look the same to everybody.
Until prices are opened nobody learns a name: not from a handle, not from a key, not from a line.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Final, TypeVar

from pydantic import BeforeValidator

from bidding.bids.places import Place
from bidding.bids.strict_json import Bytes
from credit.rulebook.scalars import Shape
from credit.rulebook.validating import shape_findings
from models.errors import InputError, Problem
from models.keys import KeyPair, PublicKey, parse_vkey, sign, verify
from models.keys.pairs import ED25519
from models.values.canonical import canonical
from models.values.identifiers import uscc_fault

__all__ = ["Cover", "Identity", "Kind", "company_of", "cover_of", "identity_of", "read_cover", "read_identity"]

_Shaped = TypeVar("_Shaped", "Cover", "Identity")
_COVER: Final = b"wuxin cover 1\n"
_IDENTITY: Final = b"wuxin bidder identity 1\n"
_REMEDY: Final = "The bidder sealed it so; it cannot be read in another way."


class Kind(StrEnum):
    """What a submission turns out to be: a bid (投标), a withdrawal (撤回), or a filler (填充) that hides numbers."""

    BID = "bid"
    WITHDRAWAL = "withdrawal"
    FILLER = "filler"


class Cover(Shape):
    """封面: the kind, and the public key of the line to which all submissions of one bidder to a lot belong."""

    kind: Kind
    line: Bytes
    signature: Bytes


class Identity(Shape):
    """投标人身份: the company, its enrolled key, which signed, and the line that is its own."""

    company_id: str
    key: Annotated[str, BeforeValidator(lambda text: parse_vkey(text if isinstance(text, str) else "").vkey)]
    line: Bytes
    signature: Bytes


def company_of(key: PublicKey) -> str:
    """Return the company a bidder's key is of: the code at the end of its name, as in 91330681MA0000001X.

    Raises InputError where the name holds none.
    """
    code = key.name.rpartition("/")[2]
    if fault := uscc_fault(code):
        remedy = "Name a bidder's key by the company's code: wuxin key make CODE --purpose bidder"
        raise InputError(Problem(f"key of {key.name}", f"its name ends in no unified social credit code: it {fault}",
                                 remedy))  # fmt: skip
    return code


def cover_of(place: Place, kind: Kind, line: KeyPair) -> Cover:
    """Return the cover of a submission, signed by the key of its line."""
    return Cover(kind=kind, line=line.public, signature=sign(line, _cover_text(place, kind, line.public)))


def identity_of(place: Place, key: PublicKey, enrolled: KeyPair, line: bytes) -> Identity:
    """Return who bids, signed by the enrolled key; raises InputError where its name holds no company."""
    company = company_of(key)
    signature = sign(enrolled, _identity_text(place, company, line))
    return Identity(company_id=company, key=key.vkey, line=line, signature=signature)


def read_cover(preface: dict[str, Any], place: Place, where: str) -> Cover:
    """Return the cover of a preface; raises InputError where it is none, or not signed by its line for this place."""
    cover = _shaped(Cover, preface, where)
    if not verify(ED25519, cover.line, _cover_text(place, cover.kind, cover.line), cover.signature):
        raise InputError(Problem(where, "its line did not sign this cover", _REMEDY))
    return cover


def read_identity(preface: dict[str, Any], place: Place, line: bytes, where: str) -> Identity:
    """Return who bids; raises InputError where nobody is named, or the signature does not hold for this bid.

    Whether the key was on record then is for who holds the record to say.
    """
    found = _shaped(Identity, preface, where)
    key = parse_vkey(found.key)
    signed = verify(key.suite, key.public, _identity_text(place, found.company_id, found.line), found.signature)
    checks = (
        (not signed, "the key it names did not sign it"),
        (found.line != line, "it names another line than the cover"),
        (company_of(key) != found.company_id, "the key is of another company"),
    )
    problems = [Problem(where, what, _REMEDY) for wrong, what in checks if wrong]
    if problems:
        raise InputError(problems)
    return found


def _shaped(shape: type[_Shaped], preface: dict[str, Any], where: str) -> _Shaped:
    problems = [
        Problem(f"{where}, {'.'.join(map(str, found.loc)) or 'preface'}", found.what, _REMEDY)
        for found in shape_findings(shape, preface, _REMEDY)
    ]
    if problems:
        raise InputError(problems)
    return shape.model_validate(preface)


def _cover_text(place: Place, kind: Kind, line: bytes) -> bytes:
    return _COVER + canonical({**place.as_json(), "part": "cover", "kind": str(kind), "line": line.hex()})


def _identity_text(place: Place, company_id: str, line: bytes) -> bytes:
    return _IDENTITY + canonical({**place.as_json(), "part": "price", "company_id": company_id, "line": line.hex()})
