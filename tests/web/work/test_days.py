"""Days of forms."""

from __future__ import annotations

from datetime import date

import pytest
from wtforms import DateField, Form

from models.errors import InputError
from web.work.days import day_in


class _Asked(Form):
    on = DateField("On")


def test_a_day_is_read_and_an_empty_one_refused() -> None:
    """Nothing is guessed for an empty field."""
    assert day_in(_Asked(data={"on": date(2024, 7, 15)}).on) == date(2024, 7, 15)
    with pytest.raises(InputError, match="there is no day"):
        day_in(_Asked().on)
