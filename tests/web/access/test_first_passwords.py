"""First passwords."""

from __future__ import annotations

from web.access.first_passwords import first_password
from web.access.passwords import weaknesses


def test_a_first_password_is_strong_and_new_each_time() -> None:
    """It would pass as one's own, and nobody gets another's."""
    made = {first_password() for _ in range(20)}

    assert len(made) == 20
    assert [problem for one in made for problem in weaknesses(one, "zhou")] == []
