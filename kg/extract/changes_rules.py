"""The rules of :mod:`kg.extract.changes`: regular expressions over the symbols of a sentence.

Each rule is named; its groups name the cells that matter: ``v`` the deciding verb, ``p`` the persons with the titles
printed beside them, ``new`` the office they come into (or leave), ``m`` a disciplinary measure. Its needs are groups of
letters, of each of which the sentence must have one: most sentences are passed over for most rules by these alone.
"""

import re
from functools import cache, lru_cache

from kg.extract.changes_parts import ASIDE, BESIDE, LINES, LISTED, LISTED_SENT, NEW, OLD, ON, ONE, PEOPLE, TITLES, Rules
from kg.extract.discipline_rules import DISCIPLINE

_FROM = rf"T(?P<old>{TITLES})[wL,]{{0,6}}[hj]{{0,2}}[wh]{{0,2}}{NEW}"
_COMING: Rules = (
    # điều động ông A từ Phó Giám đốc Sở X về làm Bí thư Y
    ("act-transferred", "T a", rf"(?P<v>a)[wxaBL,]{{0,8}}(?P<p>{ONE})[wba]{{0,4}}{_FROM}"),
    # ông A được luân chuyển từ Phó Giám đốc Sở X về giữ chức Bí thư Y · ông A từ Phó Giám đốc Sở X sang làm Bí thư Y
    (
        "act-transferred",
        "T eapcEhgGqo",
        rf"(?P<p>{ONE})[,(-]?[wxfFL,]{{0,6}}(?:[bG][wxLB,]{{0,12}}?)?(?P<v>a?)(?:,?[wxap]){{0,6}}{_FROM}",
    ),
    # ông A từ Phó Bí thư được bầu làm Bí thư
    (
        "act-transferred",
        "T b eap",
        rf"(?P<p>P)[,w]{{0,3}}T(?P<old>{TITLES})[wL,]{{0,4}}b[wB]{{0,4}}(?P<v>[eap]+)[wh]{{0,4}}{NEW}",
    ),
    # ông A - Phó Trưởng ban (vừa được Bộ Chính trị phân công giữ chức Bí thư)
    (
        "act-bracketed",
        "( bB eapc",
        rf"(?P<p>P(?:[,-]{TITLES}-?)?)\((?:w{{0,3}}b[wBRL]{{0,6}}?|Bw{{0,2}})(?P<v>[eapc]+)[wapexLBb,]{{0,8}}[hj]*[wh]{{0,3}}{NEW}",
    ),
    # ông A (được bổ nhiệm) thay ông B làm Giám đốc
    (
        "act-in-stead",
        "t hj",
        rf"(?P<p>{ONE})[,-]?[wbBL,]{{0,4}}(?P<v>[eap]*)[,w]{{0,2}}tw{{0,2}}(?P<gone>P)"
        rf"(?:\([^()P]{{1,30}}\))?[w,]{{0,3}}[hj][wh]{{0,3}}{NEW}",
    ),
    # ông A được bầu; ông A được Bộ Chính trị điều động, phân công giữ chức …
    (
        "act-passive",
        "b eapcE",
        rf"(?P<p>{PEOPLE})(?:[,-]?[wxfFL,]{{0,6}}|W|,?N[wL]{{1,6}},?w?)b(?:w{{0,2}}g)?[wxLBRP,]{{0,12}}?(?:\([^()PR]{{1,12}}\)[wB]{{0,3}}|(?<=P)gw?)?"
        rf"(?P<v>[eapcE]+)(?:[wapexLBj,b]{{0,8}}[hijpE]+|[wapexLBb]{{0,8}})[wh]{{0,3}}{NEW}",
    ),
    # bầu ông A, Phó Bí thư, giữ chức Bí thư · điều động ông A, … đến nhận công tác, giữ chức …
    (
        "act-active",
        "eapcE hjE",
        rf"(?P<v>[eapcE]+)[wxapeELB,:-]{{0,8}}(?P<p>(?:{TITLES}-?)?{PEOPLE}|P(?:[,;x]{{1,2}}P)+)[,-]?"
        rf"(?:[wapxLBbj,]{{0,10}}|wL?w{{1,4}}-w{{1,6}},?)[hjE]+[whL,]{{0,4}}{NEW}",
    ),
    # bầu bà A, Ủy viên Trung ương Đảng, là Chủ tịch Hội
    ("act-active", "e i", rf"(?P<v>e)[wx]{{0,3}}(?P<p>P(?:,R)*,?)i{NEW}"),
    # ông A từng là Giám đốc, Phó Chủ tịch và được bầu làm Bí thư
    (
        "act-passive",
        "b eapcE hjE",
        rf"(?P<p>P)[wfihI]{{0,4}}{TITLES}(?:\([^()P]{{1,20}}\))?(?:[,x]{{1,2}}{TITLES})*(?:[,x]{{1,2}}w{{0,3}})?"
        rf"b[wxLBR]{{0,6}}?(?P<v>[eapcE]+)[wapexLBb]{{0,8}}[hjE]+[wh]{{0,3}}{NEW}",
    ),
    # sau khi trúng cử Chủ tịch …, ông A
    ("act-before", "ebE ,", rf"^[wBL]{{0,6}}(?P<v>[eE]|b[wB]{{0,4}}[eapE]+[wh]{{1,4}}){NEW}[wL]{{0,10}},(?P<p>P)"),
    # trước khi được bầu làm Chủ tịch hồi tháng 5/2016, ông A từng …
    ("act-earlier", "F eap ,", rf"^[wL]{{0,2}}F(?P<v>[eap]+)[wh]{{1,4}}{NEW}[wL]{{2,6}},(?P<p>P)"),
    # ông A từng là Giám đốc trước khi được bổ nhiệm làm Phó Trưởng ban từ tháng 3/2016
    (
        "act-earlier",
        "F eap",
        rf"(?P<p>P)(?:Nw{{1,8}},)?[wfih]{{1,4}}{TITLES}[wL,-]{{0,4}}F[wBL]{{0,6}}b?(?P<v>[eap]+)[wh]{{1,4}}{NEW}",
    ),
    # ông A trúng cử, tái cử Bí thư · ông A tái cử và được bầu giữ chức Bí thư
    (
        "act-won",
        "eE",
        rf"(?P<p>{PEOPLE})[,-]?[wbx]{{0,4}}(?P<v>E[,x]{{1,2}}[wb]{{0,3}}e|E,(?=h)|[eE])[wh]{{0,3}}j?{NEW}",
    ),
    # ông A, Chủ tịch UBND tỉnh, tái đắc cử chức vụ này
    ("act-again", "E", r"(?P<p>P)[,-](?:R[,x])*(?P<new>R)[,-]?w?(?P<v>E)h?(?P<this>w)"),
    # bà A là một trong 20 người (trúng cử | được bầu làm) Ủy viên
    ("act-won", "eE i", rf"(?P<p>P)iw{{2,6}}(?:b[wB]{{0,3}})?(?P<v>[eE])[wh]{{0,3}}j?{NEW}"),
    # bầu bổ sung Ủy viên … đối với ông A, Giám đốc X; ông B, Giám đốc Y
    ("act-for", "eap d ;", rf"(?P<v>[eap])[wh]{{0,4}}{NEW}[,w-]{{0,12}}dw?(?P<p>{LISTED}{ON})"),
    # bổ nhiệm, chỉ định bổ sung Ủy viên … đối với ông A
    (
        "act-for",
        "eap d",
        rf"(?P<v>[eap])(?:[wh]{{0,4}}:?h?|,[apc][wh]{{0,3}}){NEW}(?:xw)?[,w-]{{0,12}}d(?P<p>{PEOPLE})(?!w{{0,12}}dw?P)",
    ),
    # trao quyết định Quyền Cục trưởng cho ông A
    ("act-for", "g d", rf"(?P<v>g)h?{NEW}w{{0,3}}d(?P<p>{ONE})"),
    # giới thiệu ông A để HĐND bầu làm Chủ tịch · ông A được giới thiệu giữ chức Chủ tịch
    (
        "act-proposed",
        "qo hjeo",
        rf"(?P<v>[qo])[wd]{{0,3}}(?P<p>{PEOPLE})[,-]?[wsBbexLo,]{{0,10}}[hjeo]+[wh]{{0,3}}{NEW}",
    ),
    (
        "act-proposed",
        "qo b",
        rf"(?P<p>{PEOPLE})[,-]?[wx]{{0,3}}b[wB]{{0,4}}(?P<v>[qo])(?:[wdsBbexLo]{{0,7}}[heo]|(?<=o))[wh]{{0,3}}{NEW}(?!P)",
    ),
    # bà B ứng cử đại biểu Quốc hội
    ("act-proposed", "o", rf"(?P<p>P)w{{0,2}}(?P<v>o)[wh]{{0,2}}{NEW}"),
    # bầu bổ sung hai Ủy viên Ban Bí thư là ông A và ông B
    (
        "act-named",
        "eap iu:",
        rf"(?P<v>[eap])[wh]{{0,4}}(?:tw{{0,3}}P?h)?[wh]{{0,3}}{NEW}(?:tw{{0,3}}P)?[,w-]{{0,8}}[iu:]{{1,2}}w?:?(?P<p>{PEOPLE}(?:;{PEOPLE})*)(?!w?h)",
    ),
    # chỉ định Chủ tịch, Phó Chủ tịch HĐND xã: ông A giữ chức Chủ tịch; ông B giữ chức Phó Chủ tịch
    (
        "act-named",
        "eap h :",
        rf"(?P<v>[eap])[wh]{{0,4}}R(?:[,x]{{1,2}}R)*[wL]{{0,6}}:w?(?P<p>{PEOPLE})w?h[wh]{{0,2}}{NEW}",
    ),
    # hai Phó Chủ tịch được bầu là ông A và ông B
    (
        "act-named",
        "eap b iu:",
        rf"{NEW}w{{0,3}}b[wB]{{0,3}}(?P<v>[eap]+)w{{0,4}}[iu:]{{1,2}}w?:?(?P<p>{PEOPLE}(?:;{PEOPLE})*)",
    ),
    # được phê chuẩn gồm: ông A là Chủ tịch, ông B và ông C là Phó Chủ tịch
    ("act-named", "eap b u:", rf"b[wB]{{0,3}}(?P<v>[eap]+)w{{0,4}}[u:]{{1,2}}w?(?P<p>P(?:[,x]{{1,2}}P)*)[iI-]{NEW}"),
    # người thay ông B làm Bí thư X là ông A · kế nhiệm ông B trên cương vị Bí thư X là ông A
    ("act-replacing", "t hi i", rf"tw{{0,3}}(?P<gone>P)[wL]{{0,3}}(?P<v>[hi])[wh]{{0,2}}{NEW}[wL]{{0,2}}i(?P<p>{ONE})"),
    # người giữ chức Bí thư X thay ông B là ông A
    (
        "act-replacing",
        "t h i",
        rf"(?P<v>h)[wh]{{0,2}}{NEW}[wL,]{{0,4}}tw{{0,3}}(?P<gone>P){ASIDE}[wL]{{0,3}}i(?P<p>{ONE})",
    ),
    # bầu bổ sung chức danh Phó Chủ tịch, kết quả ông A trúng cử
    ("act-result", "e", rf"(?P<v>e)[wh]{{0,4}}{NEW}[wL-]{{0,6}},w{{0,3}}(?P<p>P)(?:w{{0,3}}b)?e(?![wh]{{0,3}}[RBj])"),
    # ông A nhận quyết định bổ nhiệm Giám đốc
    (
        "act-received",
        "G ap",
        rf"(?P<p>{ONE})[,-]?[wb]{{0,3}}G[wdB]{{0,6}}(?P<v>[ap])(?:,[ap])?[whpaj]{{0,4}}{NEW}(?!P)",
    ),
    ("act-received", "G jh", rf"(?P<p>{ONE})[,-]?[wb]{{0,3}}(?P<v>G)[wBd]{{0,8}}[jh][wh]{{0,2}}{NEW}"),
    # trao quyết định cho ông A giữ chức …
    ("act-handed", "g h", rf"(?P<v>g)[wdL,]{{0,6}}(?P<p>{ONE})[,-]?[w,]{{0,4}}h[wh]{{0,3}}{NEW}"),
    # ông A giữ chức Bí thư thay ông B
    ("act-replaces", "h t", rf"(?P<p>{ONE})[,-]?[wb,]{{0,4}}(?P<v>h)[wh]{{0,2}}{NEW}(?=[wd,L()-]{{0,14}}t)"),
    # ông A, Phó Giám đốc Sở X, đến nhận công tác tại Sở Y (và | để) bổ nhiệm giữ chức Giám đốc
    ("act-posted", "B ap", rf"(?P<p>P(?:,R)*),?[wL]{{2,8}}B[x,]{{0,2}}s?(?P<v>[ap]+)[wh]{{1,3}}{NEW}"),
    # ông A, Giám đốc Sở X, để điều động và bổ nhiệm giữ chức Bí thư
    ("act-moved", "s ap hj", rf"(?P<p>P(?:,R)*),?s[w]{{0,2}}(?P<v>[ap]+)[xwap]{{0,4}}[hj][wh]{{0,2}}{NEW}"),
    # a headline: Giám đốc Sở X ông A làm Bí thư Y
    (
        "act-headline",
        "h",
        rf"^(?:R-?|[wL]{{1,3}}[,:])?(?P<p>P(?:,R(?:[,x-]{{1,2}}R)*,?)?)w{{0,3}}(?P<v>h)[wh]{{0,2}}{NEW}[wLB,]{{0,5}}$",
    ),
    # năm 2014, ông A trở thành Giám đốc · ông A nhậm chức Bộ trưởng tháng 4/2016
    ("act-entered", "h", rf"(?P<p>P)[,-]?[w,]{{0,4}}(?P<v>h)[wh]{{0,2}}{NEW}"),
    # theo Quyết định số 12 ngày 1/7 của Chủ tịch UBND tỉnh, ông A giữ chức Giám đốc
    ("act-ruled", "h", rf"^[wRBL,-]{{3,30}},(?P<p>{ONE})[,-]?w{{0,2}}(?P<v>h)[wh]{{0,2}}{NEW}"),
    # công bố quyết định của Tỉnh ủy chỉ định Ban Chấp hành gồm 27 đồng chí; ông A giữ chức Bí thư
    ("act-announced", "g h :;", rf"(?P<v>g)[wBLaud,-]{{0,16}}[:;]w?(?P<p>{PEOPLE})[,-]?w{{0,2}}h[wh]{{0,2}}{NEW}"),
    # chỉ định (bầu) Ban Chấp hành gồm 27 đồng chí, do ông A làm Bí thư
    (
        "act-committee",
        "ea h B",
        rf"(?P<v>[ea])[wh]{{0,3}}B[uwL]{{0,8}}[,;]w{{0,2}}(?P<p>{PEOPLE})[,-]?h[wh]{{0,2}}{NEW}",
    ),
)  # fmt: skip
_FOLLOWING = rf"[,;x]{{1,3}}(?:w,?:|w?)(?P<p>{PEOPLE})[,-]?[wbeap,]{{0,6}}[hE][wh]{{0,3}}{NEW}"
_ELLIPTIC = (  # …; (Ban Bí thư) điều động, chỉ định giữ chức Bí thư
    r"(?:(?<![^;,x])|(?<=[;x]B)|(?<=[;x]Bw))"
    rf"d?(?P<v>[al]+)[wxap,]{{0,4}}[hjl]*[wh]{{0,3}}{NEW}(?!(?<=xR)w)"
)
_PLAIN = (  # …; ông B - Phó Bí thư
    rf"(?:;|[,x]{{1,2}})w?(?P<p>P(?:[,x]{{1,2}}P)*)(?:-|w?i)w?{NEW}(?=[;.(]|$|[,x]{{1,2}}w?P)"
)
_LEFT_TOO = r"[,x;]{1,2}[wd]{0,2}(?P<v>l)[wlh]{0,4}(?P<new>R(?:[,x-]R)*)"  # thôi chức Bí thư X, | thôi chức …
_AGAIN = (  # … và năm 2012 được HĐND bầu làm Chủ tịch
    rf"[,;xr][wLr,]{{0,10}}b[wxLB]{{0,6}}?(?P<v>[eapcE]+)[wapexLBb]{{0,8}}[hijpE]*[wh]{{0,3}}{NEW}"
)
_SIDEWAYS = (  # thôi làm Bí thư … | để sang giữ chức Phó Trưởng ban · …, giữ chức Phó Trưởng ban
    rf"(?:[wL,]{{0,6}}s[wLxBj,]{{0,8}}|[,x]{{1,2}}w{{0,2}}(?=[hj]))(?P<hold>[hj])[wh]{{0,3}}{NEW}"
)
_REPLACED = r"[wd,L()-]{0,14}tw{0,3}(?P<p>P)"
_LEAVING: Rules = (
    # miễn nhiệm chức danh Ủy viên đối với các ông: A, Giám đốc Sở X, để …; B, Giám đốc Sở Y, do …
    ("left-for", "l d : ;", rf"(?P<v>l)[wh]{{0,6}}{OLD}[,w-]{{0,8}}dw?:(?P<p>{LINES})"),
    # miễn nhiệm chức Phó Chủ tịch đối với ông A
    ("left-for", "l d ;", rf"(?P<v>l)[wh]{{0,6}}{OLD}[,w-]{{0,12}}dw?(?P<p>{LISTED}{ON})"),
    ("left-for", "l ds,", rf"(?P<v>l)[wh]{{0,6}}{OLD}[,w-]{{0,12}}(?:s[hw]{{1,8}}d|[d,])w?:?(?P<p>{LISTED_SENT})"),
    # miễn nhiệm hai Ủy viên là ông A và ông B
    ("left-named", "l iu:", rf"(?P<v>l)[wh]{{0,4}}{NEW}[w-]{{0,6}}[iu:]{{1,2}}w?:?(?P<p>{PEOPLE}(?:;{PEOPLE})*)"),
    # những người được miễn nhiệm gồm: Chủ tịch … A; Phó Chủ tịch … B
    ("left-of", "l u:", r"(?P<v>l)[wL,]{0,8}[u:]{1,2}w?:?(?P<new>R)-?(?P<p>P)(?=[,x;.]|$)"),
    # thôi giữ chức Bí thư … của ông A
    ("left-of", "l", rf"(?P<v>l)[wh]{{0,6}}{NEW}w{{0,2}}(?P<p>P)"),
    # miễn nhiệm (chức vụ với) ông A, Phó Chủ tịch
    ("left-person", "l", rf"(?P<v>l)[wd]{{0,4}}(?:(?<=l)hd)?(?P<p>P)(?:[,(-]{{1,2}}|w{{0,3}}h[wh]{{0,3}}){NEW}"),
    # ông A thôi giữ chức Bí thư · ông A và bà B thôi giữ chức Chủ tịch HĐND và Chủ tịch UBND
    (
        "left-active",
        "l",
        rf"(?P<p>(?:(?:{ONE},)*{ONE}x)?P(?:{BESIDE}[,-]|{ASIDE})?)(?:[wbaxcLBRsfnm]{{0,6}}?|b[^P;.]{{0,10}}?d)(?P<v>l+)[wlh]{{0,4}}{NEW}",
    ),
    # Thứ trưởng A bị miễn nhiệm · Trưởng ban A nhận quyết định thôi chức · Thứ trưởng A từ chức
    ("left-title", "l", r"(?P<new>R)-?(?P<p>P)(?:w{0,2}b[wd]?|w{0,3}G|w)?(?P<v>l)(?![wlhdb]{0,6}[RP])"),
    # ông A, Thứ trưởng Bộ X, từ chức
    (
        "left-title",
        "l",
        rf"(?P<p>P)[,(-]{NEW}[,)-]{{1,2}}(?:w{{0,2}}b[wd]?|w{{0,3}}G|w)?(?P<v>l)(?![wlhdb]{{0,6}}[RP])",
    ),
    # ông A, Bí thư X, Chủ tịch Y thôi chức để chờ nghỉ hưu: the title beside the verb
    (
        "left-title",
        "l ,(-",
        r"(?P<p>P)[,(-](?:R[,x-]{1,2})*(?P<new>R)(?:w{0,2}b[wd]?|w{0,3}G)?(?P<v>l)(?![wlhdb]{0,6}[RP])",
    ),
    # trao quyết định nghỉ hưu trước tuổi theo nguyện vọng đối với ông A, Ủy viên …, Giám đốc … · … và tặng hoa ông A, …
    ("left-retired", "z g", rf"g[wBLR]{{0,10}}(?P<v>z)(?:[wzx,L]{{0,14}}d|[wzx]{{0,8}})(?P<p>P)[,-]{{1,2}}{NEW}"),
    # nghỉ hưu đối với ông A - Giám đốc …
    (
        "left-retired",
        "z d",
        rf"(?P<v>z)(?:[wz,]{{0,2}}|s[wB]{{1,6}}|(?<=gz)[wzB,]{{0,8}})d(?P<p>P)(?:\([^()P]{{1,20}}\))?[,-]{{1,2}}{NEW}",
    ),
    # hai Phó Giám đốc … nghỉ hưu là bà A và ông B
    ("left-retired", "z iu:", rf"(?P<new>R)w{{0,2}}(?P<v>z)w{{0,3}}(?:[iu]w?:?|w?:)(?P<p>{PEOPLE}(?:;{PEOPLE})*)"),
    # bà A và ông B, đều là Phó Giám đốc …, nghỉ hưu
    ("left-retired", "z i", rf"(?P<p>{PEOPLE}),?w{{0,2}}i(?P<new>R),?[wbG]{{0,4}}(?P<v>z)"),
    # Bí thư … ông A nghỉ hưu
    ("left-retired", "z", r"(?P<new>R)-?(?P<p>P)[wbG,]{0,5}(?P<v>z)"),
    # bà A (60 tuổi, Phó Bí thư) nghỉ hưu
    ("left-retired", "z (", rf"(?P<p>P)\([w,]{{0,6}}{NEW}\)[wbG,]{{0,5}}(?P<v>z)"),
    # trao quyết định nghỉ hưu đối với Giám đốc … ông A
    ("left-retired", "z g d", r"(?P<v>z)(?<=gz)[wB,]{0,4}d(?P<new>R)-?(?P<p>P)"),
    # ông A, Giám đốc …, nghỉ hưu · … được X trao quyết định nghỉ hưu · … nhận quyết định của X được nghỉ hưu
    (
        "left-retired",
        "z",
        rf"(?P<p>P)(?:\([^()P]{{1,20}}\))?[,-]{{1,2}}{NEW}(?:\([^()P]{{1,20}}\))?[,-]?(?:[wbGd]{{0,6}}|w{{0,3}}b[wB]{{0,3}}[gd]|w{{0,2}}G[wBR]{{0,6}}b?)(?P<v>z)(?!w{{0,4}}d)",
    ),
)
RULES = {
    name: [(rule, [*needs.split(), *always], pattern) for rule, needs, pattern in group]
    for name, always, group in (
        ("coming", "PR", _COMING),
        ("leaving", "PR", _LEAVING),
        ("discipline", "P", DISCIPLINE),
    )
}
ALSO_FOR = re.compile(
    rf"(?:[wL]{{2,12}};x?|[,x;]{{1,2}})[eapwh]{{0,4}}{NEW}[,w-]{{0,12}}dw?(?P<p>P)"
)  # … và chức vụ Y đối với ông B
ALSO_LEFT = re.compile(  # …, chức vụ Y đối với ông B · do nghỉ hưu và chức vụ Y … · (465 phiếu) và chức vụ Y của ông B
    rf"(?:[ws][wza]{{1,5}})?(?:\([^()PR]{{1,30}}\))?[,x;]{{1,2}}[wh]{{0,3}}{NEW}(?:[,w-]{{0,8}}dw?|w)(?P<p>P)"
)
TITLED_TOO = re.compile(r"[,;x]{1,2}(?P<new>R)-?(?P<p>P)(?=[,x.;:(]|$)")  # miễn nhiệm Chánh án A, | Viện trưởng B
OUSTED = re.compile(rf"(?P<v>[eap])[wapexLBb]{{0,8}}[hj][wh]{{0,3}}{NEW}{_REPLACED}")
NEXT, PLAIN, LEFT_TOO = re.compile(_FOLLOWING), re.compile(_PLAIN), re.compile(_LEFT_TOO)
OMITTED, STEAD = re.compile(_ELLIPTIC), re.compile(_REPLACED)
PUT_FORWARD = re.compile(rf"[,x;s]w{{0,3}}(?P<v>q)[wdsB]{{0,5}}[eo][wh]{{0,3}}{NEW}")  # và giới thiệu để HĐND bầu R
ONCE_MORE, MOVED = re.compile(_AGAIN), re.compile(_SIDEWAYS)


def possible(group: str, symbols: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules of a group that a sentence has the letters for."""
    return _possible(group, frozenset(symbols))


@lru_cache(maxsize=4096)
def _possible(group: str, letters: frozenset[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    met = ((rule, pattern) for rule, needs, pattern in RULES[group] if not any(map(letters.isdisjoint, needs)))
    return tuple([(rule, _compiled(pattern)) for rule, pattern in met])


_compiled = cache(re.compile)  # when it is first needed: all of them take longer than a page of text
