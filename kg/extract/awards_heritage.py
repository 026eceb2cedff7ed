"""What is recognized as something (``công nhận Gành Đá là Di tích quốc gia``): what it is stands between."""

from kg.extract.awards_givers import Given, giver_before, passive_at
from kg.extract.awards_verbs import modality_at
from kg.extract.awards_who import Recipient
from kg.extract.documents_actors import Line

_VERBS = (("công", "nhận"), ("ghi", "danh"), ("xếp", "hạng"), ("vinh", "danh"), ("chứng", "nhận"), ("công", "bố"))
_REACH, _LONGEST = 22, 16  # tokens from the verb to the name of the distinction; of what is recognized
_UNNAMED = frozenset(("được", "này", "đó", "và", "với", "việc", "cho"))
_LISTED = ("các", "những", "hai", "nhiều")


def recognized_as(line: Line, first: int) -> Given | None:
    """``UNESCO vinh danh dân ca Nà Ớt là | Di sản …``, ``trao bằng công nhận đền Nà Ớt là | Di tích …``."""
    if line.key(first - 1) != "là":
        return None
    for t in range(first - 3, max(line.first, first - _REACH) - 1, -1):
        if not any(line.follows(t, *words) for words in _VERBS):
            continue
        start, end = t + 2, first - 1
        keys = line.keys[start:end]
        unnamed = not keys or keys[0] in _UNNAMED or keys[0] in _LISTED or len(keys) > _LONGEST
        if unnamed or {";", ":", "."} & set(keys) or passive_at(line, t) is not None:
            return None
        modality = modality_at(line, t)
        if modality == "unreal" or not any(line.capital(n) for n in range(start, end)):
            return None
        name = line.text.phrase(start, end).split(" (")[0]
        support = (line.support("recipient", start, end),)
        recipient = Recipient("body", name, start, end, support=support)
        return Given([recipient], giver_before(line, t), modality, "award-given")
    return None
