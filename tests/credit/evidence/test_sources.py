"""A folder or a zip, and only a zip that is safe to read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from credit.evidence.errors import PackageError
from credit.evidence.sources import open_source


def _zip(folder: Path, **members: bytes) -> Path:
    path = folder / "p.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def _files(path: Path) -> dict[str, bytes]:
    with open_source(path) as source:
        found = {}
        for name, file in source.files.items():
            with file.stream() as (data, _):
                found[name] = data.read()
        return found


def test_a_zip_of_a_folder_reads_as_the_folder(tmp_path: Path) -> None:
    """What a Mac adds on the side, and hidden files, are not seen."""
    packed = _zip(tmp_path, **{"city/a.csv": b"1", "__MACOSX/city/._a.csv": b"x", "city/.DS_Store": b"x"})
    (tmp_path / "city").mkdir()
    (tmp_path / "city" / "a.csv").write_bytes(b"1")
    (tmp_path / "city" / ".hidden").write_bytes(b"x")

    assert _files(packed) == _files(tmp_path / "city") == {"a.csv": b"1"}


@pytest.mark.parametrize("name", ["../a.csv", "/a.csv", "x/../../a.csv", "C:\\a.csv"])
def test_a_path_out_of_the_package_is_refused(tmp_path: Path, name: str) -> None:
    """Even though nothing is ever unpacked to disk."""
    with pytest.raises(PackageError, match="points outside the package"):
        _files(_zip(tmp_path, **{name: b"1"}))


def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    """No table shrinks a thousandfold."""
    with pytest.raises(PackageError, match=r"a\.csv: unpacks to far more"):
        _files(_zip(tmp_path, **{"a.csv": b"0" * (65 * 2**20)}))


def test_several_folders_are_refused(tmp_path: Path) -> None:
    """Which of two tables is meant cannot be guessed."""
    with pytest.raises(PackageError, match="several folders: one, two"):
        _files(_zip(tmp_path, **{"one/a.csv": b"1", "two/a.csv": b"1"}))


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    """Bit 0 of the flags says so, in the directory and before the data."""
    path = _zip(tmp_path, **{"a.csv": b"1"})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)

    with pytest.raises(PackageError, match="is encrypted"):
        _files(path)


def test_a_file_twice_in_a_zip_is_refused(tmp_path: Path) -> None:
    """Readers differ in which of the two they see."""
    path = _zip(tmp_path, **{"a.csv": b"1"})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("a.csv", b"2")

    with pytest.raises(PackageError, match=r"holds a\.csv twice"):
        _files(path)


def test_a_damaged_zip_is_told(tmp_path: Path) -> None:
    """Cut short it has no directory; changed inside, its checksum fails."""
    path = _zip(tmp_path, **{"a.csv": b"companies " * 50})
    content = path.read_bytes()
    path.write_bytes(content[:-30])
    with pytest.raises(PackageError, match="no readable zip"):
        _files(path)

    path.write_bytes(content[:40] + b"\xff\xff" + content[42:])
    with pytest.raises(PackageError, match="compressed data are broken"):
        _files(path)


@pytest.mark.parametrize("name", ["none", "a.txt"])
def test_anything_else_is_no_package(tmp_path: Path, name: str) -> None:
    """The remedy says what to name."""
    (tmp_path / "a.txt").write_text("x")

    with pytest.raises(PackageError, match="Name the folder"):
        _files(tmp_path / name)
