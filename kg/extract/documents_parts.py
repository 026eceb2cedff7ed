"""The parts of the name of a congress, plenum or session: numerals, term, khóa, and whose it is, in any order."""

from kg.extract.documents_actors import PARTY, Line, body_name
from kg.extract.reading import BODY, Chunk
from kg.model import Body, Support
from kg.text.numbers import WORDS, ordinal
from kg.text.spelling import fold

_AFTER_NAME = frozenset(fold("lần thứ nhiệm kỳ khóa và đã đề ra các của là với về trong cũng được có").split())


class Parts:
    """The parts of a congress, plenum or session name as they are met, in any order."""

    def __init__(self, line: Line, token: int) -> None:
        self.line, self.end = line, token
        self.body: Body | None = None
        self.printed = ""  # the body as the name prints it
        self.open = False  # a bare Đảng bộ that the article leaves open
        self.ordinals: list[str] = []
        self.periods: list[str] = []
        self.words: dict[str, str] = {}  # ordinal, term and khóa as printed
        self.term = ""
        self.national = False  # toàn quốc
        self.comma = False
        self.generic = False  # các cấp: no congress in particular
        self.direct = False  # a numeral right after the opening: Đại hội XII
        self.support: tuple[Support, ...] = ()

    def read(self, *, bare: bool, comma: bool = False) -> None:
        """Take parts until none follows. ``bare``: a numeral may follow at once (``Đại hội XII``); ``comma``: whose it
        is may stand after a comma (``kỳ họp thứ 5, HĐND tỉnh``)."""
        self.comma = comma
        if bare and (self.line.key(self.end).isdigit() or self.line.capital(self.end)):
            self.direct = self._ordinal(self.end)
        while self.end < self.line.last:
            t = self.end
            mark = self.line.key(t) in (",", "(") and t + 1 < self.line.last
            found = self._part(t + 1 if mark else t, after_mark=mark)
            if not found:
                return
            if mark and self.line.key(t) == "(" and self.line.key(self.end) == ")":
                self.end += 1

    def _part(self, t: int, *, after_mark: bool) -> bool:
        line = self.line
        if line.follows(t, "lần", "thứ"):
            return self._ordinal(t + 2)
        if line.key(t) in ("lần", "thứ"):
            return self._ordinal(t + 1)
        if line.key(t) == "khóa":
            return self._khoa(t + 1)
        if line.opens(t, "nhiệm kỳ"):
            return self._term(t + 2)
        if after_mark and line.key(t) != "của":
            return self._term(t) or (self.comma and bool(self.ordinals) and self._body(t))
        if line.key(t) == "cấp" or (line.key(t) == "các" and line.key(t + 1) in ("cấp", "đảng", "đoàn")):
            self.generic = True
            return False
        return self._body(t + 1 if line.key(t) == "của" else t)

    def _ordinal(self, t: int) -> bool:
        values, end = self._numerals(t)
        if not values:
            return False
        if not self.ordinals:
            self.ordinals, self.words["ordinal"] = values, self.line.text.phrase(t, end)
        self.end = end
        return True

    def _khoa(self, t: int) -> bool:
        values, end = self._numerals(t)
        if values:
            self.periods, self.end = values, end
            self.words["khóa"] = self.line.text.phrase(t, end)
        return bool(values)

    def _numerals(self, t: int) -> tuple[list[str], int]:
        """``XII`` · ``4, 5`` · ``XI, XII`` · ``6 và 7``"""
        line, values, end = self.line, list[str](), t
        while t < line.last:
            word = line.words[t]
            value = ordinal(word) if word.isdigit() or word.isupper() or (not values and word.islower()) else ""
            if not value or int(value) > 99:
                break
            end = t + 1
            if line.key(t) == "mười" and (more := WORDS.get(line.key(end))) is not None:
                value, end = str(10 + more), end + 1
            values.append(value)
            if line.key(end) not in (",", "và", ";") or not (line.capital(end + 1) or line.key(end + 1).isdigit()):
                break
            t = end + 1
        return values, end

    def _term(self, t: int) -> bool:
        line = self.line
        for term in line.reading.terms[line.k]:
            first, last = line.text.token_range(term.start, term.end)
            if first == t:
                self.term, self.end = term.value, last
                self.words["term"] = line.text.phrase(t, last)
                return True
        return False

    def _body(self, t: int) -> bool:
        line = self.line
        if self.printed:
            return False
        chunk = line.chunk(t)
        if chunk is not None and chunk.kind == BODY and chunk.first == t:
            return self._named_body(chunk)
        if (line.key(t) in ("đảng", "đoàn") and line.capital(t)) or line.follows(t, "đảng", "toàn", "quốc"):
            return self._party(t)
        return self._national(t)

    def _named_body(self, chunk: Chunk) -> bool:
        line = self.line
        settled = line.frame.settle(chunk.value, line.k)
        self.end = chunk.last
        if line.key(self.end) == "cấp" or line.follows(self.end, "các", "cấp"):
            self.generic = True
            return False
        if chunk.value.bare and line.capital(self.end) and line.words[self.end].isalpha():
            return self._own_name(chunk.first)
        self.support += (line.support("body", chunk.first, chunk.last),)
        if settled is None:
            self.open, self.printed = True, line.text.phrase(chunk.first, chunk.last)
        else:
            self.body, more = settled
            self.support += more
            self.printed = body_name(self.body) if chunk.value.place is not None else self.body.name
        return True

    def _party(self, t: int) -> bool:
        """``Đảng``, ``Đoàn``: one body in the whole country, its congress told apart by number."""
        line = self.line
        if line.follows(t + 1, "các", "cấp"):
            self.generic = True
            return False
        self.end, self.printed = t + 1, line.text.phrase(t, t + 1)
        if line.key(t) == "đảng":
            self.body = PARTY
            self.support += (line.support("body", t, t + 1), Support("body", source="convention:Đảng"))
        self.open = self.body is None
        self._national(self.end)
        return True

    def _national(self, t: int) -> bool:
        if not self.line.follows(t, "toàn", "quốc"):
            return False
        self.end, self.national = t + 2, True
        return True

    def _own_name(self, first: int) -> bool:
        """``Đảng bộ Học viện``: the short name of a body that the chunks do not know."""
        line = self.line
        self.end += 1
        while self.end < line.last and line.words[self.end].islower() and line.key(self.end) not in _AFTER_NAME:
            self.end += 1
        self.printed = line.text.phrase(first, self.end)
        self.support += (line.support("body", first, self.end),)
        return True

    @property
    def known(self) -> list[frozenset[tuple[str, str]]]:
        """What tells it from others of its body; one set for each gathering that a list of numerals names."""
        term = {("term", self.term)} if self.term else set()
        return [
            frozenset({*term, *({("ordinal", o)} if o else ()), *({("khóa", p)} if p else ())})
            for o in self.ordinals or [""]
            for p in self.periods or [""]
        ]
