"""Boxes and bids as folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import InputError
from tests.builders.bids import NOTICE, a_bid, accepted, box_folder, write_bid
from web.cli.bids.files import box_materials, headers_in, submission_in


def test_a_box_gives_what_was_accepted(tmp_path: Path) -> None:
    """Notice, submissions in the order of the record, envelopes, shares."""
    with box_materials(box_folder(tmp_path / "box", [a_bid(1), a_bid(2)])) as found:
        assert found.notice == NOTICE
        assert list(found.accepted) == accepted([a_bid(1), a_bid(2)])
        assert len(found.evidence.shares) == 8


def test_a_bid_that_was_accepted_has_to_be_there(tmp_path: Path) -> None:
    """A folder that somebody took out is missed."""
    box = box_folder(tmp_path / "box", [a_bid(1)])
    (box / "bids" / a_bid(1).submission.bidder).rename(tmp_path / "elsewhere")

    with pytest.raises(InputError, match="every submission that was accepted has its folder"), box_materials(box):
        pass


def test_a_folder_without_a_bid_is_told(tmp_path: Path) -> None:
    """By the command that makes one."""
    with pytest.raises(InputError, match="Name a folder of wuxin seal"):
        submission_in(tmp_path)
    assert len(list(headers_in(write_bid(tmp_path / "bid", a_bid(1))))) == 2
