"""What the script says, held to the script."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from flask import Flask

from bidding.bids import Part
from web.languages import init_languages
from web.settings import Settings
from web.work.bids.sealing_words import words

SCRIPTS: Final = Path(__file__).parents[4] / "web" / "static" / "sealing"
SAID: Final = re.compile(r'(?:Refusal|refuse|say|tell)\(\s*(?:\w+\(\)\s*\?\s*)?"(\w+)"(?:\s*:\s*"(\w+)")?')


def test_every_text_of_the_script_is_there_and_no_other() -> None:
    """Refusals, what happens, and the names of parts, which fill in texts."""
    script = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js")))
    said = {key for found in SAID.findall(script) for key in found if key}
    app = Flask("web")
    app.config["WUXIN"] = Settings()
    init_languages(app)
    with app.test_request_context("/?lang=zh"):
        texts = words()

    assert said | {f"part_{part}" for part in Part} == set(texts)
    assert [key for key, text in texts.items() if not re.search(r"[\u4e00-\u9fff]", text)] == []
