"""The laws of letting are read strictly, and the most special one holds."""

from __future__ import annotations

import pytest

from bidding.letting.laws import FOLDER, LAWS, cite, law_for, laws
from credit.rulebook.errors import RulebookError
from tests.architecture.source import page

NATIONAL = (FOLDER / "national.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("code", "name"), [("330102", "hangzhou"), ("331102", "lishui"), ("330602", "shaoxing"), ("110101", "national")]
)
def test_the_most_special_law_holds(code: str, name: str) -> None:
    """A city's own before the national one."""
    assert law_for(code).id == name


def test_every_number_has_its_source() -> None:
    """An article or a reason, in both languages."""
    for law in laws():
        bases = [
            law.longest.basis,
            law.written_from.basis,
            law.use,
            law.reminder.basis,
            law.initial.basis,
            law.rounding,
        ]
        assert all(cite(law, basis, language) for basis in bases for language in ("zh", "en"))


def test_every_fault_is_told_with_its_line() -> None:
    """An account that the books do not have, an unknown instrument, a missing key."""
    text = NATIONAL.replace("account: income.parking", "account: bank", 1).replace(
        "instrument: civil_code", "instrument: no", 1
    )

    with pytest.raises(RulebookError) as caught:
        LAWS.read(text.replace("use: {", "used: {").encode(), "national.yaml")

    words = ("no account of income 'bank'", "no instrument 'no'", "used", "national.yaml:")
    assert all(word in str(caught.value) for word in words)


def test_the_page_tells_every_kind() -> None:
    """With its account."""
    for name, kind in law_for("").kinds.items():
        assert f"| `{name}` | {kind.title.zh} | `{kind.account}` | {kind.measure} |" in page("docs/letting.md")
