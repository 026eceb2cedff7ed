"""What the docs say exists: links resolve, commands and options are real, paths are there, console examples run."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kg import cli
from scripts import gate

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"^\s*(?:\$ )?(kg(?: .*)?)$", re.MULTILINE)
FOLDERS = "benchmarks|data|docs|kg|ontology|queries|scripts|tests"
PATH = re.compile(rf"(?:{FOLDERS})/[\w./*-]*")
PLACEHOLDER = re.compile(r"\b(?:[A-Z]{2,}|T)\b|[A-Z]\.|[….]{1}$")


def each_page() -> list[object]:
    return [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in PAGES]


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(page: str) -> Iterator[str]:
    """All lines of code that call ``kg``, without what follows in a pipe or a comment."""
    for language, block in FENCE.findall(page):
        if language in ("", "sh", "console"):
            yield from COMMAND.findall(block)
    for code in CODE.findall(FENCE.sub("", page)):
        if code.startswith("kg "):
            yield code


@pytest.mark.parametrize("page", each_page())
def test_links_resolve(page: Path):
    for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"https?:|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), f"{page.name}: {target}"
        assert not anchor or anchor in anchors(there), f"{page.name}: {target}"


@pytest.mark.parametrize("page", each_page())
def test_commands_and_options_are_real(page: Path):
    known = {option for parameter in cli.kg.params for option in parameter.opts} | {"--help"}
    for line in commands(page.read_text(encoding="utf-8")):
        words = re.split(r"\s[|>#&]|\s…", line)[0].replace("[", " ").replace("]", " ").split()[1:]
        command: click.Command | None = None
        for word in words:
            name = word.partition("=")[0].rstrip(",;:.")
            if command is None and name in cli.kg.commands:
                command = cli.kg.commands[name]
            elif command is None and re.fullmatch(r"[a-z-]{2,}", name) and name not in ("en", "vi"):
                assert name in known, f"{page.name}: no command {name!r} in {line!r}"
            elif name.startswith("-") and name != "-":
                options = known if command is None else {o for p in command.params for o in p.opts} | {"--help"}
                assert name in options, f"{page.name}: no option {name!r} in {line!r}"


@pytest.mark.parametrize("page", each_page())
def test_make_targets_and_scripts_exist(page: Path):
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = "\n".join([*CODE.findall(text), *(block for _, block in FENCE.findall(text))])
    assert set(re.findall(r"^make ([a-z]+)", code, re.MULTILINE)) <= targets
    for module in re.findall(r"python -m ((?:scripts|benchmarks)\.\w+)", code):
        assert (ROOT / f"{module.replace('.', '/')}.py").exists(), module


@pytest.mark.parametrize("page", each_page())
def test_paths_exist(page: Path):
    for code in CODE.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        for path in PATH.findall(code):
            if re.search(rf"(?<![\w./-]){re.escape(path)}", code) and not PLACEHOLDER.search(path.rstrip("/.")):
                found = any(ROOT.glob(path.rstrip("/."))) if "*" in path else (ROOT / path.rstrip(".")).exists()
                assert found, f"{page.name}: {path}"


@pytest.mark.parametrize("page", [page for page in each_page() if "```console" in page.values[0].read_text("utf-8")])
def test_console_examples_run(page: Path, tmp_path: Path):
    """Every ``$ kg`` line of a page, one after the other in one folder with the project's data, says something."""
    for folder in ("data", "tests"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    environment = {name: value for name, value in os.environ.items() if name != "KG_STORE"}
    lines = [
        line[5:]
        for language, block in FENCE.findall(page.read_text(encoding="utf-8"))
        for line in block.splitlines()
        if language == "console" and line.startswith("$ kg ")
    ]
    assert lines
    for line in lines:
        arguments = shlex.split(line, comments=True)
        ran = subprocess.run(
            [sys.executable, "-m", "kg", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert ran.returncode == 0, f"{line}: {ran.stderr}"
        assert ran.stdout.strip() or "kg: " in ran.stderr or "-o" in arguments, line


@pytest.mark.parametrize("page", ["README.md", "docs/api.md"])
def test_the_examples_in_python_run(page, tmp_path, monkeypatch, capsys):
    """Those of a page one after the other, in a folder with the project's articles."""
    (tmp_path / "data").symlink_to(ROOT / "data")
    monkeypatch.chdir(tmp_path)
    blocks = [text for name, text in FENCE.findall((ROOT / page).read_text("utf-8")) if name == "python"]
    exec(compile("\n".join(blocks), page, "exec"), {})
    assert "Chủ tịch" in capsys.readouterr().out


def test_the_figures_are_those_that_are_pinned():
    floors = json.loads(gate.FLOORS.read_text(encoding="utf-8"))["floors"]
    assert gate.figures(floors) in (ROOT / "README.md").read_text(encoding="utf-8")
