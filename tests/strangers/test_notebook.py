"""The notebook of the docs, run by Jupyter."""

import shutil
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.shared  # as for all that .ci/run alone installs
ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs/notebooks/first-steps.ipynb"


def shown(cell: Any) -> str:
    texts = (output.get("text") or output.get("data", {}).get("text/plain", "") for output in cell.outputs)
    return "".join(texts)


@pytest.mark.filterwarnings("ignore::EncodingWarning")  # Jupyter's own files
def test_every_cell_runs_and_shows_something(tmp_path):
    import nbformat
    from nbclient import NotebookClient

    shutil.copytree(ROOT / "data/articles", tmp_path / "data/articles")
    read = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(read)
    cells = [cell for cell in read.cells if cell.cell_type == "code"]
    assert not any(cell.outputs for cell in cells), "results are not committed"
    NotebookClient(read, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    built, leaders, words, kinds, central = map(shown, cells)
    assert built.startswith("(5, ")
    assert "Bí thư" in leaders and "Chủ tịch" in words + leaders and "congress" in kinds and "organization" in central
