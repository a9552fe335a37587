"""`wuxin service notify`, `replace`, `deliver`, `complete`: leaving an estate."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders.engagement_desk import COMMITTEE, FIRM, ServiceDesk, a_service

PAPER = ("--document", "receipt.pdf")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ServiceDesk:
    """Return a register with a company that serves in Hangzhou."""
    made = a_service(monkeypatch, tmp_path)
    made.opens_service("hangzhou")
    made.clock.to("2024-08-01")
    made.service("start", *FIRM)
    return made


def test_a_late_notice_is_taken_and_flagged(desk: ServiceDesk) -> None:
    """Its last day, its article, who was told late, and who not at all."""
    desk.clock.to("2027-05-04")
    told = desk.service("notify", "--to", "owners", *PAPER, *FIRM)
    assert (told["last"], told["missing"], told["late"]) == ("2027-05-03", ["committee"], [])

    told = desk.service("notify", "--to", "committee", *PAPER, *FIRM)
    assert (told["missing"], told["late"]) == ([], ["committee"])
    assert desk.run("service", "notify", "willow-24", "--to", "nobody", *PAPER, *FIRM).exit_code == 2


def test_owners_who_manage_themselves_take_over(desk: ServiceDesk) -> None:
    """Without a successor nobody has to inspect; what there never was is said."""
    desk.clock.to("2027-06-01")
    desk.service("replace", "--from", "2027-08-01", "--vote", "v9", *COMMITTEE)
    desk.clock.to("2027-08-02")
    assert "Keys and codes" in desk.not_served("complete", "--condition", "fine", *COMMITTEE)
    told = desk.service("deliver", "--item", "rooms", "--item", "keys", "--absent", "money", "--receipt", "receipt.pdf",
                        *FIRM)  # fmt: skip
    assert {"rooms", "keys", "money"}.isdisjoint(told["open"])
    rest = [word for item in told["open"] for word in ("--item", item)]
    assert desk.service("deliver", *rest, "--receipt", "receipt.pdf", *FIRM)["open"] == []

    assert desk.service("complete", "--condition", "lift 3 out of order", *COMMITTEE)["state"] == "left"
