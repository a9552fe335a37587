"""The files that repeat a draw."""

from __future__ import annotations

import json
import shlex
from datetime import date
from pathlib import Path

from models.values.canonical import canonical, digest
from models.values.draw import LOTTERIES, commitment_of, draw, source_of
from tests.builders.draw_files import RESULT
from tests.builders.draws import CODES, plan_of
from web.sheets.inspection_sheets import write_sheets

SOURCE = source_of(LOTTERIES["快乐8"], date(2026, 12, 1))


def test_each_draw_has_its_record_its_files_and_its_call(tmp_path: Path) -> None:
    """The commitment byte for byte as it is hashed; a call names only what the draw has."""
    plan = plan_of(source=SOURCE, substitutes=1, exclusions={"丙": "回避"})
    drawn = draw(plan, codes=CODES, randomness=RESULT)
    told = commitment_of(plan)
    files = write_sheets((drawn, drawn), (told, told), {"X1": ["I1", "I2"]}, tmp_path)
    record = json.loads((tmp_path / "targets.json").read_text("utf-8"))
    calls = (tmp_path / "repeat.txt").read_text("utf-8").splitlines()

    assert files == sorted(path.name for path in tmp_path.iterdir())
    assert record == json.loads(json.dumps(drawn.as_dict())) | {"commitment": told, "commitment_sha256": digest(told)}
    assert (tmp_path / "targets-commitment.json").read_bytes() == canonical(told)
    assert (tmp_path / "assignments.csv").read_text("utf-8") == "community_id,inspector_id\nX1,I1\nX1,I2\n"
    words = shlex.split(calls[0])
    assert words[:3] == ["wuxin", "draw", "targets.csv"]
    assert ("--quotas" in words, "--exclude" in words, words[words.index("--substitutes") + 1]) == (False, True, "1")
