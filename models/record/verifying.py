"""Verify a copy of the record, whole: signatures, witnesses, tree, entries, contents and attachments."""

from __future__ import annotations

from models.errors import WuxinError
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
    """Return everything that is wrong with a copy; nothing in it is believed but what trusted keys have signed."""
    return _into(Verification(record.name), record, trust)


def _into(found: Verification, record: Record, trust: Trust) -> Verification:
    signed = signed_checkpoints(list(record.notes()), trust, found)
    seen = seen_checkpoints(trust)
    sizes = {one.checkpoint.size for one in signed} | {one.size for one in seen}
    roots = check_tree(record, sizes, found)
    check_roots(signed, roots, trust.quorum, found)
    check_seen(seen, roots, found)
    check_contents(record, found)
    check_keys(record.entries(), found)
    if found.vouched < found.size and not found.findings:
        found.notices.append(f"entries {found.vouched} to {found.size - 1} came after the last checkpoint")
    return found


def verify_folder(record: FolderRecord, trust: Trust) -> Verification:
    """Return everything that is wrong with an export, files that do not belong there among it."""
    found = _guarded(record, trust)
    try:
        record.check_files(found)
    except WuxinError as error:
        _note(error, found)
    return found


def verify_database(record: KeptRecord, trust: Trust) -> Verification:
    """Return everything that is wrong with a database: the record, and every row of the register against it."""
    found = verify(record, trust)
    check_rows(record, found)
    check_own(record, found)
    return found


def compare(database: Record, export: Record) -> Verification:
    """Return where an export and the database it came from tell a different story, entry by entry.

    Which of them is right, their own verification says; both values are shown.
    """
    found = Verification(f"{export.name} and {database.name}")
    kept = database.entries()
    for number, theirs in enumerate(export.entries()):
        ours = next(kept, None)
        if ours is None:
            found.add("entry", f"{database.name} does not have it", f"{theirs.type} {theirs.subject}", number)
        elif (ours.leaf, ours.content) != (theirs.leaf, theirs.content) and ours.content is not None:
            what = f"{export.name} says {theirs.leaf.decode()} {theirs.content}"
            found.add("entry", what, f"{database.name} says {ours.leaf.decode()} {ours.content}", number)
        found.size = number + 1
    return found


def _guarded(record: FolderRecord, trust: Trust) -> Verification:
    """Verify files, any of which may be unreadable: what stops the reading is a deviation too."""
    found = Verification(record.name)
    try:
        return _into(found, record, trust)
    except WuxinError as error:
        _note(error, found)
    return found


def _note(error: WuxinError, found: Verification) -> None:
    for problem in error.problems:
        found.add(problem.where, problem.what, problem.remedy or "as it was written")
