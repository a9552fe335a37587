"""E-mail addresses of recipients: kept in the vault, on record as commitments, gone where they are erased."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from models.errors import InputError, Problem
from models.record import Clerk, Vault
from models.tables import MailAddress, MailProof, PersonalDatum
from web.register.sending.note_kinds import Language

__all__ = ["Address", "address_of", "newest_address", "set_address"]

_TABLE: Final = "mail_addresses"
_FORM: Final = re.compile(r"[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]{1,64}@[0-9A-Za-z.-]{1,253}", re.ASCII)
"""What every mail server takes: no quoted names, no internationalised ones (RFC 5321, 4.1.2)."""
_RECIPIENT: Final = re.compile(r"(account|organisation)/\S{1,100}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a recipient wants e-mails, and in which language."""

    address: str
    language: Language


def set_address(clerk: Clerk, recipient: str, address: str | None, language: Language) -> None:
    """Keep the address of a recipient, None where it wants no e-mails, and put on record that there is one.

    Raises InputError for what is no recipient or no address.
    """
    problems = []
    if not _RECIPIENT.fullmatch(recipient):
        problems.append(Problem(recipient, "it is no recipient", "Write account/ID or organisation/ID."))
    if address is not None and not _FORM.fullmatch(address):
        problems.append(Problem("address", "it is no e-mail address", "Write name@host, in ASCII."))
    if problems:
        raise InputError(problems)
    newest = newest_address(clerk.session, recipient)
    number = 1 if newest is None else newest.number + 1
    key, vault = f"{recipient}/{number}", Vault(clerk)
    clerk.session.add(MailAddress(
        id=key, recipient=recipient, number=number, language=language,
        address_commitment=vault.keep(_TABLE, key, "address", address), set_at=clerk.at,
    ))  # fmt: skip
    vault.close()
    clerk.enter("mail.address", recipient, {}, {"id": [key]})


def address_of(session: Session, recipient: str, *, proved: bool = True) -> Address | None:
    """Return where a recipient wants e-mails; None where it has no address, wants none, or it was erased.

    An address typed on the portal counts once its code came back, and the one before until then; `proved` False
    returns the newest as it is, for the code itself.
    """
    row = newest_address(session, recipient, proved=proved)
    kept = None if row is None or row.address_commitment is None else session.get(PersonalDatum, row.address_commitment)
    if row is None or kept is None or kept.value is None:
        return None
    return Address(kept.value, "en" if row.language == "en" else "zh")


def newest_address(session: Session, recipient: str, *, proved: bool = False) -> MailAddress | None:
    """Return the newest row of a recipient, or the newest that needs no code any more; None where there is none."""
    query = select(MailAddress).where(col(MailAddress.recipient) == recipient)
    if proved:
        proof = select(col(MailProof.address_id)).where(col(MailProof.proved_at).is_(None))
        query = query.where(col(MailAddress.id).not_in(proof))
    found: MailAddress | None = session.scalars(query.order_by(col(MailAddress.number).desc()).limit(1)).first()
    return found
