"""Markdown with YAML front matter: the fields above, the article's words below, without the marks of the markup."""

import re

from kg.articles.errors import BadInputError

FRONT_LIMIT = 1 << 16  # characters
_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^[ ]{0,3}(#{1,6})[ \t]+(.{0,400}?)[ \t]*#*$", re.MULTILINE)
_QUOTE = re.compile(r"^[ ]{0,3}>[ ]?", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,1000})\]\((?:[^()\s]{0,2000})(?:\s+\"[^\"\n]*\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,1000}?)(?<=\S)\1")
_SLANT = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![\w*])")


def parse(text: str) -> dict[str, object]:
    """The fields of the front matter (every scalar a string), and the words of the body as ``text``.

    The title is the front matter's, or else the first heading of level one.
    """
    fields: dict[str, object] = {}
    if re.match(r"---[ \t]*\n", text):
        match = _FRONT.match(text)
        if match is None or len(match[1]) > FRONT_LIMIT:
            raise BadInputError("yaml-open", line=1)
        fields = _front_matter(match[1])
        text = text[match.end() :]
    text = _without_comments(text)
    if not fields.get("title") and (heading := next((m for m in _HEADING.finditer(text) if len(m[1]) == 1), None)):
        fields["title"] = plain(heading[2])
    fields["text"] = plain(text).strip("\n")
    return fields


def plain(text: str) -> str:
    """Markdown as the words a reader sees.

    >>> plain("## **Kết quả** của [hội nghị](https://example.vn/a)")
    'Kết quả của hội nghị'
    """
    text = _HEADING.sub(r"\2", text)
    text = _QUOTE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    return _SLANT.sub(r"\1", text)


def _without_comments(text: str) -> str:
    parts = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join([*parts, text[at:]])


def _front_matter(text: str) -> dict[str, object]:
    import yaml  # here: not every reading needs it

    class Loader(yaml.BaseLoader):  # scalars stay strings: 2020-01 is no number, 0123 no octal, "no" no boolean
        def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
            seen: set[str] = set()
            for key, _ in node.value:
                if key.value in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"'{key.value}' is given twice", key.start_mark)
                seen.add(key.value)
            return super().construct_mapping(node, deep)

    try:
        value = yaml.load(text, Loader=Loader)  # a BaseLoader builds nothing but strings
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = str(error.problem or error.context)
        raise BadInputError("yaml", line=mark.line + 2 if mark else 1, reason=reason) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise BadInputError("yaml", line=1, reason=str(error).partition("\n")[0] or "nested too deeply") from None
    except (TypeError, ValueError) as error:
        raise BadInputError("yaml", line=1, reason=str(error)) from None
    if value is None or value == "":
        return {}
    if not isinstance(value, dict):
        raise BadInputError("yaml", line=2, reason="expected lines like 'title: …'")
    return {str(key): entry for key, entry in value.items()}
