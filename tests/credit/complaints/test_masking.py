"""Masks."""

from __future__ import annotations

import pytest

from credit.complaints.masking import masked_name, masked_phone, masked_text


def test_a_name_keeps_its_first_sign() -> None:
    """However long it is."""
    assert (masked_name("张三"), masked_name("欧阳修远"), masked_name("")) == ("张*", "欧*", "")


def test_a_number_keeps_five_signs_at_most() -> None:
    """A short one keeps none."""
    assert (masked_phone("13812345678"), masked_phone("110")) == ("138****78", "****")


@pytest.mark.parametrize("secret", ["13812345678", "11010519491231002X"])
def test_numbers_in_a_text_are_hidden(secret: str) -> None:
    """Telephone and identity numbers; dates and house numbers stay."""
    assert secret not in masked_text(f"请打{secret}，1号楼2024年")
    assert masked_text("1号楼2024年") == "1号楼2024年"
