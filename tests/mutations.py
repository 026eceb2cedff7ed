"""Faults put into valid graphs, drawn by a seed: what two engines must find alike."""

import random

_XSD = "http://www.w3.org/2001/XMLSchema#"
_ODD = (
    '""',
    '"x"',
    '"x"@vi',
    '"Hồ\\nMẫu 5"',
    "_:nobody",
    "<https://example.org/nowhere>",
    *(
        f'"{lexical}"^^<{_XSD}{kind}>'
        for kind, lexical in (
            ("integer", "-3"),
            ("integer", "abc"),
            ("decimal", "1.50"),
            ("decimal", "1e3"),
            ("date", "2020-02-30"),
            ("date", "20200101"),
            ("date", "1900-01-01"),
            ("gYear", "20"),
            ("gYearMonth", "2020-13"),
            ("gMonthDay", "--13-40"),
            ("gMonth", "--13"),
            ("boolean", "true"),
            ("anyURI", "a b"),
        )
    ),
)


def mutate(lines: list[str], pick: random.Random) -> list[str]:
    """One fault in N-Triples lines: a triple dropped, its object or property exchanged, a class or a value too many."""
    lines = list(lines)
    at = pick.randrange(len(lines))
    subject, predicate, value = lines[at].removesuffix(" .").split(" ", 2)
    other = lines[pick.randrange(len(lines))].removesuffix(" .").split(" ", 2)
    types = [line.removesuffix(" .").split(" ", 2) for line in lines if "rdf-syntax-ns#type>" in line]
    match pick.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.append(f"{subject} {predicate} {other[2]} .")
        case 2:
            lines[at] = f"{subject} {predicate} {other[2]} ."
        case 3:
            lines[at] = f"{subject} {other[1]} {value} ."
        case 4:
            lines.append(f"{subject} {types[0][1]} {pick.choice(types)[2]} .")
        case 5:
            lines[at] = f"{subject} {predicate} {pick.choice(_ODD)} ."
    return lines
