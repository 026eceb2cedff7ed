"""The namespaces are closed, and they are the only place that spells a term."""

import ast
import re
from pathlib import Path

import pytest

from kg import vocabulary
from kg.resources import ROOT
from kg.vocabulary import CODES, KG, ONTOLOGY, PREFIXES, Namespace, concept


def test_a_typo_raises() -> None:
    with pytest.raises(AttributeError, match=r"no term 'Pesron' in https://w3id\.org/vnkg/ontology#"):
        _ = KG.Pesron


def test_terms_are_whole_iris_and_said_once() -> None:
    names = list(KG)
    assert len(names) == len(set(names))
    assert KG.PostClaim == ONTOLOGY + "PostClaim"


def test_each_namespace_has_a_prefix() -> None:
    namespaces = {value.iri for value in vars(vocabulary).values() if isinstance(value, Namespace)}
    assert namespaces == set(PREFIXES.values())


def test_a_code_outside_its_scheme_still_gives_a_safe_iri() -> None:
    assert concept("unit", "percent") == ONTOLOGY + "unit-percent"
    assert concept("unit", "a b>é") == ONTOLOGY + "unit-a_b__"
    with pytest.raises(AttributeError, match="no concept scheme 'colour'"):
        concept("colour", "red")


def test_codes_are_ascii_and_said_once() -> None:
    for scheme, codes in CODES.items():
        assert len(codes) == len(set(codes))
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in (scheme, *codes))


def test_no_other_module_spells_a_term_of_ours() -> None:
    for path in sorted((ROOT / "kg").rglob("*.py")):
        if path.name != "vocabulary.py":
            spelled = [text for text in strings(path) if ONTOLOGY in text]
            assert not spelled, path.name


def strings(path: Path) -> list[str]:
    """The strings of a module, docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs)
    return [node.value for node in constants if isinstance(node.value, str)]
