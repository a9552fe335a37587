"""Owners' breaches: recorded, erased, and never published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from credit.individuals import OwnerBreach
from credit.standing.exports import as_atom, as_csv, register_rows
from models.errors import RefusedError
from tests.architecture.source import product_modules
from tests.builders.listed import listed_register
from tests.builders.packages import COMPANY
from tests.builders.record import TRUST, Recorded
from web.register.standing.certificates import what_is_certified
from web.register.standing.listings import all_listings
from web.register.standing.owner_breaches import breach_rows, record_breach, settle_breach
from web.register.standing.pushes import names_of, take_push

TOLD = OwnerBreach(
    "arrears", "court", "荣成市人民法院", "（2023）鲁1082民初1234号", date(2024, 3, 1), date(2024, 6, 1), "林晚舟",
    "春和苑3号楼501",
)  # fmt: skip
SECRETS = (TOLD.owner, TOLD.judgment, TOLD.place, "鲁1082民初1234")


def test_what_a_court_reports_is_recorded_once(tmp_path: Path) -> None:
    """The authority sees it; the same breach of the same judgment is refused."""
    made = listed_register(tmp_path)
    with made.clerk() as clerk:
        assert record_breach(clerk, TOLD) == 1
        with pytest.raises(RefusedError, match="on record already"):
            record_breach(clerk, TOLD)
        assert record_breach(clerk, replace(TOLD, breach="refusal")) == 2
        (first, _) = breach_rows(clerk.session)

    assert (first["owner"], first["judgment"], first["place"]) == SECRETS[:3]


def test_no_path_publishes_an_owner(tmp_path: Path) -> None:
    """Neither lists, feed, push and certificate nor any file of the public record holds name, judgment or place."""
    made = listed_register(tmp_path)
    made.published()
    with made.clerk("2024-07-10") as clerk:
        record_breach(clerk, TOLD)
        listings, names = all_listings(clerk.session), names_of(clerk.session)
        shown = as_csv(register_rows(listings, names, date(2024, 7, 10)))
        shown += as_atom(listings, names, date(2024, 7, 10), "x") + str(take_push(clerk, date(2024, 7, 10)))
        shown += str(what_is_certified(clerk, COMPANY, date(2024, 7, 10)))
    recorded = Recorded.of(made.url, tmp_path)
    whole = shown.encode() + b"".join(path.read_bytes() for path in recorded.export().rglob("*") if path.is_file())

    assert b"owner.recorded" in whole
    assert not [secret for secret in SECRETS if secret.encode() in whole]
    assert recorded.verified(TRUST).findings == []


def test_nothing_but_the_authoritys_commands_reads_them() -> None:
    """No page, export or rating knows the table or this module."""
    users = {
        str(module.place)
        for module in product_modules()
        if "owner_breaches" in (text := module.path.read_text(encoding="utf-8")) or "import OwnerBreach" in text
    }

    assert users == {
        "credit/individuals/__init__.py",
        "models/record/acts.py", "models/record/personal.py", "models/tables/__init__.py",
        "web/cli/standing/individuals.py",
        "web/register/standing/owner_breaches.py",
    }  # fmt: skip


def test_what_was_put_right_is_erased(tmp_path: Path) -> None:
    """Name, judgment and place go, with the erasure on record; a second time there is nothing left."""
    made = listed_register(tmp_path)
    with made.clerk() as clerk:
        record_breach(clerk, TOLD)
        assert settle_breach(clerk, 1, "荣成市人民法院") == 3
        (row,) = breach_rows(clerk.session)
        with pytest.raises(RefusedError, match="is kept for this row"):
            settle_breach(clerk, 1, "荣成市人民法院")

    assert (row["owner"], row["judgment"], row["place"]) == (None, None, None)
    assert Recorded.of(made.url, tmp_path).verified(TRUST).findings == []
