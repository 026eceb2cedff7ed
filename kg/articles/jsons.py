"""Strict JSON: no key twice, no NaN, and the line where something is wrong."""

import json
import re
from collections.abc import Iterator

from kg.articles.errors import BadInputError, kind_of, shown

_SPACE = re.compile(r"[ \t\n\r]*")
_PATH = re.compile(r"[^\n]{0,400}\.(?:txt|md|html?)")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise BadInputError("json-twice", field=shown(key))
            seen.add(key)
    return record


def _refuse_constant(name: str) -> object:
    raise BadInputError("json-number", value=name)


_DECODER = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_refuse_constant)


def loads(text: str, at: int = 0, line: int = 1) -> tuple[object, int]:
    """The JSON value that begins at ``at``, and where it ends; ``line`` is the number of the text's first line."""
    try:
        value: object
        value, end = _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        column = str(error.pos - text.rfind("\n", 0, error.pos))
        raise BadInputError("json", line=_line(text, error.pos, line), column=column) from None
    except BadInputError as error:
        error.line = error.line or _line(text, at, line)
        raise
    except RecursionError:
        raise BadInputError("json-deep", line=_line(text, at, line)) from None
    except ValueError as error:  # a number of thousands of digits
        raise BadInputError("json-number", line=_line(text, at, line), value=shown(str(error))) from None
    return value, end


def whole(text: str, line: int = 1) -> object:
    """The one JSON value that a text is."""
    value, end = loads(text, _skip(text, 0), line)
    _refuse_rest(text, end, line)
    return value


def article(value: object) -> dict[str, object]:
    """A JSON value as the object that an article must be, its words in ``text`` and not only where they are."""
    if not isinstance(value, dict):
        raise BadInputError("not-object", what=kind_of(value))
    text = value.get("text")
    if isinstance(text, str) and len(text) < 400 and _PATH.fullmatch(text.strip()):
        raise BadInputError("text-is-path", value=shown(text.strip()))
    return value


def items(text: str) -> Iterator[tuple[int, object]]:
    """The line and value of each element of a JSON array, or of the one value that is none."""
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        yield _line(text, at), whole(text)
        return
    at = _skip(text, at + 1)
    if text[at : at + 1] == "]":
        _refuse_rest(text, at + 1)
        return
    line, counted = 1, 0
    while True:
        line, counted = line + text.count("\n", counted, at), at
        value, end = loads(text, at)
        yield line, value
        end = _skip(text, end)
        if text[end : end + 1] != ",":
            break
        at = _skip(text, end + 1)
    if text[end : end + 1] != "]":
        raise _broken(text, end)
    _refuse_rest(text, end + 1)


def line_of_key(text: str, key: str) -> int:
    """The line where a key of a JSON object stands, near enough for a message; 0 where it is spelt with escapes."""
    at = text.find(json.dumps(key, ensure_ascii=False))
    return _line(text, at) if at >= 0 else 0


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _line(text: str, at: int, line: int = 1) -> int:
    return line + text.count("\n", 0, at)


def _refuse_rest(text: str, at: int, line: int = 1) -> None:
    at = _skip(text, at)
    if at < len(text):
        raise _broken(text, at, line)


def _broken(text: str, at: int, line: int = 1) -> BadInputError:
    return BadInputError("json", line=_line(text, at, line), column=str(at - text.rfind("\n", 0, at)))
