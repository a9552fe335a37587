"""The words of the script that bids, held to the script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from flask import Flask

from web.languages import init_languages
from web.pages.bidding_words import bidding_words
from web.settings import Settings

STATIC: Final = Path(__file__).parents[3] / "web" / "static"


def test_every_text_of_the_script_is_there_and_no_other() -> None:
    """What it tells, and what it and the reader of key files refuse with."""
    script = "".join((STATIC / name).read_text(encoding="utf-8") for name in ("bidding.js", "sealing/key_files.js"))
    app = Flask("web")
    app.config["WUXIN"] = Settings()
    init_languages(app)
    with app.test_request_context("/?lang=zh"):
        texts = bidding_words()

    asked = set(re.findall(r'(?:Refusal|refuse|tell|say)\("(\w+)"', script))
    assert asked <= texts.keys()
    told = {key for key in texts if f'"{key}"' in script}
    assert texts.keys() - told == {"no_answer"}, "which the sending of sealed bids throws"
