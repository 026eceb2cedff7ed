"""The trigger word that tells what a figure counts: the nearest before it, or a telling one behind it."""

from kg.extract.statistics_clause import Clause, Sense
from kg.extract.statistics_lexicon import Trigger

RATED = ("rated-excellent", "rated-good", "rated-complete")
_REACH_LEFT, _REACH_RIGHT = 16, 18  # tokens between trigger and figure
_REACH = {
    "study-participation": 26,
    "committee-size": 12,
    "rated-good": 8,
    "rated-excellent": 8,
    "rated-complete": 8,
    "full-members": 3,
    "probationary-members": 3,
}
_REACH_GIVEN = 7
_REACH_REACHED = 2  # 14 chỉ tiêu đạt và vượt
_STRONG_BEHIND = (*RATED, "committee-size", "votes", "members-transferred")
_ORDER_BEHIND = ("trained", "awards", "disciplined", "study-participation")
_OF_SHARES = (*RATED, "study-participation", "votes")

_OF_BADGES = "tuổi đảng"
_FILLERS = frozenset("được cho thêm mới lại toàn bộ đến tới hết số tổng đối với về ra xong cả trên là lên".split())
_SHARE_OF: tuple[list[str], ...] = ([], ["so", "với"], ["của"], ["so", "với", "các"], ["các"])

Hit = tuple[int, int, Trigger]


def own(clause: Clause, blank: Sense) -> Sense | None:
    """The sense that the figure's own trigger words give it."""
    left, right = _left(clause, blank.group), _right(clause, blank.group)
    strong = next((hit for hit in right if hit[2].indicator in _STRONG_BEHIND or _share_of_aim(clause, hit)), None)
    if left and strong and left[1] == clause.figure.start and strong[2].indicator in ("committee-size", "votes"):
        strong = None  # khuyết 2 người vào Ban Chấp hành
    best = strong or left or (min(right, key=_strength) if right else None)
    if best is None:
        return None
    first, end, entry = best
    awarded = any(hit[2].indicator == "awards" for hit in (*right, *([left] if left else [])))
    if not left and clause.before is not None:
        awarded = awarded or clause.before[1].also == "awards"
    raised = entry.indicator == "work-output" and blank.group == "money"  # vận động 9 tỷ đồng
    return blank._replace(
        indicator="economy" if raised else entry.indicator,
        source="own",
        direction=entry.direction,
        trigger=(first, end),
        also="awards" if awarded and entry.indicator in RATED else "",
    )


def _left(clause: Clause, group: str) -> Hit | None:
    """The nearest fitting trigger before the figure."""
    start = clause.figure.start
    for first, end, entries in reversed(clause.hits):
        if end > start or end <= clause.window.left:
            continue
        for entry in entries:
            if entry.side in ("after", "none") or not _fits(clause, entry, group):
                continue
            if start - end > _REACH.get(entry.indicator, _REACH_LEFT) or _parted(clause, entry, end):
                continue
            if entry.side == "next" and not _done_to(clause.text.keys[end:start]):
                continue
            if entry.side != "link" or clause.linked_after(end):
                return first, end, entry
    return None


def _done_to(between: list[str]) -> bool:
    """Whether a verb acts on the figure: right before it, or ``cấp sổ đỏ cho 90 hộ``."""
    if _FILLERS.issuperset(between):
        return True
    return between[-1] == "cho" and len(between) <= _REACH_GIVEN and "".join(between).isalpha()


def _right(clause: Clause, group: str) -> list[Hit]:
    """The fitting triggers behind the figure."""
    last = clause.figure.last
    return [
        (first, end, entry)
        for first, end, entries in clause.hits
        if last <= first
        and end <= clause.window.right
        and first - last <= _REACH_RIGHT
        and (clause.figure.percent or entries[0].indicator in _STRONG_BEHIND or "," not in clause.text.keys[last:first])
        for entry in entries
        if entry.side in ("after", "either")
        if _fits(clause, entry, group) or _share_of_aim(clause, (first, end, entry))
        if entry.indicator != "votes" or group != "delegates" or _vote(clause, first)
        if entry.indicator != "votes" or group or "," not in clause.text.keys[last:first]
        if entry.indicator != "achievement" or clause.figure.percent or _reached(clause, first)
    ]


def _vote(clause: Clause, first: int) -> bool:
    """``100% đại biểu thông qua``, ``45 đại biểu đồng ý``; but ``bầu 16 đại biểu và thông qua nghị quyết``."""
    figure = clause.figure
    return figure.percent or bool(figure.whole) or first == figure.last


def _reached(clause: Clause, first: int) -> bool:
    """``14 chỉ tiêu đạt và vượt``, ``10 chỉ tiêu chủ yếu của nhiệm kỳ đã hoàn thành``."""
    near = first - clause.figure.last <= _REACH_REACHED
    return near or clause.text.keys[first - 1] in ("đã", "đều", "được")


def _fits(clause: Clause, entry: Trigger, group: str) -> bool:
    """Whether a trigger may speak of what the figure counts."""
    percent, unit = clause.figure.percent, clause.figure.unit
    if _OF_BADGES in entry.form and "huy hiệu" not in clause.text.key:
        return False  # 6 đảng viên trên 30 năm tuổi Đảng, where nobody is given a badge
    if entry.groups and group not in entry.groups:
        if not percent:
            return False
        growth = "other" in entry.groups and entry.indicator == "economy"
        return (growth and unit is None) or (not group and entry.indicator in _OF_SHARES)
    if percent and (entry.indicator == "committee-size" or (group == "other" and entry.indicator == "work-output")):
        return False
    named = unit is not None and unit.use == "free" and unit.group == "other"
    return not named or entry.indicator == "achievement"


def _parted(clause: Clause, entry: Trigger, end: int) -> bool:
    """``được luân chuyển sang nơi khác, hiện có 90 người``: a new clause of its own."""
    between = clause.text.keys[end : clause.figure.start]
    if entry.side == "link" or "," not in between or clause.cue("link") != "has":
        return False
    return "số" not in clause.text.keys[max(clause.window.left, end - 12) : end]


def _share_of_aim(clause: Clause, hit: Hit) -> bool:
    """``đạt 98% kế hoạch``, ``bằng 60% so với dự toán``: a share of what was aimed at, whatever stands before."""
    between = clause.text.keys[clause.figure.last : hit[0]]
    return (
        clause.figure.percent and hit[2].indicator == "achievement" and hit[2].side == "after" and between in _SHARE_OF
    )


def _strength(hit: Hit) -> int:
    indicator = hit[2].indicator
    return _ORDER_BEHIND.index(indicator) if indicator in _ORDER_BEHIND else len(_ORDER_BEHIND)
