"""Receipts of ballots that a voter pastes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from models.record.folders import FolderRecord
from tests.builders.cast_ballot import Cast, cast_ballot
from tests.builders.record import LOG, WITNESS
from tests.journeys.verifier.conftest import Reader
from web.register.owners.ballot_checks import ballot_paper, check_ballot, entry_in

pytestmark = pytest.mark.browser

Begin = Callable[..., Reader]
CHANGES: tuple[dict[str, str], ...] = (
    {}, {"choices": '{"company":"against"}'}, {"salt": "no salt"}, {"salt": "00"}, {"choices": "\ud800"},
    {"commitment": "sha256:" + "0" * 64}, {"ballot": "v1/2"}, {"ballot": "v9/9"}, {"vote": "v2"},
    {"entry": "sha256:" + "0" * 64},
)  # fmt: skip
CHECKED = """async (papers) => {
  const { ballots, browsing } = WuxinVerifier;
  const found = [];
  for (const text of papers) {
    const paper = ballots.paperOf(text);
    const entry = await browsing.entryNamed(paper.entry);
    const checks = await ballots.check(paper, entry, browsing.attachment);
    found.push(checks.map(({ what, holds, told }) => [what, holds, told]));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def ballot(tmp_path_factory: pytest.TempPathFactory) -> Cast:
    """Return a ballot on record, with its export."""
    return cast_ballot(tmp_path_factory.mktemp("ballot"))


def _told(cast: Cast, receipt: dict[str, str]) -> list[list[object]]:
    paper, record = ballot_paper(receipt), FolderRecord(cast.export)
    assert paper is not None
    return [[one.what, one.holds, one.told] for one in check_ballot(paper, entry_in(record, paper.entry), record.blob)]


def _pasted(reader: Reader, text: str) -> str:
    reader.opens("papers")
    reader.page.locator("#paper").fill(text)
    reader.page.locator("#papers-form button").click()
    expect(reader.page.locator("#paper-result h2")).to_be_visible()
    return reader.page.locator("#paper-result").inner_text()


def test_a_ballot_is_held_against_the_export_as_python_does(reads: Begin, ballot: Cast) -> None:
    """Every check, its outcome and what is there instead: the same for the receipt and for each change of it."""
    reader = reads()
    receipts = [ballot.receipt | changed for changed in CHANGES]
    assert "the record was not looked at" in _pasted(reader, json.dumps(ballot.receipt))
    reader.opens("check")
    reader.trusts(LOG.verifier().vkey(), WITNESS.cosigner().vkey())
    reader.checks(ballot.export)

    assert reader.page.evaluate(CHECKED, list(map(json.dumps, receipts))) == [_told(ballot, one) for one in receipts]
    assert "it is the one on record" in (good := _pasted(reader, json.dumps(ballot.receipt, indent=2)))
    assert "not passed the check" not in good
    assert "another commitment: no ballot v1/2" in _pasted(reader, json.dumps(ballot.receipt | {"ballot": "v1/2"}))
