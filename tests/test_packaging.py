"""The package: one version, licences that go with ours, a wheel that carries what the program reads."""

import re
import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, distribution, version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

import kg

ROOT = Path(__file__).parents[1]
PERMISSIVE = re.compile(r"\b(Apache|BSD|CC0|ISC|MIT|MPL|Mozilla|PSF|Python Software Foundation|W3C|ISCL)\b")
COPYLEFT = re.compile(r"GPL|General Public", re.IGNORECASE)
CHOICES = {"tld": "MPL-1.1"}  # offers three licences; we take this one


def licence(package: Distribution) -> str:
    """What a package says of its licence: the expression, else the classifiers and the first line of free words."""
    metadata = package.metadata
    kinds = [line for line in metadata.get_all("Classifier") or [] if line.startswith("License ::")]
    free = (metadata.get("License") or "").partition("\n")[0]
    return metadata.get("License-Expression") or " ".join([*kinds, free])


def needed(name: str, seen: dict[str, Distribution]) -> dict[str, Distribution]:
    """A package and all that it needs where it is used, not developed."""
    package = distribution(name)
    if package.metadata["Name"].lower() not in seen:
        seen[package.metadata["Name"].lower()] = package
        for line in package.requires or []:
            wanted = Requirement(line)
            if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
                needed(wanted.name, seen)
    return seen


def test_the_version_stands_in_one_place():
    assert version("vnkg") == kg.__version__
    assert "\nversion =" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "version" not in yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert f"\n## [{kg.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_what_we_need_has_licences_that_go_with_ours():
    packages = needed("vnkg", {})
    assert {"pyoxigraph", "pyshacl", "pyshifty", "pyvis", "networkx", "trafilatura"} <= packages.keys()
    for name, package in packages.items():
        said = CHOICES.get(name) or licence(package)
        assert PERMISSIVE.search(said) and not COPYLEFT.search(said), f"{name}: {said}"


def test_every_import_is_declared():
    """What an extra brings is imported too, but nothing stops working without it."""
    lines = [Requirement(line) for line in distribution("vnkg").requires or []]
    needed = {line.name.lower() for line in lines if not line.marker}
    names = {"yaml": "pyyaml", "shifty": "pyshifty", "docx": "python-docx", "pdfminer": "pdfminer-six"}
    imported = {
        names.get(module, module)
        for path in (ROOT / "kg").rglob("*.py")
        for module in re.findall(r"^\s*(?:import|from) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        if module not in sys.stdlib_module_names and module != "kg"
    }
    behind = {"lxml-html-clean"}  # what trafilatura needs and old pips do not see
    assert needed - behind <= imported <= needed | {line.name.lower() for line in lines}


@pytest.mark.wheel
def test_the_wheel_carries_what_the_program_reads(tmp_path):
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, ROOT]
    subprocess.run(command, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == f"vnkg-{kg.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
    resources = {
        f"kg/_resources/{path.relative_to(ROOT).as_posix()}"
        for folder in ("ontology", "data", "queries")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kg").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert len(resources) > 60 and any(name.startswith("kg/view/assets/") for name in package)
    information = {name for name in carried if ".dist-info/" in name}
    assert carried - information == resources | package
    assert any(name.endswith("/licenses/LICENSE") for name in information)
