"""The sheet of a draw (抽取记录单): one page to print, with everything another person needs to repeat it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from models.values.draw import Drawn
from web.cli.draws.words import WORDS

__all__ = ["REPEAT", "sheet_of"]

REPEAT: Final = """\
import hashlib, hmac, json, pathlib
r = json.loads(pathlib.Path("draw.json").read_text("utf-8"))
H = lambda key, text: hmac.new(key, text, hashlib.sha256).digest()
prk = H("".join(p["code"] for p in r["parties"]).encode(), r["randomness"].encode())
for s in sorted({c["stratum"] for c in r["pool"]}):
    space, n = r["namespace"] + (s and "/" + s), r["quotas"].get(s, r["count"])
    tickets = sorted((H(prk, f"{space}|{c['label']}#{i}".encode() + b"\\1").hex(), c["label"])
                     for c in r["pool"] if c["stratum"] == s for i in range(1, c["weight"] + 1))
    order = dict.fromkeys(label for _, label in tickets if label not in {**r["exclusions"], **r["recusals"]})
    print(s, list(order)[:n], list(order)[n:n + r["substitutes"] * (n > 0)])
"""
"""The whole draw again in ten lines of Python with nothing but its standard library, from the record of `--json`."""


def sheet_of(drawn: Drawn, record: Mapping[str, object], command: str, language: str) -> str:
    """Return the sheet as one HTML page without script and without anything from elsewhere.

    `record` is what `--json` prints, `command` what repeats the draw, `language` is `zh` or `en`.
    """
    environment = Environment(
        loader=PackageLoader("web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    barred = {**drawn.plan.exclusions, **drawn.recusals}
    return environment.get_template("draw_sheet.html").render(
        language=language,
        words=WORDS[language],
        drawn=drawn,
        plan=drawn.plan,
        barred=barred,
        parties=[*zip(drawn.plan.parties, drawn.codes, strict=True)],
        record=record,
        record_json=json.dumps(record, ensure_ascii=False),
        command=command,
        repeat=REPEAT,
    )
