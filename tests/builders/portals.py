"""Portals made quickly: what every one of a run compiles alike, addresses and templates, is compiled once a process."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule

__all__ = ["compiled_once"]


class _InMemory(BytecodeCache):
    """Templates' code by the digest of their source."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket its code where it is known."""
        code = self._kept.get(f"{bucket.key} {bucket.checksum}")
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of the bucket."""
        self._kept[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


@contextmanager
def compiled_once() -> Iterator[None]:
    """Let all portals of this process share compiled templates, and the functions that build addresses.

    A portal has four hundred addresses, and werkzeug compiles a function for each when the portal is made: a third of a
    second, longer than most tests take. Such a function takes the rule as its first argument, and is made of nothing
    but what stands in the key.
    """
    compile_builder, known = Rule._compile_builder, dict[Hashable, Callable[..., Any]]()  # noqa: SLF001 - see above

    def kept(rule: Rule, append_unknown: bool = True) -> Callable[..., Any]:  # noqa: FBT001, FBT002 - as werkzeug has it
        converters = [(name, type(one)) for name, one in sorted(rule._converters.items())]  # noqa: SLF001 - see above
        key = rule.rule, tuple(rule._trace), repr(rule.defaults), tuple(converters), append_unknown  # noqa: SLF001
        if key not in known:
            known[key] = compile_builder(rule, append_unknown)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", kept)
        patch.setattr(Flask, "jinja_options", Flask.jinja_options | {"bytecode_cache": _InMemory()})
        yield
