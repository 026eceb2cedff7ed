"""What an assembly met for, told of afterwards, was done: ``HĐND đã tổ chức kỳ họp để miễn nhiệm …``."""

from kg.extract.reading import BODY, Chunk, Reading

_GATHERINGS = frozenset(("kì họp", "phiên họp", "hội nghị", "đại hội"))
_MEET = (["tổ", "chức"], ["tiến", "hành"])


def done_there(reading: Reading, row: list[Chunk], n: int) -> bool:
    """Whether the ``để``, ``nhằm`` or ``quy trình`` before chunk ``n`` opens what an assembly did, no plan."""
    at = row[n - 1].first
    keys = reading.text.keys[row[0].first : at + 1]
    if keys[-1] == "qui":
        return _by_assembly(reading, row, n, keys[:-1])
    for met in (k for k, key in enumerate(keys) if key == "đã"):
        held = keys[met + 1 : met + 3] in _MEET or keys[met + 1 : met + 2] == ["họp"]
        if keys[met + 1 : met + 3] == ["họp", "phiên"]:
            return True
        if held and any(" ".join(pair) in _GATHERINGS for pair in zip(keys[met:], keys[met + 1 :], strict=False)):
            return True
    return False


def _by_assembly(reading: Reading, row: list[Chunk], n: int, keys: list[str]) -> bool:
    """``Kỳ họp đã | thực hiện quy trình``, ``HĐND huyện | tiến hành quy trình`` miễn nhiệm …"""
    if keys[-2:] not in (["thực", "hiện"], ["tiến", "hành"], ["thông", "qua"]):
        return False
    if keys[-3:-2] == ["đã"] or keys[-4:-2] == ["đã", "được"]:
        return True
    before = next((chunk for chunk in reversed(row[: n - 1]) if chunk.last <= row[n - 1].first - 2), None)
    return before is not None and (
        (before.kind == BODY and reading.text.keys[before.first] in ("hđnd", "hội"))
        or " ".join(keys[-4:-2]) in _GATHERINGS
        or keys[-4:-2] == ["đại", "biểu"]
    )
