"""What the set-up tests share: an empty checkout in a temporary folder and a workbench over it."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from setup.commands import Commands
from setup.layout import Layout
from setup.progress import Progress
from setup.stamps import Stamps
from setup.workbench import Workbench
from tests.setup.fake_programs import FakeUv, program


@pytest.fixture
def make_program() -> Callable[[Path, str], Path]:
    return program


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    checkout = Layout(tmp_path / "checkout")
    checkout.requirements.mkdir(parents=True)
    for name in ("engine", "app", "dev", "uv"):
        (checkout.requirements / f"{name}.txt").write_text(f"{name}==1\nspacy==3\n")
    (checkout.root / "pyproject.toml").write_text("[project]\n")
    return checkout


@pytest.fixture
def uv(tmp_path: Path) -> FakeUv:
    return FakeUv(tmp_path / "programs")


@pytest.fixture
def bench(layout: Layout, tmp_path: Path) -> Workbench:
    """A workbench whose PATH has only the programs that a test puts there."""
    environment = {
        "HOME": str(tmp_path / "home"),
        "PATH": f"{tmp_path / 'programs'}{os.pathsep}/usr/bin{os.pathsep}/bin",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    return Workbench(
        layout=layout,
        stamps=Stamps(layout.state),
        commands=Commands(layout.root, layout.logs / "setup.log", environment),
        progress=Progress(io.StringIO()),
        free_bytes=lambda _folder: 10**12,
    )


@pytest.fixture
def said(bench: Workbench) -> Callable[[], str]:
    """Everything that set-up told the person at the keyboard."""
    out = bench.progress._out
    assert isinstance(out, io.StringIO)
    return out.getvalue
