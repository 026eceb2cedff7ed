"""Parts that the rules of changes are made of: people with their titles, lists of them, the offices come into or left.

Over the symbols of :mod:`kg.extract.symbols`; for the rules of acts and those of discipline.
"""

Rules = tuple[tuple[str, str, str], ...]  # name, needs, expression

TITLES = r"R(?:w{0,2}[,xr;-]{1,3}(?:[ihbxjeE]{1,4}w?)?R)*"
_HELD = TITLES.replace("[ihbxjeE]", "[ihbx]").replace("R(?:w{0,2}", "R(?:w{0,4}")
ASIDE = r"(?:\((?:[^()PeEap]{1,50}|v[^()R]{1,20})\))?"  # (50 tuổi), (em rể ông B)
_BORN = "(?:,N[wL:-]{1,10}(?=,))?"  # ông A, sinh ngày 1/2/1970, Phó Giám đốc
BESIDE = (
    rf"{ASIDE}{_BORN}(?:(?:,?[,(-]{{1,2}}|(?<=[wL]\)))[wL,]{{0,4}}[iwf]?{_HELD}w{{0,5}}L?\)?(?:\([^()PR]{{1,20}}\))?)?"
)
ONE = rf"P{BESIDE}"
PEOPLE = rf"(?:(?<=:){ONE}(?:[,;x]{{1,2}}{ONE})*|{ONE}(?:[,x]{{1,2}}{ONE})*)"
LISTED = r"P(?:\([^()P]{1,40}\)|,?[,-]R(?:[,x-]R)*)?(?:[,x]{1,2}P(?:\([^()P]{1,40}\)|,?[,-]R(?:[,x-]R)*)?)*"
LISTED_SENT = LISTED.replace("P(?:", "P(?:s[wz]{1,6}(?=[,x]))?(?:")  # ông A để nghỉ hưu và ông B
LISTED_MANY = LISTED.replace(r"\([^()P]", r",?\([^()P]").replace("[,x]{1,2}P", "[,x;]{1,2}P")
LISTED_ALL = LISTED.replace("[,x]{1,2}P", "[,x;]{1,2}P")
ON = r"(?:;P(?:\([^()P]{1,40}\)|,?[,-]R(?:[,x-]R)*))+(?=[.;]|$)"  # ông A, Giám đốc X; | ông B, Giám đốc Y.
NEW = (
    rf"(?P<new>{TITLES.replace('R)*', 'R(?!i?P))*')})"  # làm Phó Trưởng ban, | Phó Bí thư B sẽ thay; | Phó Bí thư là B
)
OLD = rf"(?P<new>{TITLES}(?:[,x]{{1,2}}d?l[wh]{{0,4}}{TITLES})*)"  # miễn nhiệm Chủ tịch, cho thôi làm đại biểu
LINES = r"P[^P.;]{0,40}(?:;x?P[^P.;]{0,40})+"
