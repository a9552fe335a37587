"""What people wrote, read back."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import event
from sqlmodel import Session

from credit.standing.listing import Move
from credit.standing.petitions import PetitionMove
from models.record import Erasure, Vault, erase_cells
from tests.builders.listed import listed_register
from tests.builders.record import a_clerk
from web.register.personal_texts import kept_texts, reasons_of_listing, reasons_of_petition, reasons_of_review
from web.register.standing.listings import Telling
from web.register.standing.reviews import file_review


def test_reasons_are_read_until_they_are_erased(tmp_path: Path) -> None:
    """Of listings by the number of the step, of petitions, of reviews."""
    made = listed_register(tmp_path)
    made.does(Move.NOTIFY, "2024-07-01")
    made.does(Move.OBJECT, "2024-07-02", Telling("未参与"), documents=[], hearing=False)
    made.files("2024-07-02")
    made.decides(PetitionMove.REFUSE, "2024-07-03")
    with made.clerk("2024-07-04") as clerk:
        file_review(clerk, "petition/1", (), "再审")
        session = clerk.session
        assert reasons_of_listing(session, 1) == {2: "未参与"}
        assert reasons_of_petition(session, 1) == "未受处罚"
        assert reasons_of_review(session, 1) == "再审"
        erase_cells(clerk, Erasure("list_steps", "1/2", ("reasons",), "PIPL", "47", "住建局"))
        assert reasons_of_listing(session, 1) == {}


def test_no_statement_asks_for_more_than_a_database_takes(empty: Session) -> None:
    """All accounts of a large city have more texts than one statement takes values."""
    vault = Vault(a_clerk(empty))
    kept = [str(vault.keep("account_events", f"a/{number}", "name", f"{number}")) for number in range(3)]
    unknown = [f"{number:064}" for number in range(20_000)]
    asked = [kept[0], *unknown[:10_000], kept[1], *unknown[10_000:], kept[2]]
    vault.close()
    most: list[int] = []
    event.listen(empty.get_bind(), "before_cursor_execute", lambda *told: most.append(len(told[3])))

    assert kept_texts(empty, asked) == {kept[0]: "0", kept[1]: "1", kept[2]: "2"}
    assert most == [10_000, 10_000, 3]
