"""Pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from models.errors import InputError
from web.monthly import typesetting
from web.monthly.typesetting import typeset

ON = datetime(2024, 6, 30, tzinfo=UTC)
PLAIN = '#set text(font: sys.inputs.font)\n#json("data.json").said'


@pytest.fixture
def _font() -> None:
    """Skip where no font has Chinese."""
    try:
        typesetting.font_family()
    except InputError:
        pytest.skip("no font with Chinese: apt install fonts-noto-cjk")


def test_a_machine_without_chinese_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than given a page of boxes."""
    monkeypatch.setattr(typesetting, "FAMILIES", ("No Such Font",))
    with pytest.raises(InputError, match="apt install fonts-noto-cjk"):
        typesetting.font_family()


@pytest.mark.usefixtures("_font")
def test_equal_input_gives_equal_bytes() -> None:
    """Whenever it is set."""
    assert typeset(PLAIN, {}, {"said": "投诉"}, on=ON) == typeset(PLAIN, {}, {"said": "投诉"}, on=ON)


@pytest.mark.usefixtures("_font")
def test_a_warning_is_an_error() -> None:
    """A font that is not there, above all."""
    with pytest.raises(InputError, match="unknown font family"):
        typeset('#set text(font: "Nowhere")\nx', {}, {}, on=ON)
