"""``meta.json``: ``{id: fields}``, which fills what the files themselves lack."""

from collections.abc import Mapping
from pathlib import Path

from kg.articles import jsons
from kg.articles.decode import document
from kg.articles.errors import BadInputError, InputError, kind_of, path_name, shown
from kg.articles.fields import TEXT_FIELDS, clean

NAME = "meta.json"


def load_meta(path: Path) -> tuple[dict[str, dict[str, str]], list[InputError]]:
    """The usable fields of each id, and what was wrong with the others."""
    file = path_name(path)
    errors: list[InputError] = []
    try:
        with path.open("rb") as stream:
            text = document(stream)
        table = jsons.whole(text)
        if not isinstance(table, dict):
            raise BadInputError("meta-shape", where="it", what=kind_of(table))
    except BadInputError as error:
        return {}, [error.at(file)]
    except OSError as error:
        return {}, [InputError(file, 0, "unreadable", (("reason", error.strerror or str(error)),))]
    metas: dict[str, dict[str, str]] = {}
    for id_, entry in table.items():
        try:
            metas[id_] = _fields(id_, entry)
        except BadInputError:
            line = jsons.line_of_key(text, id_)
            metas[id_] = {}
            for name, value in entry.items() if isinstance(entry, dict) else ():
                try:
                    metas[id_].update(_fields(id_, {name: value}))
                except BadInputError as error:
                    errors.append(error.at(file, line))
            if not isinstance(entry, dict):
                where = f"'{shown(id_)}'"
                errors.append(BadInputError("meta-shape", where=where, what=kind_of(entry)).at(file, line))
    return metas, errors


def _fields(id_: str, entry: object) -> dict[str, str]:
    if not isinstance(entry, dict):
        raise BadInputError("meta-shape", where=f"'{shown(id_)}'", what=kind_of(entry))
    return clean({name: value for name, value in entry.items() if name in TEXT_FIELDS})


def fill(fields: dict[str, str], *sources: Mapping[str, str]) -> dict[str, str]:
    """The fields, with what they lack from the first source that has it."""
    for source in sources:
        for name, value in source.items():
            if value and not fields.get(name):
                fields[name] = value
    return fields
