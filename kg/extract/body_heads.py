"""Heads of bodies: which words begin the name of one, and which only look like it."""

from kg.extract import knowledge
from kg.extract.body_names import ALONE, field_end, stops
from kg.extract.knowledge import WEAK_HEADS, Head
from kg.extract.places import adjacent, is_capital
from kg.text.tokens import Text


def head_at(text: Text, i: int, last: int, *, told: bool = False) -> tuple[Head, int, str] | None:
    """The head that stands at token ``i``, within ``last``: itself, the index after it, as printed; or None. ``told``:
    an office stands before."""
    found = knowledge.heads().match(text.keys, i)
    if found is None or found[1] > last:
        return None
    head, j = found
    if _ordinary(text, i, j) or (i and text.starts[i] == text.ends[i - 1] and _in_number(text, i)):
        return None
    place = knowledge.places().match(text.keys, i) if j < last and is_capital(text, j) else None
    if (
        place
        and j < place[1] <= last
        and (place[1] == last or (is_capital(text, i) and not text.words[place[1]].islower()))
    ):
        return None  # Hội An, Vụ Bản: a place
    if head.takes == "none" and j < last and of_union(text, j, last):
        for end in range(j - 1, max(i, j - 4), -1):  # Ủy ban Kiểm tra | Trung ương Đoàn
            shorter = knowledge.heads().match(text.keys[i:end], 0)
            if shorter and shorter[0].takes != "none":
                head, j = shorter[0], i + shorter[1]
                break
    if not told and not is_capital(text, i) and head.takes != "none" and _is_weak(text, i, j, head, last):
        return None
    longer = _over_initials(text, i, j, last)
    return longer or (head, j, text.phrase(i, j))


def office_alone(text: Text, k: int, last: int) -> Head | None:
    """The head of an office named before: ``Chi bộ Văn phòng | Sở đã họp``, not ``Bộ trưởng``."""
    found = knowledge.heads().match(text.keys, k) if k < last and is_capital(text, k) else None
    if found is None or found[0].form not in ALONE or found[1] != k + 1:
        return None
    after = text.words[k + 1] if k + 1 < last else ""
    over = not after.isalpha() or stops(text, k + 1) or after == "và"
    lone = after.islower() and text.keys[k] == "sở" and after not in ("hữu", "thích")  # Thanh tra Sở | phát hiện
    return found[0] if over or lone else None


def _over_initials(text: Text, i: int, j: int, last: int) -> tuple[Head, int, str] | None:
    """``Ủy ban Kiểm tra | (UBKT) | Trung ương``: a longer head around initials in brackets."""
    past = past_initials(text, j, last)
    found = knowledge.heads().match(text.keys[i:j] + text.keys[past : past + 6], 0) if past > j else None
    if found is None or found[1] <= j - i:
        return None
    end = past + found[1] - (j - i)
    return found[0], end, f"{text.phrase(i, j)} {text.phrase(past, end)}"


def _ordinary(text: Text, i: int, j: int) -> bool:
    """``cán | bộ Công an``, ``Trường | Sơn``: a word that only ends or begins like the head ``[i, j)``."""
    words = knowledge.ordinary()
    if i and adjacent(text, i) and (before := words.match(text.keys, i - 1)) and before[0] == 2:
        return True
    ahead = words.match(text.keys, i) or (words.match(text.keys, j - 1) if j - 1 > i else None)
    cut = text.keys[j : j + 2] == ["thảo", "luận"]  # Quốc hội | thảo luận, no hội thảo
    return ahead is not None and ahead[1] > j and not cut


def _in_number(text: Text, i: int) -> bool:
    """``484/KH-UBND``: the number of a document, written without spaces."""
    while i and text.starts[i] == text.ends[i - 1]:
        i -= 1
        if text.words[i][0].isdigit():
            return True
    return False


def _is_weak(text: Text, i: int, j: int, head: Head, last: int) -> bool:
    """A lower-case head that is also a common word counts only before a capital field (``bộ Y tế``)."""
    words = text.keys[i:j]
    if words == ["văn", "phòng"]:
        whole = knowledge.heads().match(text.keys, j) if j < last and is_capital(text, j) else None
        return whole is None or whole[0].kind not in ("party", "state") or whole[0].takes not in ("place", "unit")
    if any(is_capital(text, k) for k in range(i + 1, j)):
        return False  # giám đốc ban | Quản lý dự án
    if len(words) > 2 or (" ".join(words) not in WEAK_HEADS and words[0] not in WEAK_HEADS):
        return False
    return not (head.takes in ("field", "proper") and j < last and is_capital(text, j) and field_end(text, j, last) > j)


def past_initials(text: Text, end: int, last: int) -> int:
    """The index after the initials in brackets that stand inside a name: ``Ủy ban Kiểm tra | (UBKT) | Tỉnh ủy``."""
    inside = end + 3 < last and text.words[end] == "(" and text.words[end + 2] == ")" and text.words[end + 1].isupper()
    return end + 3 if inside else end


def of_union(text: Text, k: int, last: int) -> bool:
    """``Trung ương | Đoàn``, ``Trung ương | đoàn,``; not ``Trung ương đoàn kết``."""
    if text.keys[k] not in ("đoàn", "hội"):
        return False
    return is_capital(text, k) or (text.keys[k] == "đoàn" and (k + 1 >= last or not text.words[k + 1].islower()))
