"""A paper that somebody holds, checked against the record: a receipt, a proof, a certificate, a draw, a ballot.

Each check says what was looked at and how it came out; nothing is believed because the paper says it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any, Final, Literal

from sqlalchemy import select
from sqlmodel import Session, col

from credit.standing.certificates import CERTIFICATE_FORMAT
from credit.standing.signing import check_signed
from models.errors import InputError, RefusedError
from models.ledger.entries import Entry
from models.ledger.verifier_keys import Verifier, parse_vkey
from models.record.entries import entry_named
from models.record.keys import keys_at
from models.record.proving import check_proof, proof_of
from models.record.receipts import Receipt, parse_receipt
from models.record.sources import KeptRecord
from models.tables import LedgerEntry
from models.values.canonical import digest
from models.values.draw import commitment_of
from models.values.draw.records import drawn_again, record_faults
from models.values.moments import moment_number
from web.register.owners.ballot_checks import BallotPaper, ballot_paper, check_ballot
from web.register.standing.certificate_worth import numbered_certificate

__all__ = ["Check", "Outcome", "Paper", "PaperKind", "check_paper"]

PaperKind = Literal["receipt", "proof", "certificate", "draw", "ballot", "unknown"]
Outcome = Literal["good", "bad", "open"]
"""`open`: it could not be looked at, so nothing is said about it."""
_RECEIPT: Final = "wuxin receipt 1"
_PROOF: Final = "c2sp.org/tlog-proof"
_SHEET: Final = re.compile(r'<pre id="record">(.*?)</pre>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, by its name; `told` is what a refusal said."""

    what: str
    outcome: Outcome
    told: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper is, what it says, and what was checked; `number` names a certificate on record."""

    kind: PaperKind
    facts: tuple[tuple[str, str], ...] = ()
    checks: tuple[Check, ...] = ()
    number: str | None = None

    @property
    def verdict(self) -> Outcome:
        """Return bad where anything is bad, good where all was looked at and is good, else open."""
        outcomes = {one.outcome for one in self.checks}
        return "bad" if "bad" in outcomes else "good" if outcomes == {"good"} else "open"


def check_paper(session: Session, text: str, at: datetime, vkey: str = "") -> Paper:
    """Return what a paper's text is and how it holds, by the record at a moment.

    `vkey`: the log's public key where the visitor has it from elsewhere; else those that are enrolled on record.
    """
    text = text.replace("\r\n", "\n").strip()
    if text.startswith(f"{_RECEIPT}\n"):
        return _receipt(session, f"{text}\n", _logs(session, at, vkey))
    if text.startswith(_PROOF):
        return _proof(session, f"{text}\n", _logs(session, at, vkey))
    if text.startswith(f"{CERTIFICATE_FORMAT}\n"):
        return _code(session, text.split("\n"))
    sheet = _SHEET.search(text)
    return _json(session, unescape(sheet[1]) if sheet is not None else text, at, vkey)


def _logs(session: Session, at: datetime, vkey: str) -> tuple[Verifier, ...]:
    if vkey:
        return (parse_vkey(vkey),)
    return tuple(parse_vkey(one) for one in _keys(session, at, "log"))


def _keys(session: Session, at: datetime, purpose: str) -> frozenset[str]:
    """Return the keys of a purpose that hold at a moment."""
    return frozenset(state.key.vkey for state in keys_at(session, moment_number(at)).valid if state.purpose == purpose)


def _receipt(session: Session, note: str, logs: Sequence[Verifier]) -> Paper:
    lines = note.split("\n")
    facts = tuple(zip(("origin", "position", "digest", "type", "subject"), lines[1:6], strict=False))
    try:
        receipt = parse_receipt(note, logs) if logs else None
    except (InputError, RefusedError) as error:
        return Paper("receipt", facts, (Check("signed by the log", "bad", _said(error)),))
    signed = Check("signed by the log", "good" if receipt is not None else "open")
    return Paper("receipt", facts, (signed, _kept(session, receipt or _unsigned(lines))))


def _unsigned(lines: Sequence[str]) -> Receipt | None:
    """Return what a receipt says whose signature nobody could check."""
    told = lines[1:6]
    if len(told) != 5 or not told[1].isdecimal():  # noqa: PLR2004 - origin, position, digest, type, subject
        return None
    return Receipt(told[0], int(told[1]), *told[2:])


def _kept(session: Session, receipt: Receipt | None) -> Check:
    """Return whether the entry stands where it was promised."""
    name = "stands where it was promised"
    if receipt is None:
        return Check(name, "bad", "the lines of the receipt are not whole")
    row = LedgerEntry
    query = select(col(row.digest), col(row.type), col(row.subject)).where(col(row.position) == receipt.position)
    found = session.execute(query).one_or_none()
    if found is None:
        return Check(name, "bad", f"the record has no entry {receipt.position}")
    same = tuple(found) == (receipt.digest, receipt.type, receipt.subject)
    return Check(name, "good" if same else "bad", "" if same else f"entry {receipt.position} is {found.digest}")


def _proof(session: Session, text: str, logs: Sequence[Verifier]) -> Paper:
    if not logs:
        return Paper("proof", (), (Check("signed by the log", "open"),))
    try:
        checkpoint, entry = check_proof(text, logs, (), 0)
    except (InputError, RefusedError) as error:
        return Paper("proof", (), (Check("proved by a checkpoint of the log", "bad", _said(error)),))
    facts = (("origin", checkpoint.origin), ("position", str(entry.position)), ("digest", entry.digest),
             ("type", entry.type), ("subject", entry.subject))  # fmt: skip
    receipt = Receipt(checkpoint.origin, entry.position or 0, entry.digest, entry.type, entry.subject)
    return Paper("proof", facts, (Check("proved by a checkpoint of the log", "good"), _kept(session, receipt)))


def _code(session: Session, lines: Sequence[str]) -> Paper:
    """Check the lines of a certificate's code: which certificate it is, and whether the record states the same."""
    told = dict(zip(("company_id", "grade", "score", "as_of", "issued_at"), lines[1:6], strict=False))
    row = LedgerEntry
    query = select(col(row.subject), col(row.content)).where(col(row.type) == "certificate.issued")
    for subject, content in session.execute(query):
        facts = json.loads(content or "{}")
        if (facts.get("company"), facts.get("at")) == (told.get("company_id"), told.get("issued_at")):
            states = facts.get("states")
            same = states is None or all(states[name] == told.get(name) for name in states)
            stated = Check("states what is on record", "open" if states is None else "good" if same else "bad")
            checks = (Check("issued by what is on record", "good"), stated, Check("signature", "open"))
            return Paper("certificate", tuple(told.items()), checks, subject.removeprefix("certificate/"))
    return Paper("certificate", tuple(told.items()), (Check("issued by what is on record", "bad"),))


