"""The project's own source, read for the tests of its architecture."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

__all__ = [
    "PACKAGES",
    "ROOT",
    "Function",
    "FunctionNode",
    "Module",
    "documents",
    "modules_of_tests",
    "page",
    "product_modules",
]

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("models", "credit", "bidding", "synthetic_data", "web")

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Function:
    """One function or method, with where it stands."""

    where: str
    node: FunctionNode

    @property
    def lines(self) -> int:
        """Return its lines from `def` to the end, docstring and comments among them."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1

    @property
    def does_something(self) -> bool:
        """Return whether its body holds more than a docstring and `...`, as a protocol's does not."""
        return not all(isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant) for part in self.node.body)


@dataclass(frozen=True)
class Module:
    """One Python file of the project."""

    path: Path

    @cached_property
    def text(self) -> str:
        """Return the source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Return the source as a syntax tree."""
        return ast.parse(self.text, filename=str(self.path))

    @property
    def place(self) -> Path:
        """Return the path as a reader of the repository names it."""
        return self.path.relative_to(ROOT)

    @property
    def name(self) -> str:
        """Return the name it is imported by."""
        return ".".join(self.place.with_suffix("").parts).removesuffix(".__init__")

    @property
    def lines(self) -> int:
        """Return the number of its lines."""
        return len(self.text.splitlines())

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """Return all functions and methods, nested ones too."""
        nodes = (node for node in _statements(self.tree) if isinstance(node, FunctionNode))
        return tuple(Function(f"{self.place}:{node.lineno} {node.name}", node) for node in nodes)

    @property
    def is_run_by_alembic(self) -> bool:
        """Return whether Alembic alone runs it, by its path: the revisions and their environment."""
        return "migrations" in self.place.parts and (self.path.parent.name == "versions" or self.path.name == "env.py")


@cache
def product_modules() -> tuple[Module, ...]:
    """Return every module of the five packages that can be imported, in the order of their paths.

    They are the same ones for all tests of a process, for it takes seconds to parse them.
    """
    modules = (Module(path) for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return tuple(module for module in modules if not module.is_run_by_alembic)


def modules_of_tests() -> list[Module]:
    """Return every Python file under tests/."""
    return [Module(path) for path in sorted((ROOT / "tests").rglob("*.py"))]


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all statements within, nested ones too; a function cannot stand within an expression."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            yield child
            yield from _statements(child)


def page(name: str) -> str:
    """Return the text of a page of documentation, which has to be there."""
    path = ROOT / name
    assert path.is_file(), f"write {name}; the tests under tests/docs say what it holds"
    return path.read_text(encoding="utf-8")


def documents() -> Iterator[Path]:
    """Yield every page of documentation."""
    yield from sorted(ROOT.glob("*.md"))
    yield from sorted((ROOT / "docs").rglob("*.md"))
