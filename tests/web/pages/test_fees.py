"""Service levels and fees as a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.builders.fee_tables import fee_table_text
from web.application import create_app
from web.settings import Settings


@pytest.fixture
def visitor(city: str, tmp_path: Path) -> FlaskClient:
    """Return a visitor of a portal that was given a table; what is shown is as of 30 June 2024."""
    (tmp_path / "fees.yaml").write_text(fee_table_text(), encoding="utf-8")
    settings = Settings(database_url=city, fee_table=str(tmp_path / "fees.yaml"), locale="en", cached_pages=0)
    return create_app(settings).test_client()


def test_levels_bands_versions_and_the_next_evaluation_are_shown(visitor: FlaskClient) -> None:
    """With their sources; a draft is called one."""
    text = visitor.get("/fees").text

    for words in (
        "swept 2 times a day", "1.72", "from 1 July 2021", "by 1 January 2027", "Notice on fees art. 3",
        "Rongcheng Plan for Better Community Property Management art. 9", "Draft: these levels and prices",
        "+5.00% from 2023-12 to 2024-06", "That is reached.", "1.58",
    ):  # fmt: skip
        assert words in text


def test_a_menu_is_summed_for_an_area(visitor: FlaskClient) -> None:
    """Line by line and in all; what was chosen stays chosen."""
    text = visitor.get("/fees?service=sweep&service=guard&area=89.5").text

    assert all(words in text for words in ("26.85", "40.28", "67.13"))
    assert text.count(" checked") == 2


def test_what_cannot_be_summed_says_why(visitor: FlaskClient) -> None:
    """In both languages; nonsense is no failure of the portal."""
    assert "is no floor area" in visitor.get("/fees?service=sweep&area=much").text
    assert "it is priced by household" in visitor.get("/fees?service=parcels").text
    answer = visitor.get("/fees?service=sauna&households=x&lang=zh")
    assert (answer.status_code, "的菜单上" in answer.text) == (200, True)


def test_in_chinese_too(visitor: FlaskClient) -> None:
    """Words and own choices."""
    text = visitor.get("/fees?lang=zh").text

    assert all(words in text for words in ("政府指导价", "普通住宅前期物业服务", "本系统自定", "环境卫生", "草案"))


def test_its_tables_are_taken_as_files(visitor: FlaskClient) -> None:
    """The bands as CSV."""
    text = visitor.get("/fees?table=bands&as=csv").text

    assert "Level 2,ordinary housing in the initial stage,1.50,1.50,1.72" in text


def test_without_a_table_the_law_is_told(client: FlaskClient) -> None:
    """Nothing is invented."""
    text = client.get("/fees?lang=en").text

    assert "Wuxin has none of its own" in text
    assert "What is guided here" in text
