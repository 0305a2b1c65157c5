"""Reads playbooks from a TOML file; resources/flows.toml has the shipped ones and explains the keys."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from typing import TypeVar

from kefu_desktop.domain.errors import BadInputError
from kefu_desktop.domain.flow import Flow, Step
from kefu_desktop.domain.problem import Problem
from kefu_desktop.storage.data_file import read_data

_Item = TypeVar("_Item", str, int)


def read_flows(path: Path) -> tuple[list[Flow], list[Problem]]:
    """The flows of the file, in its order, and what is wrong with those that are left out.

    A flow with a faulty step is left out as a whole: a playbook with a hole would lead its reader astray.

    Raises:
        BadInputError: the file cannot be read, is no TOML in UTF-8, or is of a newer format.
    """
    flows: dict[str, Flow] = {}
    problems: list[Problem] = []
    for number, row in enumerate(_tables(read_data(path), "flow"), start=1):
        try:
            flow = _flow(row, taken=flows)
        except BadInputError as error:
            problems.append(Problem.of(_place(row, number), error))
        else:
            flows[flow.id] = flow
    return list(flows.values()), problems


def _flow(row: Mapping[str, object], taken: Container[str]) -> Flow:
    flow_id = _text(row, "id")
    if flow_id in taken:
        raise BadInputError("The id {id} is used twice. Give each flow its own.", id=flow_id)
    return Flow(
        id=flow_id,
        name=_text(row, "name"),
        when=_text(row, "when"),
        steps=tuple(_step(step) for step in _tables(row, "step")),
    )


def _step(row: Mapping[str, object]) -> Step:
    phrase = _text(row, "phrase")
    phrases = _list(row, "phrases", str)
    if phrase and phrases:
        raise BadInputError("A step has both phrase and phrases. Keep one of the two.")
    return Step(
        phrases=(phrase,) if phrase else phrases,
        goal=_text(row, "goal"),
        go_on_when=_text(row, "go_on_when"),
        branch=_text(row, "branch"),
        wordings=_list(row, "wordings", int),
        within=_seconds(row, "within_seconds"),
        wait=_seconds(row, "wait_seconds"),
        optional=row.get("optional") is True,
    )


def _text(row: Mapping[str, object], key: str) -> str:
    value = row.get(key, "")
    if not isinstance(value, str):
        raise BadInputError("{key} must be a text. Please put it in quotes.", key=key)
    return value.strip()


def _seconds(row: Mapping[str, object], key: str) -> int | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadInputError("{key} must be a whole number of seconds. Please correct it.", key=key)
    return value


def _list(row: Mapping[str, object], key: str, kind: type[_Item]) -> tuple[_Item, ...]:
    value = row.get(key, [])
    items = value if isinstance(value, list) else [value]
    fitting = tuple(item for item in items if isinstance(item, kind) and not isinstance(item, bool))
    if not isinstance(value, list) or len(fitting) < len(items):
        raise BadInputError("{key} must be a list of texts or of numbers. Please correct it.", key=key)
    return fitting


def _tables(row: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    """The tables under a key; whatever else stands there reads as an empty table, so that it is told of."""
    value = row.get(key, [])
    items = value if isinstance(value, list) else [value]
    return [item if isinstance(item, dict) else {} for item in items]


def _place(row: Mapping[str, object], number: int) -> str:
    name = row.get("id")
    return name if isinstance(name, str) and name else f"flow {number}"
