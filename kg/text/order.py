"""The Vietnamese order of words: letters first (Đ after D, Ơ after Ô), then their tones, then capitals."""

import unicodedata
from functools import cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng: the order of dictionaries

Key = tuple[tuple[int, ...], tuple[int, ...], str]


@cache
def order_key(word: str) -> Key:
    """What words are sorted by.

    >>> sorted(["Ơn", "Đào", "ân", "An", "Án", "Dung", "Ôn", "ăn"], key=order_key)
    ['An', 'Án', 'ăn', 'ân', 'Dung', 'Đào', 'Ôn', 'Ơn']
    """
    letters: list[int] = []
    tones: list[int] = []
    for letter in unicodedata.normalize("NFC", word):
        marks = unicodedata.normalize("NFD", letter)
        tones.append(max((_TONES.find(mark) + 1 for mark in marks), default=0))
        plain = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES)).lower()
        found = _LETTERS.find(plain)
        letters.append(
            ord(plain[0]) if found < 0 and plain < "a" else 1000 + found if found >= 0 else 2000 + ord(plain[0])
        )
    return tuple(letters), tuple(tones), word


def by_given_name(name: str) -> tuple[Key, ...]:
    """The key by which people are sorted: the given name, which stands last, goes first.

    >>> sorted(["Trần Văn Ân", "Lê Thị Bình", "Nguyễn Thị An"], key=by_given_name)
    ['Nguyễn Thị An', 'Trần Văn Ân', 'Lê Thị Bình']
    """
    words = [order_key(word) for word in name.split()]
    return (*words[-1:], *words[:-1])
