"""The digests that the demo is made of: whole, in good form, and said to be digests."""

import re
import unicodedata

from kg.articles import InputError, read
from kg.resources import ARTICLES

# what each digest must name, to the letter
NAMES = {
    "seed-000-digest": ["Huỳnh Vĩnh Lạc", "76-QĐ/WT", "100%", "Bộ Chính trị", "HĐND tỉnh"],
    "seed-001-digest": ["Nguyễn Hương Giang", "Nguyễn Hữu Thành", "Nguyễn Văn Phong", "Đỗ Đình Hữu", "Trịnh Hữu Hùng"],
    "seed-002-digest": ["Lê Văn Dũng", "Văn Anh Tuấn", "Bùi Võ Quảng", "967", "28,93%", "90,45%", "10,45%", "86%"],
    "seed-003-digest": ["91 đảng viên", "7 chi bộ", "03-CT/TW", "Điều lệ Đảng"],
    "seed-004-digest": ["Nguyễn Anh Việt", "Nguyễn Văn Chóng", "187/120", "155,8%", "5/6", "16 tổ chức cơ sở Đảng"],
}


def test_the_digests_are_whole():
    digests = {}
    for result in read([ARTICLES]):
        assert not isinstance(result, InputError), result
        digests[result.id] = result
    assert sorted(digests) == sorted(NAMES)
    for id_, digest in digests.items():
        assert digest.publisher == "kg (digest)"
        assert digest.digest_of
        assert digest.title
        assert unicodedata.is_normalized("NFC", digest.reading)
        assert digest.clutter == digest.found == ()
        assert 12 <= len(re.findall(r"[.!?](?=\s|$)", digest.text)) <= 25
        assert [name for name in NAMES[id_] if name not in digest.text] == []
    assert [digests[f"seed-00{n}-digest"].place for n in range(5)] == [
        "Kiên Giang",
        "Bắc Ninh",
        "Quảng Nam",
        "",
        "Long An",
    ]
    assert [digests[f"seed-00{n}-digest"].published for n in range(5)] == [
        "2020-01-16",
        "2020-02-11",
        "",
        "2015-08-13",
        "2022-01-18",
    ]
