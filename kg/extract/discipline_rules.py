"""The rules of :mod:`kg.extract.discipline`: who bears which measure, as told in :mod:`kg.extract.changes_rules`."""

import re

from kg.extract.changes_parts import LINES, LISTED_ALL, LISTED_MANY, OLD, ONE, PEOPLE, TITLES, Rules

_LOST = r"R(?:w{0,2}[,xr;-]{1,3}(?:u?m?[wh]{0,5}:?)?R)*"  # cách chức | Bí thư, Ủy viên (gồm các chức vụ: R, R)
_MEASURE = r"[wdi]{0,6}\"?(?P<m>m)\"?"
_BY_WHOM = r"(?:w{0,3}RP)?"  # bị | Chủ tịch UBND thành phố A ký quyết định kỷ luật
_MANY = rf"{PEOPLE}(?:;x?{PEOPLE})*"
_JUDGED = r"[^P;.:\"bqnW]{0,40}?(?P<v>k)[wd]{0,4}\"?(?P<m>m)\"?(?![^;.]{0,25}P)"
_CALM = "[^P.;bqnsWFk]"
DISCIPLINE: Rules = (
    # kỷ luật ông A … bằng hình thức khiển trách
    ("disciplined-active", "m k", r"(?P<v>k)(?:[wdxkB]{0,3}|w{2,5}d)(?P<p>P)(?:[^P;.m]|;(?=R)){0,60}?(?P<m>m)"),
    # kỷ luật ông A (Chánh Thanh tra); bà B (Phó Giám đốc) và ông C bằng hình thức khiển trách
    ("disciplined-active", "m k", rf"(?P<v>k)[wd]{{0,3}}:?(?P<p>{LISTED_MANY})[wdx,;]{{0,5}}(?P<m>m)"),
    # kỷ luật ông A bằng hình thức cảnh cáo; | ông B, Giám đốc X, bằng hình thức khiển trách
    (
        "disciplined-each",
        "m ;",
        r"(?<=;)(?:x|w)?(?P<p>P(?:\([^()P]{1,40}\)|[,-](?:R[,x-]?)+)?),?(?P<v>k?)w{1,3}k?(?P<m>m)(?=[;.,]|$)",
    ),
    # khiển trách nhiều sĩ quan của X, gồm: ông A, Trưởng ban; ông B, trợ lý
    (
        "disciplined-among",
        "m u: ;",
        rf"(?P<v>k?)[wd]{{0,4}}(?P<m>m)[wdBRL,-]{{0,24}}(?:u:?|:)(?:R[wL]{{0,3}}i)?w?(?P<p>(?:P[,x])*{LINES})",
    ),
    # ông A, Chủ tịch xã; ông B - cán bộ phụ trách … bị khiển trách
    (
        "disciplined-several",
        "m b ;",
        rf"(?<![mkd])(?P<p>P[,(-]{{1,2}}R{_CALM}{{0,20}}(?:xP[,(-]{_CALM}{{1,24}})*(?:;x?P[,(-]{_CALM}{{1,24}})+)bw{{0,2}}(?P<v>k?)[wd]{{0,5}}(?P<m>m)",
    ),
    # khai trừ ông A · cách chức … đối với ông A · cảnh cáo Ban Thường vụ X và ông A · cảnh cáo đối với hai lãnh đạo
    # huyện X là ông A, Bí thư, và ông B
    (
        "disciplined-for",
        "m",
        rf"(?P<v>k?)[wd]{{0,4}}\"?(?P<m>m)(?:\"?[wL]{{0,8}}|[wRLBxdlhb,-]{{0,20}}\"?d|B[wL,-]{{0,8}}x|[wh]{{0,2}}{_LOST}(?:[;,x]{{1,3}}d?l[wh]{{0,4}}{TITLES})?[w,]{{0,12}}|w{{0,3}}R[wL]{{0,3}}[iu:]{{1,2}})(?:R(?:\([^()P]{{1,16}}\))?-?)?d?(?:w?:|(?<=d)w|(?<=d)[wBL,]{{1,12}}[ui]w?:?)?(?P<p>{_MANY})",
    ),
    # cảnh cáo và đề nghị cho thôi giữ chức Trưởng phòng đối với ông A
    (
        "disciplined-for",
        "m k x d",
        rf"(?P<v>k)[wd]{{0,4}}\"?(?P<m>m)\"?,?xq?[wdl]{{1,4}}{OLD}[,w-]{{0,12}}d(?P<p>{ONE})",
    ),
    # bị khiển trách gồm: ông A (…); bà B (…)
    (
        "disciplined-listed",
        "m b :iu",
        rf"b[wkxdB]{{0,4}}?(?P<v>k?)[wdx]{{0,3}}\"?(?P<m>m)\"?(?:[^P.;]{{0,10}}(?:u:?|:)|w{{0,2}}i)w?(?P<p>{LISTED_ALL})",
    ),
    # cùng mức kỷ luật khiển trách là ông A (còn có bà B)
    ("disciplined-listed", "m x", rf"^x[wb]{{0,4}}(?P<v>k?)w{{0,3}}(?P<m>m),?w{{0,3}}i?(?P<p>{_MANY})(?!w?[bk])"),
    # ông A bị kỷ luật cảnh cáo · nhận quyết định kỷ luật khiển trách
    (
        "disciplined-passive",
        "m bG",
        rf"(?P<p>(?:(?:{ONE}[,x]{{1,2}})*{ONE},?x|(?:P\([^()P]{{1,40}}\)[,x](?:R(?=P))?)+(?:Px)?)?{ONE})[,-]?(?:iw{{1,2}}|[wx,]{{0,3}})[bG]{{1,2}}{_BY_WHOM}[wBkxR,]{{0,12}}?(?P<v>k?){_MEASURE}",
    ),
    # ông A, Trưởng phòng Kế toán thuộc …, cũng bị khiển trách
    (
        "disciplined-apposed",
        "m bG ,(-",
        rf"(?<!P[,(-]R)(?P<p>P)[,(-][^P;.:\"WFsqnzlaehgGtk]{{1,60}}?(?:[R,()-]|(?<=,)B)[wx]?[bG]{_BY_WHOM}[wBkxR,]{{0,12}}?(?P<v>k?){_MEASURE}",
    ),
    # ông A, cán bộ địa chính xã, bị khiển trách
    (
        "disciplined-staff",
        "m bG ,(-",
        rf"(?P<p>P)(?:[,(-]R(?:[,x]R)*)?[,(-](?P<staff>w)[wBL]{{1,12}}[,)-]?w?[bG][wBkx,]{{0,12}}?(?P<v>k?){_MEASURE}",
    ),
    # ông A có nhiều sai phạm và bị cách chức
    ("disciplined-clause", "m b x", rf"(?P<p>P)w{{1,14}},?xw?b[wBkx]{{0,12}}?(?P<v>k?){_MEASURE}"),
    # ông A bị kết luận có vi phạm, bị Ban Bí thư kỷ luật cảnh cáo
    ("disciplined-clause", "m b ,x", rf"(?P<p>P)b[wB]{{1,20}}(?:,x?|x)w?b[wBkx]{{0,12}}?(?P<v>k?){_MEASURE}"),
    # ông A (Bí thư Huyện ủy) cùng Ban Thường vụ Huyện ủy bị khiển trách
    (
        "disciplined-clause",
        "m b x B",
        rf"(?P<p>P)(?:\([^()P]{{1,40}}\)|[,-]R(?:[,x]R)*[,-]?)?xw{{0,3}}Bw{{0,5}}bk?(?P<v>k?){_MEASURE}",
    ),
    # ông A từng bị kỷ luật cảnh cáo vào năm 2013
    ("disciplined-earlier", "m b f", rf"(?P<p>P)fb[wBkx]{{0,12}}?(?P<v>k?){_MEASURE}"),
    # vi phạm của ông A là nghiêm trọng, Ủy ban Kiểm tra quyết định thi hành kỷ luật cảnh cáo (ông này)
    # đối với ông A, Giám đốc, Ban Bí thư quyết định kỷ luật cảnh cáo
    ("disciplined-judged", "m k d", rf"^w{{0,2}}d(?P<p>P)(?:,R)*,{_JUDGED}"),
    ("disciplined-judged", "m k i", rf"(?P<p>P(?:xP)?)iw{_JUDGED}"),
    # kết luận về vi phạm của ông A và thi hành kỷ luật cảnh cáo
    ("disciplined-judged", "m k x", r"(?P<p>P)xw{0,4}(?P<v>k)[wd]{0,4}\"?(?P<m>m)\"?(?=[.;,]|$)"),
)
STRIPPED = re.compile(rf"[wh]{{0,6}}:?(?P<new>{_LOST})")
INCLUDED = re.compile(  # đối với ông A (gồm các chức vụ: Bí thư, Phó Bí thư) · của ông A, gồm: Ủy viên X; Bí thư Y
    r"(?:\(um?[wh]{0,5}:?|,u:)(?P<new>R(?:[,x;]{1,2}R)*)"
)
