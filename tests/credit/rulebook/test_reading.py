"""YAML is read as a person reads it, and refused where YAML would read something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credit.rulebook.reading import read_yaml
from credit.rulebook.trees import mark_of


def test_words_of_yaml_1_1_stay_words() -> None:
    """In YAML 1.2 `on` and `yes` are text, and a day stays text until its shape reads it."""
    tree, problems = read_yaml(b"on: yes\nday: 2024-01-01\nn: 3\nt: true\nz: null\n", "f.yaml")
    assert (tree, problems) == ({"on": "yes", "day": "2024-01-01", "n": 3, "t": True, "z": None}, [])


def test_each_part_knows_its_line() -> None:
    """Lines are counted from 1."""
    tree, _ = read_yaml("# 注\na:\n- b: 1\n- c: 2\n".encode(), "f.yaml")
    assert str(mark_of(tree, ("a", 1, "c"))) == "f.yaml:4"


@pytest.mark.parametrize(
    ("text", "where", "what", "remedy"),
    [
        ("a: 1\nb: 1.5\n", "f:2", "YAML reads 1.5 as a float", '"1.5"'),
        ("a: 1e3", "f:1", "YAML reads 1e3 as a float", '"1e3"'),
        ("a: .inf", "f:1", "as a float", "quotes"),
        ("a: 012", "f:1", "in another form", '"012"'),
        ("a: 0x10", "f:1", "in another form", '"0x10"'),
        ("a: 1\nb: 2\na: 3\n", "f:3", "`a` stands twice (first on line 1)", "Keep one"),
        ("a: 9999999999999999", "f:1", "in another form", "quotes"),
        ("1: x", "f:1", "a key must be text", "quotes"),
        ("a: &x 1", "f:1", "an anchor (&x)", "Write the value out"),
        ("a: *x", "f:1", "an alias (*x)", "Write the value out"),
        ("a: !!python/object:os.system x", "f:1", "a tag", "Delete it"),
        ("a: !!str 1", "f:1", "a tag", "Delete it"),
        ("%YAML 1.1\n---\na: on\n", "f:1", "directive", "YAML 1.2"),
        ("a: 1\n---\nb: 2\n", "f:2", "a second document", "file of its own"),
        ("a: [1\nb: 2", "f:2", "this is no YAML", "Check"),
        ("", "f", "the file is empty", "delete the file"),
        ("~", "f", "the file is empty", "delete the file"),
        ("# only a comment\n", "f", "the file is empty", "delete the file"),
        ("a: \x00", "f", "this is no YAML", "Take the character out"),
        ("[" * 50 + "]" * 50, "f:1", "nested deeper than 40", "flat"),
    ],
)
def test_what_yaml_misreads_is_refused(text: str, where: str, what: str, remedy: str) -> None:
    """The line, what is wrong with it, and what to write instead."""
    _, problems = read_yaml(text.encode(), "f")
    assert [(p.where, what in p.what, remedy in p.remedy) for p in problems] == [(where, True, True)]


def test_a_file_in_another_encoding_is_refused() -> None:
    """GB18030 is named as not UTF-8, with the line."""
    tree, problems = read_yaml("a: 1\nb: 信\n".encode("gb18030"), "f")
    assert (tree, problems[0].where, problems[0].remedy) == (None, "f:2", "Save the file as UTF-8.")


def test_a_byte_order_mark_is_no_content() -> None:
    """Editors on Windows write one."""
    assert read_yaml(b"\xef\xbb\xbfa: 1\n", "f") == ({"a": 1}, [])


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    """Nine aliases of nine aliases never become a tree."""
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))]
    tree, problems = read_yaml("\n".join(lines).encode(), "f")
    assert (tree, len(problems) > 200) == (None, True)


def test_a_file_too_large_is_refused_unread() -> None:
    """Nobody writes four megabytes of rules by hand."""
    _, problems = read_yaml(b"#" * (4 * 2**20 + 1), "f")
    assert "bytes" in problems[0].what


@given(st.binary(max_size=40))
def test_any_bytes_give_a_tree_or_problems(data: bytes) -> None:
    """No input ends in anything but a tree or a list of problems."""
    tree, problems = read_yaml(data, "f")
    assert tree is not None or problems
