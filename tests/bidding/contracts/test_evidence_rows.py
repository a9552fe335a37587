"""What a contract gives as evidence."""

from __future__ import annotations

from datetime import date

from bidding.contracts import FILED, Happening, record_row
from credit.evidence.schema import TABLES
from tests.builders.tenders import moment


def test_a_happening_is_a_row_of_records() -> None:
    """Its columns are columns of the table, the moment in UTC."""
    filed = Happening(
        record_id="t/lot-1/filed/x", company_id="c1", community_id="x", event=FILED, issuer="authority",
        occurred_on=date(2024, 7, 15), recorded_at=moment("2024-07-15T12:00:00+08:00"), document_no="C-7",
    )  # fmt: skip
    row = record_row(filed)
    columns = {column.name for table in TABLES.values() if table.name == "records" for column in table.columns}

    assert row.keys() <= columns
    assert row["recorded_at"] == moment("2024-07-15T04:00:00Z")
