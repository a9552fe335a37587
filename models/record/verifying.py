"""Verify a copy of the record, whole: signatures, witnesses, tree, entries, contents and attachments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from models.errors import WuxinError
from models.ledger.checkpoints import Checkpoint
from models.record.bid_checks import check_bids
from models.record.checkpoint_checks import check_roots, check_seen, seen_checkpoints, signed_checkpoints
from models.record.content_checks import check_contents
from models.record.coverage import check_rows
from models.record.findings import Verification
from models.record.folders import FolderRecord
from models.record.keys import check_keys
from models.record.own_checks import check_own
from models.record.sources import KeptRecord, Record
from models.record.tree_checks import check_tree
from models.record.trust import Trust

__all__ = ["compare", "verify", "verify_database", "verify_folder"]


def verify(record: Record, trust: Trust) -> Verification:
    """Return everything that is wrong with a copy; nothing in it is believed but what trusted keys have signed.

    Raises SignatureError or FormatError where a checkpoint that was seen elsewhere is none.
    """
    return _into(Verification(record.name), record, trust)


def _into(found: Verification, record: Record, trust: Trust) -> Verification:
    seen = seen_checkpoints(trust)
    _guarded(found, partial(_check_signed, record, trust, seen, found))
    _guarded(found, partial(check_contents, record, found))
    _guarded(found, lambda: check_keys(record.entries(), found))
    if found.vouched < found.size and not found.findings:
        found.notices.append(f"entries {found.vouched} to {found.size - 1} came after the last checkpoint")
    return found


def _check_signed(record: Record, trust: Trust, seen: list[Checkpoint], found: Verification) -> None:
    signed = signed_checkpoints(list(record.notes()), trust, found)
    sizes = {one.checkpoint.size for one in signed} | {one.size for one in seen}
    roots = check_tree(record, sizes, found)
    check_roots(signed, roots, trust.quorum, found)
    check_seen(seen, roots, found)


def verify_folder(record: FolderRecord, trust: Trust) -> Verification:
    """Return everything that is wrong with an export, files that do not belong there among it.

    Raises SignatureError or FormatError where a checkpoint that was seen elsewhere is none.
    """
    found = verify(record, trust)
    _guarded(found, partial(record.check_files, found))
    return found


def verify_database(record: KeptRecord, trust: Trust) -> Verification:
    """Return everything that is wrong with a database: the record, and every row of the register against it.

    Raises SignatureError or FormatError where a checkpoint that was seen elsewhere is none.
    """
    found = Verification(record.name)
    with _any_text(record.session):
        _into(found, record, trust)
        _guarded(found, partial(check_rows, record, found))
        _guarded(found, partial(check_own, record, found))
        _guarded(found, partial(check_bids, record, found))
        _guarded(found, partial(_note_waiting, record, found))
    return found


def compare(database: Record, export: Record) -> Verification:
    """Return where an export and the database it came from tell a different story, entry by entry.

    Which of them is right, their own verification says; both values are shown. Content that one of them no longer has
    is compared with nothing.
    """
    found = Verification(f"{export.name} and {database.name}")
    _guarded(found, partial(_compare, database, export, found))
    return found


def _compare(database: Record, export: Record, found: Verification) -> None:
    kept = database.entries()
    for number, theirs in enumerate(export.entries()):
        ours = next(kept, None)
        found.size = number + 1
        if ours is None:
            found.add("entry", f"{database.name} does not have it", f"{theirs.type} {theirs.subject}", number)
        elif ours.leaf != theirs.leaf or _differ(ours.content, theirs.content):
            what = f"{export.name} says {theirs.leaf.decode()} {theirs.content}"
            found.add("entry", what, f"{database.name} says {ours.leaf.decode()} {ours.content}", number)


def _differ(ours: str | None, theirs: str | None) -> bool:
    return ours is not None and theirs is not None and ours != theirs


def _note_waiting(record: KeptRecord, found: Verification) -> None:
    waiting = sum(entry.position is None for entry in record.entries(waiting=True))
    if waiting:
        found.notices.append(f"{waiting} entries wait for a position; nobody vouches for them or for their rows yet")


def _guarded(found: Verification, check: Callable[[], object]) -> None:
    """Run a check over data that anybody may have changed: what stops it is a deviation too."""
    try:
        check()
    except WuxinError as error:
        for problem in error.problems:
            found.add(problem.where, problem.what, problem.remedy or "as it was written")
    except DBAPIError as error:
        found.add(found.name, f"it cannot be read on: {error.orig}", "a database that can be read whole")
    except Exception as error:  # noqa: BLE001 - the last net: a verifier that falls silent would be the best of forgeries
        what = f"it stopped the check ({type(error).__name__}: {error})"
        found.add(found.name, what, "a record that can be read whole")


@contextmanager
def _any_text(session: Session) -> Iterator[None]:
    """Let SQLite give text that is no UTF-8 with the wrong bytes shown, instead of giving up on its table."""
    driver = session.connection().connection.driver_connection
    usual = getattr(driver, "text_factory", None)
    if usual is None:  # PostgreSQL keeps no such text
        yield
        return
    driver.text_factory = partial(str, encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        yield
    finally:
        driver.text_factory = usual  # type: ignore[union-attr]
