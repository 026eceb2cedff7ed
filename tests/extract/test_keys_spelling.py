"""Words that the rules compare with folded text must be spelled as it is: ``kì``, not ``kỳ`` (which never matches)."""

import importlib
import pkgutil
import re

import pytest

import kg.extract
from kg.text.spelling import fold

AS_PRINTED = {  # compared with what is printed, with names of the lexicon, or folded where they are used
    "awards_bare._MEANT", "bodies._OFFICES", "bodies._WITHIN_TOLD", "decisions._AND", "decisions._SIGNER",
    "documents_actors._MEMBERS",
    "documents_gatherings._COMMITTEE", "events_facts._NAMED_YEAR", "events_mentions._ASSEMBLIES", "events_names._RITES",
    "events_unnamed._FORMS", "knowledge.WEAK_HEADS", "body_heads.WEAK_HEADS", "open_titles.OPEN",
    "open_titles_near.OPEN", "relations_words._OTHERS", "statistics_numbers.SCALES", "statistics_sense._GROWN",
}  # fmt: skip
MODULES = [module.name for module in pkgutil.iter_modules(kg.extract.__path__)]


def strings(value: object) -> list[str]:
    if isinstance(value, re.Pattern):
        return [value.pattern]
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in strings(part)]
    if isinstance(value, frozenset | set | tuple | list):
        return [text for part in value for text in strings(part)]
    return []


@pytest.mark.parametrize("name", MODULES)
def test_words_are_spelled_as_the_folded_text_is(name: str) -> None:
    module = importlib.import_module(f"kg.extract.{name}")
    odd = {
        f"{name}.{variable}": words
        for variable, value in vars(module).items()
        if not variable.startswith("__") and f"{name}.{variable}" not in AS_PRINTED
        if (words := [w for s in strings(value) for w in re.findall(r"(?<![\[\\])[^\W\d_]+", s) if unfolded(w)])
    }
    assert not odd


def unfolded(word: str) -> bool:
    return word.islower() and fold(word) != word
