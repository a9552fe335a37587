"""The files of a small draw, as people would write them."""

from __future__ import annotations

from pathlib import Path

from models.values.draw import Party
from tests.builders.draws import CODES

__all__ = ["RESULT", "write_draw"]

RESULT = " ".join(f"{number:02}" for number in range(2, 42, 2))
_POOL = "label,tickets,area\n张三,1,东\n李四,2,东\n王五,1,东\n赵六,3,西\n钱七,1,西\n孙<八>,1,西\n"


def write_draw(folder: Path) -> Path:
    """Write pool.csv, codes.csv, hashes.csv, quotas.csv and out.csv into a folder, and return it."""
    names = ("住建局", "业委会", "公证处")
    hashes = (f"{name},{Party.of(name, code).code_sha256}\n" for name, code in zip(names, CODES, strict=True))
    files = {
        "pool.csv": _POOL,
        "codes.csv": "".join(f"{name},{code}\n" for name, code in zip(names, CODES, strict=True)),
        "hashes.csv": "party,code_sha256\n" + "".join(hashes),
        "quotas.csv": "东,1\n西,1\n",
        "out.csv": "王五,与被检查企业有亲属关系\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
