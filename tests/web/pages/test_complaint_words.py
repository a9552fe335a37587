"""How channels and matters are named."""

from __future__ import annotations

from flask import Flask

from web.pages.complaint_words import channel_name, matter_name


def test_codes_have_names_in_the_readers_language(app: Flask) -> None:
    """As the desks name them; an unknown code is shown as it is, none is said to be none."""
    with app.test_request_context("/?lang=en"):
        assert (channel_name("minxin"), channel_name("fax"), channel_name("")) == ("Minxin network", "fax", "not said")
    with app.test_request_context("/?lang=zh"):
        assert (matter_name("noise"), channel_name("minxin")) == ("噪声", "民心网")
