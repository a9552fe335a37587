"""Evidence written as a package that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from credit.evidence import read_package
from credit.evidence.schema import TABLES
from tests.builders.packages import package_of_rows, write_package
from web.sheets.evidence_tables import rows_of, write_tables


def test_what_is_written_is_read_again_as_it_was(tmp_path: Path) -> None:
    """Moments, flags and scores too: the package has the same digest; a table without rows has no file."""
    package = package_of_rows(
        tmp_path / "given", complaints=[{}], inspections=[{"score": "82.4"}], records=[{}], findings=[]
    )
    out = tmp_path / "out"
    out.mkdir()
    write_tables({name: rows_of(package, name) for name in TABLES}, out)

    again = read_package(out)
    assert (again.digest, again.rejects.num_rows) == (package.digest, 0)
    assert not (out / "findings.csv").exists()


@pytest.mark.parametrize(("key", "scheme"), [("op-1", "local"), (None, "uscc")])
def test_the_description_says_which_ids_companies_have(tmp_path: Path, key: str | None, scheme: str) -> None:
    """Ids that are no unified codes are said to be local, else reading would refuse them."""
    own = {} if key is None else {"company_id": key}
    folder = write_package(tmp_path / "p", companies=[own], service_periods=[own])
    (folder / "datapackage.json").write_text(f'{{"company_id_scheme": "{scheme}"}}', encoding="utf-8")
    package = read_package(folder)
    out = tmp_path / "out"
    out.mkdir()
    write_tables({name: rows_of(package, name) for name in TABLES}, out)

    assert (out / "datapackage.json").read_text(encoding="utf-8") == f'{{"company_id_scheme": "{scheme}"}}\n'
