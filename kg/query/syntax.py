"""SPARQL as a row of tokens: enough to see what a query reaches for, and where values can be put into it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.messages import UsageProblem

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      | (?P<string>\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
                 | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<variable>[?$]\w+)
      | (?P<name>[^\W\d][\w.-]*)?:(?:[\w:%.-]|\\.)*      # a prefixed name
      | (?P<word>[^\W\d]\w*)
      | (?P<mark>[^\s])""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES = {"LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"}


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword it may be, in capitals."""
        return self.text.upper() if self.kind == "word" else ""


def plain(query: str) -> str:
    """The query with its ``\\uXXXX`` escapes resolved, as SPARQL does before it reads a query, so that nothing
    hides."""
    return _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), query)


def tokens(query: str) -> Iterator[Token]:
    """The tokens of a query, comments left out.

    >>> [token.text for token in tokens('SELECT ?x { ?x a kg:Post # SERVICE' + chr(10) + '}')]
    ['SELECT', '?x', '{', '?x', 'a', 'kg:Post', '}']
    """
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "name"
        if kind != "comment":
            yield Token("name" if kind == "name" else kind, match[0], match.start())


def guard(query: str, name: str) -> list[str]:
    """Refuse what would reach out of the store; the graphs that FROM names, which have to be in it, are returned.

    >>> guard("SELECT * FROM <http://a/> { SERVICE <http://b/> { ?s ?p ?o } }", "q.rq")
    Traceback (most recent call last):
        ...
    kg.messages.UsageProblem: q.rq:1: SERVICE asks another machine, which this program never does; take it out
    """
    row = list(tokens(query))
    graphs = []
    for place, token in enumerate(row):
        following = [later.text for later in row[place + 1 : place + 3]]
        if token.word == "SERVICE" or (token.word in _UPDATES and not _inside(row[:place])):
            key = "query.service" if token.word == "SERVICE" else "query.update"
            raise UsageProblem(key, where=f"{name}:{_line(query, token.start)}", word=token.word)
        if token.word == "FROM":
            graphs.append(next((text for text in following if text.upper() != "NAMED"), ""))
    return graphs


def _inside(before: list[Token]) -> bool:
    return any(token.word in _FORMS for token in before)


def _line(query: str, position: int) -> int:
    return query.count("\n", 0, position) + 1


def with_values(query: str, bindings: dict[str, str]) -> str:
    """The query with a ``VALUES`` block at the head of its pattern, on the same line; the terms are written by the
    engine.

    >>> with_values("SELECT ?p WHERE { ?p a ?c }", {"c": "<http://a/>"})
    'SELECT ?p WHERE { VALUES (?c) { (<http://a/>) } ?p a ?c }'
    """
    if not bindings:
        return query
    variables = " ".join(f"?{name}" for name in bindings)
    values = f" VALUES ({variables}) {{ ({' '.join(bindings.values())}) }}"
    place = _pattern(query)
    return query[:place] + values + query[place:]


def with_prefixes(query: str, prefixes: Mapping[str, str]) -> str:
    """The query with declarations, on its first line, of the prefixes that it uses and does not declare.

    >>> with_prefixes("PREFIX b: <http://b/> ASK { ?s b:p a:c }", {"a": "http://a/", "b": "http://x/"})
    'PREFIX a: <http://a/> PREFIX b: <http://b/> ASK { ?s b:p a:c }'
    """
    row = list(tokens(query))
    names = {token.text.partition(":")[0] for token in row if token.kind == "name"}
    declared = {after.text[:-1] for token, after in pairwise(row) if token.word == "PREFIX"}
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in sorted(names & prefixes.keys() - declared)) + query


def _pattern(query: str) -> int:
    """Where the pattern of a query begins: behind the brace after WHERE, and not in what CONSTRUCT makes."""
    form, depth, template = "", 0, False
    for token in tokens(query):
        if not form:
            form = token.word if token.word in _FORMS else ""
        elif token.text in "()":
            depth += 1 if token.text == "(" else -1
        elif template:
            template = token.text != "}"
        elif form == "CONSTRUCT" and token.text == "{":
            form, template = "CONSTRUCTED", True
        elif form == "CONSTRUCT" and token.word == "WHERE":
            break
        elif token.text == "{" and depth == 0:
            return token.start + 1
    raise UsageProblem("query.no-pattern")
