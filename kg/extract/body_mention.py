"""What a text names as a body, before the article settles what it leaves open."""

from dataclasses import dataclass

from kg.extract import knowledge
from kg.extract.knowledge import Head
from kg.extract.places import PlaceMention


@dataclass(frozen=True, slots=True)
class BodyMention:
    """Tokens ``[first, last)``. ``name`` is printed without the place; ``word`` the level word inside it (``tỉnh``);
    ``bare`` a head that names no body by itself (``Đảng ủy``)."""

    first: int
    last: int
    head: Head
    name: str
    level: str = ""
    word: str = ""
    place: PlaceMention | None = None
    parent: "BodyMention | None" = None
    national: bool = False
    bare: bool = False

    @property
    def kind(self) -> str:
        """That of the head; a phòng, a ban, a vụ is of the kind of the body it is part of, or of its field's."""
        inherited = self.parent.kind if self.parent else ""
        if self.head.takes == "field":
            return inherited or knowledge.kind_of_field(self.name, self.head) or "other"
        return self.head.kind or inherited or ("party" if self.national else "other")
