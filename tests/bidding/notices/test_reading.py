"""A notice is read strictly, tells every fault by its place, and keeps its digest."""

from __future__ import annotations

import pytest

from bidding.notices import notice_bytes, notice_digest, read_notice
from models.errors import InputError
from models.values.canonical import canonical
from tests.builders.notices import a_notice, notice_json


def test_a_notice_survives_its_file() -> None:
    """What is written is read back as the same notice, with the same digest."""
    notice = a_notice()

    again = read_notice(notice_bytes(notice))

    assert again == notice
    assert notice_digest(again) == notice_digest(notice)


def test_a_change_gives_another_digest() -> None:
    """Whoever sealed a bid to one version cannot be told it was another."""
    assert notice_digest(a_notice()) != notice_digest(a_notice(version=2))


def test_every_fault_is_told_by_its_place() -> None:
    """An unknown key, a moment without a clock and a wrong kind are three problems, each at its place."""
    plain = notice_json(kind="raffle", colour="red")
    plain["times"]["bids_close_at"] = "2024-06-21T09:30:00"

    with pytest.raises(InputError) as caught:
        read_notice(canonical(plain), "notice.json")

    places = {problem.where for problem in caught.value.problems}
    assert places == {"notice.json, kind", "notice.json, colour", "notice.json, times.bids_close_at"}


def test_no_json_is_told() -> None:
    """A file that is something else says so, and where to read on."""
    with pytest.raises(InputError, match=r"no JSON.*docs/tenders.md"):
        read_notice(b"<html>")
