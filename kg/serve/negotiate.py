"""Which of the forms that we have a client likes best (RFC 9110, section 12.5)."""

from collections.abc import Mapping, Sequence

RESULTS = {  # short name -> media type, by our own preference
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPHS = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
}
_ALSO = {  # what clients say for them besides
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "application/x-turtle": "text/turtle",
    "text/plain": "application/n-triples",
    "application/xhtml+xml": "text/html",
}


def best(accept: str, offered: Sequence[str]) -> str:
    """The media type among those offered that an ``Accept`` header likes best, the first of equals; empty for none.

    >>> best("text/html;q=0.5, application/*", ["text/turtle", "application/ld+json", "text/html"])
    'application/ld+json'
    >>> best("image/png", ["text/turtle"])
    ''
    """
    liked = weights(accept) or {"*/*": 1.0}
    for known, meant in _ALSO.items():
        if known in liked and known not in offered:
            liked.setdefault(meant, liked[known])
    scored = [(_weight(liked, media), media) for media in offered]
    top = max((weight for weight, _ in scored), default=0.0)
    return next((media for weight, media in scored if weight == top), "") if top else ""


def language(accept: str, asked: str = "") -> str:
    """``vi`` or ``en``: as asked for, else as the ``Accept-Language`` header likes.

    >>> language("fr, vi-VN;q=0.8, en;q=0.7"), language("vi", asked="en"), language("")
    ('vi', 'en', 'en')
    """
    if asked in ("en", "vi"):
        return asked
    liked: dict[str, float] = {}
    for tag, weight in weights(accept).items():
        liked[tag[:2]] = max(weight, liked.get(tag[:2], 0.0))
    return "vi" if liked.get("vi", 0.0) > liked.get("en", 0.0) else "en"


def weights(header: str) -> dict[str, float]:
    """What a header lists, each with its ``q``; what makes no sense is left out."""
    found: dict[str, float] = {}
    for part in header.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        try:
            weight = float(quality)
        except ValueError:
            continue
        if name and 0 <= weight <= 1:
            found[name] = max(weight, found.get(name, 0.0))
    return found


def _weight(liked: Mapping[str, float], media: str) -> float:
    """The most specific entry decides."""
    for name in (media, f"{media.partition('/')[0]}/*", "*/*"):
        if name in liked:
            return liked[name]
    return 0.0