def _json(session: Session, text: str, at: datetime, vkey: str) -> Paper:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        number = numbered_certificate(session, text)
        return Paper("certificate", number=number) if number is not None else Paper("unknown")
    if isinstance(told, dict) and "pool" in told and "randomness" in told:
        return _draw(session, told)
    if isinstance(told, dict) and isinstance(told.get("content"), dict):
        return _certificate(session, told, at)
    if (ballot := ballot_paper(told)) is not None:
        return _ballot(session, ballot, _logs(session, at, vkey))
    return Paper("unknown")


def _ballot(session: Session, paper: BallotPaper, logs: Sequence[Verifier]) -> Paper:
    """Check the receipt of a ballot: its choices, its entry, the ballot on record, and the checkpoint over all."""
    entry = entry_named(session, paper.entry)
    facts = (("vote", paper.vote), ("ballot", paper.ballot), ("choices", paper.choices))
    checks = [
        Check(one.what, "good" if one.holds else "bad", one.told)
        for one in check_ballot(paper, entry, KeptRecord(session).blob)
    ]
    if entry is not None:
        checks.append(_proved(session, entry, logs))
    return Paper("ballot", facts, tuple(checks))


def _proved(session: Session, entry: Entry, logs: Sequence[Verifier]) -> Check:
    """Return whether the newest checkpoint proves an entry; open while none covers it, or no log is known."""
    name = "proved by a checkpoint of the log"
    try:
        proof = proof_of(session, entry)
    except RefusedError:  # it was entered since the last checkpoint
        return Check(name, "open")
    if not logs:
        return Check(name, "open")
    try:
        check_proof(proof, logs, (), 0)
    except (InputError, RefusedError) as error:
        return Check(name, "bad", _said(error))
    return Check(name, "good")


def _certificate(session: Session, document: Mapping[str, Any], at: datetime) -> Paper:
    content = document["content"]
    names = ("company_id", "name", "grade", "score", "as_of", "issued_at")
    facts = tuple((name, str(content[name])) for name in names if name in content)
    try:
        signer = check_signed(document, CERTIFICATE_FORMAT, "certificate")
    except (InputError, RefusedError) as error:
        return Paper("certificate", facts, (Check("signature", "bad", _said(error)),))
    officials = _keys(session, at, "official")
    number = numbered_certificate(session, digest(content))
    checks = (
        Check("signature", "good"),
        Check("signed by an official's key on record", "good" if signer.vkey in officials else "bad", signer.vkey),
        Check("issued by what is on record", "bad" if number is None else "good"),
    )
    return Paper("certificate", facts, checks, number)


def _draw(session: Session, record: Mapping[str, Any]) -> Paper:
    facts = tuple((name, str(record[name])) for name in ("namespace", "randomness", "drawn") if name in record)
    try:
        drawn = drawn_again(record)
    except (InputError, RefusedError) as error:
        return Paper("draw", facts, (Check("comes out again", "bad", _said(error)),))
    faults = record_faults(record, drawn)
    again = Check("comes out again", "bad" if faults else "good", "; ".join(str(one) for one in faults))
    subject = f"draw/{drawn.plan.namespace}"
    committed = _entered(session, ("draw.committed", subject), "commitment", commitment_of(drawn.plan))
    return Paper("draw", facts, (again, committed, _entered(session, ("draw.made", subject), "draw", drawn.as_dict())))


def _entered(session: Session, entry: tuple[str, str], part: str, told: Mapping[str, object]) -> Check:
    """Return whether the entry of a type and subject holds the same; open where there is none on record."""
    row = LedgerEntry
    query = select(col(row.content)).where(col(row.type) == entry[0], col(row.subject) == entry[1])
    content = session.scalar(query.limit(1))
    if content is None:
        return Check(entry[0], "open")
    kept = json.loads(content)[part]
    return Check(entry[0], "good" if kept == json.loads(json.dumps(told)) else "bad")


def _said(error: InputError | RefusedError) -> str:
    return "; ".join(problem.what for problem in error.problems)
