"""The static views in a real browser with the network off: click to quote, keyboard, language, print, a phone."""

from pathlib import Path

import pytest
from browsing import Page
from network.example import DISTRICT, GIANG
from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from view.example import bounded

from kg import network
from kg.view import static, write_page

pytestmark = pytest.mark.browser

HOSTILE = "</style><img src=x onerror=window.pwned=1><script>window.pwned=1</script>\u2028" + " Dài" * 75


def made(driver: webdriver.Chrome, folder: Path, form: str, *about: str, label: str = "") -> Page:
    graph = static.build(network.select_from(bounded()), form, about, depth=None, limit=None)
    for _, data in graph.nodes(data=True):
        data["label"] = label or data["label"]
    static.write(graph, form, folder / f"{form}.html", lang="vi")
    return Page(driver, folder / f"{form}.html").open()


def card(page: Page) -> str:
    """The words of the card that is chosen, which must be on the screen."""
    assert page.driver.execute_script(
        "const box = document.querySelector('.fact:target').getBoundingClientRect();"
        "return box.top < innerHeight && box.bottom > 0;"
    )
    return page.text(".fact:target")


def test_a_click_on_a_bar_shows_its_quote(driver: webdriver.Chrome, tmp_path: Path) -> None:
    page = made(driver, tmp_path, "career", GIANG)
    assert page.text("h1") == "Nguyễn Thị Hương Giang: quá trình công tác"
    assert page.text("#rests") == "Dựa trên 2 bài viết của 2 nguồn, đăng từ 15/8/2020 đến 3/2021."
    page.one("svg a.lane rect.sure").click()
    page.wait(lambda: page.all(".fact:target"))
    assert "Bí thư" in card(page) and page.all(".fact:target blockquote")
    page.one("svg a.mark path").click()
    page.wait(lambda: "được bầu: Bí thư" in page.text(".fact:target"))
    page.driver.back()
    page.wait(lambda: "được bầu" not in page.text(".fact:target"))


def test_by_keyboard_and_in_both_languages(driver: webdriver.Chrome, tmp_path: Path) -> None:
    page = made(driver, tmp_path, "leaders", DISTRICT)
    radio = page.one("#lang-vi")
    assert "Theo từng năm" in page.text("#view") and "Year by year" not in page.text("body")
    radio.send_keys(Keys.ARROW_RIGHT)
    page.wait(lambda: "Year by year" in page.text("#view"))
    assert "Theo từng năm" not in page.text("body")
    steps = 0
    while page.driver.switch_to.active_element.tag_name != "a" and steps < 6:
        page.driver.switch_to.active_element.send_keys(Keys.TAB)
        steps += 1
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    page.wait(lambda: page.all(".fact:target"))
    assert "Bí thư" in card(page)


@pytest.mark.parametrize(
    ("form", "about"), [("career", GIANG), ("leaders", DISTRICT), ("tree", DISTRICT), ("together", "")]
)
def test_hostile_text_is_text_and_a_phone_does_not_scroll_sideways(
    driver: webdriver.Chrome, tmp_path: Path, form: str, about: str
) -> None:
    phone = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
    try:
        page = made(driver, tmp_path, form, *filter(None, [about]), label=HOSTILE)
        assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
        assert driver.execute_script("return [document.images.length, document.scripts.length]") == [0, 0]
        assert driver.execute_script("return window.pwned") is None
        assert page.all("svg text")
    finally:
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_drawing_opens_by_itself(driver: webdriver.Chrome, tmp_path: Path) -> None:
    graph = static.build(network.select_from(bounded()), "tree", [DISTRICT], depth=None, limit=None)
    static.write(graph, "tree", tmp_path / "tree.svg", lang="en")
    page = Page(driver, tmp_path / "tree.svg").open()
    assert driver.execute_script("return document.documentElement.tagName") == "svg"
    assert "Đảng bộ huyện Kỳ Lâm" in page.text("svg")


def test_the_network_says_what_it_leaves_out(driver: webdriver.Chrome, tmp_path: Path) -> None:
    only = network.Only(types=("person", "organization"), first="2020-01-01")
    graph = network.build(network.select_from(bounded()), only=only)
    write_page(graph, tmp_path / "page.html", lang="vi", layout="layers")
    page = Page(driver, tmp_path / "page.html").open()
    told = [line.text for line in page.all("#panel .slice")]
    assert told[0] == "Chỉ các mục loại: Người, Tổ chức." and told[1].startswith("Chỉ các dữ kiện từ 1/1/2020")
    assert page.text("#shown") == f"Hiện đủ {len(graph)} mục khớp yêu cầu. Cả đồ thị có {graph.graph['total']} mục."
