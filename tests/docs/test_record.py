"""docs/record.md tells whoever writes a second verifier what the code does."""

from __future__ import annotations

from pathlib import Path

from models.migrations import upgrade
from models.record import ACTS, PERSONAL, Act
from models.record.checkpointing import checkpoint
from models.record.folder_layout import FORMAT, HEADER, PAGES
from models.record.rows import table_of
from tests.architecture.source import page
from tests.builders.record import AT, LOG, unsigned, writing_to

PAGE = "docs/record.md"


def _row(act: Act) -> str:
    parts = [
        f"`{part.name}`: {table_of(part.table).name} by `{part.by}`{', renewed' if part.renewed else ''}"
        for part in act.parts
    ]
    return f"| `{act.type}` | {act.zh} | {act.en} | {'; '.join(parts) or 'none'} |"


def test_the_table_of_acts_is_the_codes() -> None:
    """Every kind of act with its parts, in its order, and no other."""
    table = page(PAGE).split("## Acts")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]

    assert rows == [_row(act) for act in ACTS.values()]


def test_files_are_named_as_they_are_written() -> None:
    """The header's format, its name, and the files of the page."""
    text = page(PAGE)

    assert all(f"`{name}`" in text for name in (FORMAT, HEADER, "checkpoint", *PAGES))


def test_every_personal_column_is_told() -> None:
    """Which cells of a package lie in the vault."""
    text = page(PAGE)

    assert all(
        f"| `{table}` | `{column}` | `{kept}` |" in text
        for table, columns in PERSONAL.items()
        for column, kept in columns.items()
    )


def test_lines_of_a_checkpoint_are_told(tmp_path: Path) -> None:
    """Those that a checkpoint of ours has beyond the C2SP form."""
    upgrade(url := f"sqlite:///{tmp_path}/empty.db")
    with writing_to(url) as session:
        note = checkpoint(session, LOG, LOG.name, AT, unsigned)
    words = [line.split(" ")[0] for line in (note or "").split("\n\n")[0].splitlines()[3:]]

    assert words == ["wuxin-time", "wuxin-after"]
    assert all(f"`{word}" in page(PAGE) for word in words)
