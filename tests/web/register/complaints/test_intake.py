"""Files of channels."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from credit.evidence.one_table import read_table
from tests.builders.complaint_register import TEXT, clerk_at, new_register
from tests.builders.complaints import desk
from web.register.complaints.intake import take_in

ROWS = f"""complaint_id,channel,community_id,received_at,category,answered_at,text
h2,12345,K1,2024-06-02,lift,,{TEXT}
h1,12345,K1,2024-06-01,lift,,{TEXT}
h3,12345,K1,2024-06-01,lift,2024-06-02,done
h4,12345,K1,2024-06-01,ghosts,,boo
h5,12345,K9,2024-06-01,lift,,nowhere
"""


def test_every_row_is_taken_refused_rejected_or_left(tmp_path: Path) -> None:
    """RC-14, RC-15: the earlier one first, so that the later one repeats it; nothing is lost in silence."""
    (tmp_path / "complaints.csv").write_text(ROWS, encoding="utf-8")
    read = read_table(tmp_path, "complaints", {"communities": pa.array(["K1", "K2"])})
    with clerk_at(new_register(tmp_path)) as clerk:
        done = take_in(clerk, desk(), read)

    assert [one.case.duplicate_of for one in done.taken] == [None, done.taken[0].complaint_id]
    assert ([*done.refused], done.answered_elsewhere, len(read.rejects)) == (["h4"], ("h3",), 1)
    assert read.rows_in == len(done.taken) + len(done.refused) + len(done.answered_elsewhere) + len(read.rejects)
