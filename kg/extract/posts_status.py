"""What an act makes of the titles of its persons: held, former, new."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract import knowledge
from kg.extract.changes import Act
from kg.extract.posts_merge import is_seat, same_body
from kg.extract.settle import Office
from kg.extract.symbols import Cells
from kg.extract.titles import Title
from kg.extract.titles_lists import respectively
from kg.text.spelling import body_key, name_key

Statuses = dict[tuple[int, int], tuple[str, str, str]]  # (person, office) cells -> status, rule, modality


def each_act(cells: Cells, act: Act) -> Iterator[Act]:
    """``A và B lần lượt được bổ nhiệm làm Giám đốc X và Giám đốc Y``: an act of each."""
    recounted = act.recounted and not (cells.respective and len(act.persons) > 1)  # of one person a career
    for people, offices in respectively(cells, act.persons, act.offices):
        yield replace(act, persons=people, offices=offices, recounted=recounted)


def not_left(act: Act, office: Office, offices: dict[int, Office]) -> bool:
    """Whether a title is none of those an act ends: ``miễn nhiệm bà A, nguyên Giám đốc Sở``, ``nghỉ hưu đối với ông
    A, Thành ủy viên, Phó Chủ tịch HĐND thành phố, nguyên Trưởng ban …``."""
    if act.rule in ("left-retired", "left-further") and len(act.offices) > 1:
        others = [offices[n] for n in act.offices if n in offices]
        if office.mark == "former" and any(o.mark != "former" for o in others):
            return True
        return is_seat(office.role) and any(o.mark != "former" and not is_seat(o.role) for o in others)
    return act.rule == "left-person" and office.mark == "former"


_ASKS_TO_END = ("left-for", "left-of", "left-active")


def still_held(cells: Cells, act: Act, named: list[Title]) -> bool:
    """``đề nghị miễn nhiệm chức danh Phó Chủ tịch với ông A``, ``ông A sẽ thôi giữ chức``: until then he holds it."""
    if act.rule not in _ASKS_TO_END or not (act.modality == "proposed" or (act.modality == "planned" and cells.future)):
        return False
    others = any(title.office in act.offices and title.person not in act.persons for title in named)
    first = min((*act.persons, act.verb))
    between = cells.symbols[first : act.verb]  # kế nhiệm bà A và miễn nhiệm một số Phó Thủ tướng
    return not (others or "x" in between or "t" in cells.symbols[max(0, first - 2) : first])


def apply_act(act: Act, person: int, offices: dict[int, Office], statuses: Statuses) -> None:
    """The status an act gives to the titles of its person."""
    if act.change == "disciplined" and (act.modality != "asserted" or not act.offices):
        return
    if act.cancelled:  # hủy quyết định bổ nhiệm ông A; thu hồi quyết định nghỉ hưu đối với ông B
        status = "current" if act.change == "left" else "former"
        statuses.update({(person, n): (status, act.rule, "asserted") for n in act.offices})
        return
    if act.modality == "asserted":
        status, modality = (
            ("former" if act.change in ("left", "disciplined") else "current" if act.recounted else "new"),
            "asserted",
        )
    elif act.modality == "proposed" and act.change != "left":
        status, modality = "proposed", "proposed"
    else:
        return
    for n in act.offices:
        statuses[(person, n)] = (status, act.rule, modality)
    new = [offices[n] for n in act.offices if n in offices]
    moves = act.rule != "act-transferred" or modality == "asserted"  # đề nghị điều động ông A từ R: held then, now?
    for n in act.beside.get(person, ()) if moves else ():
        if n in offices:
            statuses.setdefault((person, n), (_kept(offices[n], new, act, status), act.rule, "asserted"))


def _kept(old: Office, new: list[Office], act: Act, status: str) -> str:
    """What becomes of a title printed beside the name of who comes into an office: an appointment elsewhere or a higher
    office in the same body ends it, a committee seat, an election to another body, an office held besides do not."""
    if old.mark == "former":
        return "former"
    if any(name_key(old.role) == name_key(o.role) and same_body(old.body, o.body) for o in new):
        return status
    if status not in ("new", "current") or act.besides:
        return "current"
    executive = [o for o in new if not is_seat(o.role)]
    if new and all(o.role == "Phụ trách" for o in new):
        return "current"
    if act.unit is not None and not is_seat(old.role):
        return "former"
    if is_seat(old.role) or not executive or all(_with_another(o) for o in executive):
        return "current"
    if act.change == "appointed" or any(same_body(old.body, o.body) or _leads_on(old, o) for o in executive):
        return "former"
    return "current"


def is_foreign(name: str) -> bool:
    """Tập Cận Bình: no family name of ours, so no head of our state or Party."""
    first = name_key(name).split()[0]
    return first.isalpha() and len(first) > 1 and first not in knowledge.surnames()


_WITH_ANOTHER = ("quân ủy", "đảng ủy công an", "ban cán sự")


def _with_another(office: Office) -> bool:
    """Whether an office is held by who holds another: Bộ trưởng, now also Phó Bí thư Quân ủy Trung ương."""
    return office.body is not None and body_key(office.body.name).startswith(_WITH_ANOTHER)


_FULL_TIME = ("trưởng ban", "chủ nhiệm", "chánh văn phòng")


def _leads_on(old: Office, new: Office) -> bool:
    """Whether an election takes the person away from an office of the state: Giám đốc Sở, now Phó Chủ tịch UBND tỉnh; a
    Party office goes with one of the state, unless it is of a lower unit or a day's work (``Chủ nhiệm UBKT``)."""
    if old.body is None or new.body is None or new.body.kind == "party" or name_key(old.role).startswith("trưởng đoàn"):
        return False
    lower = old.body.level in ("district", "commune") and new.body.level in ("province", "national")
    government = name_key(new.body.name).startswith(("ubnd", "ủy ban nhân dân"))
    if government and name_key(old.role).removeprefix("phó ").startswith(_FULL_TIME):
        return True
    return lower or (old.body.kind == "state" and new.body.kind == "state")
