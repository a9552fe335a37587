"""A mapping: how the columns of foreign files become the columns of an evidence package, as data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from credit.evidence.date_formats import check_format
from credit.evidence.errors import PackageError, refuse
from credit.evidence.schema import TABLES
from models.errors import Problem

__all__ = ["CellRule", "Mapping", "Periods", "Split", "TableSource", "built_in_mappings", "load_mapping"]

_FOLDER = Path(__file__).parent / "mappings"


def _text(value: object) -> object:
    """Return YAML's true, false and whole numbers as the texts they are in a table."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else value


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [value]


def _texts(value: object) -> object:
    return {_text(key): _text(item) for key, item in value.items()} if isinstance(value, dict) else value


_Text = Annotated[str, BeforeValidator(_text)]
_AnyOf = Annotated[tuple[_Text | None, ...], BeforeValidator(_listed)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CellRule(_Part):
    """Where a target column's cells come from, in this order: from, values, date_format, time_zone, prefix, default."""

    from_: Annotated[tuple[str, ...], BeforeValidator(_listed), Field(alias="from")] = ()
    join: str = "-"
    values: Annotated[dict[str, str | None] | None, BeforeValidator(_texts)] = None
    date_format: Annotated[tuple[str, ...], BeforeValidator(_listed)] = ()
    time_zone: str | None = None
    prefix: str = ""
    default: _Text | None = None
    constant: _Text | None = None
    unknown: bool = False

    @field_validator("date_format")
    @classmethod
    def _formats_are_known(cls, formats: tuple[str, ...]) -> tuple[str, ...]:
        for text in formats:
            check_format(text)
        return formats

    @field_validator("time_zone")
    @classmethod
    def _zone_is_known(cls, zone: str | None) -> str | None:
        if zone is not None and zone not in available_timezones():
            message = f"{zone!r} is no time zone of the IANA list, like {ZoneInfo('Asia/Shanghai').key}"
            raise ValueError(message)
        return zone

    @model_validator(mode="after")
    def _one_origin(self) -> CellRule:
        if (bool(self.from_), self.constant is not None, self.unknown).count(True) != 1:
            message = "give exactly one of `from`, `constant` and `unknown: true`"
            raise ValueError(message)
        return self


class Split(_Part):
    """One source row becomes a row for each piece of a column's text; no piece, no row."""

    column: str
    by: Annotated[str, Field(min_length=1)]


class Periods(_Part):
    """Service periods from dated rows that name who was found serving: source columns."""

    community: str
    company: str
    on: str


class TableSource(_Part):
    """How one file feeds a table."""

    file: str
    where: dict[str, _AnyOf] = Field(default_factory=dict)
    split: Split | None = None
    unique: str | None = None
    periods: Periods | None = None
    columns: dict[str, CellRule] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _periods_stand_alone(self) -> TableSource:
        if self.periods is not None and (self.columns or self.unique or self.split):
            message = "`periods` makes all columns itself; take out columns, unique and split"
            raise ValueError(message)
        return self

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns of the file that the rows are made of, each once."""
        names = [*self.where, *(name for rule in self.columns.values() for name in rule.from_)]
        names += [self.unique] if self.unique is not None else []
        names += [self.split.column] if self.split is not None else []
        names += self.periods.model_dump().values() if self.periods is not None else ()
        return tuple(dict.fromkeys(names))


class Mapping(_Part):
    """A whole mapping. Tables it does not name are empty."""

    mapping: str
    title: dict[Literal["zh", "en"], str]
    company_id_scheme: Literal["uscc", "local"] = "uscc"
    tables: dict[str, Annotated[tuple[TableSource, ...], BeforeValidator(_listed)]]

    @model_validator(mode="after")
    def _fits_the_tables(self) -> Mapping:
        faults = [fault for name, sources in self.tables.items() for fault in _misfits(name, sources)]
        if faults:
            raise ValueError("; ".join(faults))
        return self


def _misfits(name: str, sources: tuple[TableSource, ...]) -> list[str]:
    if name not in TABLES:
        return [f"there is no table {name}; the tables are {', '.join(TABLES)}"]
    faults = []
    for source in sources:
        if source.periods is not None:
            faults += [] if name == "service_periods" else [f"`periods` belongs to service_periods, not to {name}"]
            continue
        strange = [column for column in source.columns if column not in TABLES[name].names]
        faults += [f"{name} has no column {column}; it has {', '.join(TABLES[name].names)}" for column in strange]
        needed = [column.name for column in TABLES[name].columns if column.required]
        faults += [f"{name} needs column {column}" for column in needed if column not in source.columns]
        faults += [
            f"only the community of a complaint may be unknown, not {name}.{column}"
            for column, rule in source.columns.items()
            if rule.unknown and (name, column) != ("complaints", "community_id")
        ]
    return faults


def built_in_mappings() -> tuple[str, ...]:
    """Return the names of the mappings that come with the program."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def load_mapping(name_or_path: str | Path) -> Mapping:
    """Return a built-in mapping by name, or the one of a YAML file; PackageError with every problem it has."""
    path = Path(name_or_path)
    if str(name_or_path) in built_in_mappings():
        path = _FOLDER / f"{name_or_path}.yaml"
    elif not path.is_file():
        known = ", ".join(built_in_mappings())
        raise refuse(str(name_or_path), "is no mapping", f"Name a YAML file, or one of the built-in ones: {known}.")
    content = _read(path)
    try:
        return Mapping.model_validate(content)
    except ValidationError as error:
        raise PackageError([_problem(path, fault) for fault in error.errors()]) from error


def _read(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    yaml = YAML(typ="safe", pure=True)
    try:
        return yaml.load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise refuse(str(path), f"is no valid YAML: {error.problem}", "Correct it there.", line=line) from error
    except (YAMLError, UnicodeDecodeError, ValueError) as error:
        raise refuse(str(path), f"cannot be read: {error}", "Write it as YAML 1.2 in UTF-8.") from error


_KEYS: dict[str, type[BaseModel]] = {"columns": CellRule, "split": Split, "periods": Periods, "tables": TableSource}


def _problem(path: Path, fault: Any) -> Problem:  # noqa: ANN401 - pydantic's own dictionary
    place = [str(step) for step in fault["loc"]]
    if fault["type"] != "extra_forbidden":
        what = fault["msg"].removeprefix("Value error, ")
        return Problem(f"{path}: {'.'.join(place)}", f"{what}.", "Correct it there.")
    part = next((_KEYS[step] for step in reversed(place[:-1]) if step in _KEYS), Mapping)
    allowed = ", ".join(field.alias or name for name, field in part.model_fields.items())
    return Problem(f"{path}: {'.'.join(place)}", "is no key here.", f"Use one of {allowed}.")
