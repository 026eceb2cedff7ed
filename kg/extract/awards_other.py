"""Two more ways of saying it: ``64 đảng viên tròn 70 năm tuổi Đảng`` where Party badges are handed out, and an occasion
that bears the name of the distinction: ``lễ tuyên dương “Gương mặt trẻ tiêu biểu” do Tỉnh đoàn tổ chức``."""

from kg.extract.awards_clauses import Given
from kg.extract.awards_givers import giver_after
from kg.extract.awards_groups import group_at
from kg.extract.awards_names import Award
from kg.extract.awards_own import own_name
from kg.extract.awards_recipients import recipient_at
from kg.extract.awards_subjects import subject_before
from kg.extract.documents_actors import Line
from kg.extract.frame import Frame
from kg.extract.reading import Reading

Extra = tuple[Line, Award, Given]
_PRAISE = (("tuyên", "dương"), ("vinh", "danh"), ("tôn", "vinh"))


def badges_by_age(reading: Reading, frame: Frame, k: int) -> list[Extra]:
    """Counted members by years of membership, in an article that hands out badges."""
    keys, sentence = reading.text.keys, reading.sentences[k]
    found: list[Extra] = []
    for t in range(sentence.first + 1, sentence.last - 2):
        if keys[t] != "năm" or keys[t + 1 : t + 3] != ["tuổi", "đảng"] or not keys[t - 1].isdigit():
            continue
        line = Line(reading, frame, k)
        if any(line.opens(n, "huy hiệu") for n in range(max(line.first, t - 4), t)):
            continue
        award = Award(f"Huy hiệu {keys[t - 1]} năm tuổi Đảng", t - 1, t + 3, frozenset(("years",)))
        recipients = []
        if line.key(t + 3) in ("có", "gồm", ":"):
            after = recipient_at(line, t + 4, line.last)
            recipients = [after] if after is not None else []
        if not recipients:
            recipients = subject_before(line, t - 2 if line.key(t - 2) in ("tròn", "đạt", "đủ") else t - 1)
        counted = [r for r in recipients if r.kind == "group" and r.count]
        if counted:
            found.append((line, award, Given(counted[-1:], None, "asserted", "award-badge-age")))
    return found


def praised(reading: Reading, frame: Frame, k: int) -> list[Extra]:
    """``R … tại lễ tuyên dương “A” do G tổ chức``, ``tuyên dương “A” cho R``."""
    keys, sentence = reading.text.keys, reading.sentences[k]
    for t in range(sentence.first, sentence.last - 3):
        if (keys[t], keys[t + 1]) not in _PRAISE or keys[t + 2] not in ("“", '"'):
            continue
        line = Line(reading, frame, k)
        own = own_name(line, t + 2, capital=False)
        if own is None:
            return []
        name, end = own
        year = next((keys[n] for n in range(t + 2, end) if len(keys[n]) == 4 and keys[n].isdigit()), "")
        award = Award(name, t + 3, end - 1, frozenset(("bare",)), year=year)
        after = recipient_at(line, end + 1, line.last) if line.key(end) == "cho" else None
        head = group_at(line, line.first) and recipient_at(line, line.first, t)
        recipient = after or head
        if recipient is not None and recipient.kind == "group":
            return [(line, award, Given([recipient], giver_after(line, end), "asserted", "award-praised"))]
    return []
