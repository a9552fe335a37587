"""What residents write."""

from __future__ import annotations

import numpy as np

from synthetic_data.reading import load_profile
from synthetic_data.texts import messages

CATEGORIES = list(load_profile("jinan_2022q1").complaints.categories.value)


def test_every_category_has_messages() -> None:
    """Each category of the profile finds a message, and no slot is left unfilled."""
    pool = messages(CATEGORIES)
    index = pool.index(np.arange(len(CATEGORIES)), np.full(len(CATEGORIES), 0.999))

    assert not [message for message in (pool.all[at] for at in index) if "{" in message]


def test_messages_are_of_their_category() -> None:
    """Whoever complains about a lift writes of a lift."""
    pool = messages(["cleaning", "lift"])
    found = {pool.all[at] for at in pool.index(np.ones(50, dtype=np.int64), np.linspace(0, 0.999, 50))}

    assert all("电梯" in message for message in found)


def test_messages_need_no_quotes() -> None:
    """No message holds a sign that CSV gives a meaning."""
    assert not [message for message in messages(CATEGORIES).all if set(message) & set(',"\r\n')]
