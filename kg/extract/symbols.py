"""A sentence as a string of symbols, one a cell, so that rules about people and offices are regular expressions.

``P`` person, ``R`` office, ``B`` body, ``L`` place, ``w`` any other word, marks as themselves (dashes as ``-``, quotes
as ``"``), ``T`` the word ``từ`` before an office that somebody comes from, and the class letters of ``posts-verbs.tsv``
for the words around offices. Forms of address have no cell.
"""

import re
from dataclasses import dataclass, field, fields

from kg.extract.chunks import Chunk

_UNSAID = re.compile(r'[?!]"|n"(?!$)|[?]"*$')


@dataclass(slots=True)
class Cells:
    """``symbols[n]`` stands for tokens ``[first[n], last[n])``; ``chunk[n]`` is the chunk of P, R, B and L cells."""

    sentence: int
    symbols: str = ""
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    chunk: list[Chunk | None] = field(default_factory=list)
    term: dict[int, str] = field(default_factory=dict)
    plural: set[int] = field(default_factory=set)
    grave: set[int] = field(default_factory=set)  # measures that only an organization takes: cách chức, khai trừ
    decided: set[int] = field(default_factory=set)  # words such as quyết định
    entered: set[int] = field(default_factory=set)  # nhậm chức, trở thành: to come into an office
    purpose: set[int] = field(default_factory=set)  # để
    several: set[int] = field(default_factory=set)  # persons that các or hai opens a list of
    ruled: set[int] = field(default_factory=set)  # the noun quyết định
    future: set[int] = field(default_factory=set)  # sẽ
    sources: set[int] = field(default_factory=set)  # persons whose words are told: theo ông A, …
    sought: set[int] = field(default_factory=set)  # offices that candidates stand for: ứng cử viên đại biểu
    holding: set[int] = field(default_factory=set)  # giữ chức, làm, tham gia: to be in what follows, not chức vụ alone
    sooner: set[int] = field(default_factory=set)  # trước khi
    onward: set[int] = field(default_factory=set)  # sang, lên, về: words before what somebody moves to
    besides: set[int] = field(default_factory=set)  # kiêm, bổ sung: one office beside another
    along: set[int] = field(default_factory=set)  # cùng: with whom, no further office of one person
    respective: set[int] = field(default_factory=set)  # lần lượt: each of several persons one of several offices
    governed: set[int] = field(default_factory=set)  # after của, cho, với, về: of whom something is, or told (to)
    cancelling: set[int] = field(default_factory=set)  # hủy bỏ, thu hồi quyết định: what was decided before ends
    pointing: set[int] = field(default_factory=set)  # này: what is named before
    addressed: set[int] = field(default_factory=set)  # offices after a form of address: đồng chí | Chủ tịch tỉnh
    staff: set[int] = field(default_factory=set)  # cán bộ, kế toán: what somebody is who holds no office
    today: set[int] = field(default_factory=set)  # nay là, nay giữ chức: who was something else before

    def person(self, n: int) -> str:
        chunk = self.chunk[n]
        return chunk.value if chunk is not None else ""

    @property
    def unnamed(self) -> bool:
        """Whether the person of the first cell is named before the sentence, not in it."""
        return len(self.first) > 1 and self.first[0] == self.first[1]

    def prepend(self, person: Chunk) -> None:
        """Put a person before the first cell."""
        self.symbols = "P" + self.symbols
        self.first.insert(0, person.first)
        self.last.insert(0, person.last)
        self.chunk.insert(0, person)
        self.term = {n + 1: term for n, term in self.term.items()}
        for marked in (getattr(self, it.name) for it in fields(self)):
            if isinstance(marked, set):
                moved = {n + 1 for n in marked}
                marked.clear()
                marked.update(moved)


def unsaid(symbols: str) -> bool:
    """Whether a sentence asks or calls: ``“Bầu ông A làm Chủ tịch đi!”``, ``ông A có làm Chủ tịch không?``."""
    return _UNSAID.search(symbols) is not None
