"""The pages of ``kg serve`` in a real browser with the network off but for the service itself.

After each test the console must be without an error and no request may have gone anywhere else.
"""

import json
from collections.abc import Callable, Iterator
from urllib.parse import quote

import house
import pytest
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait
from serving import Service, serving

from scripts.chromium import offline

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("serve")
    house.make(folder / "store", house.file(folder, range(12)))
    with serving(folder / "store") as it:
        yield it


@pytest.fixture(scope="module")
def browser(driver: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    offline(driver, False)
    yield driver
    offline(driver, True)


@pytest.fixture(autouse=True)
def silent(browser: webdriver.Chrome, service: Service) -> Iterator[None]:
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get_log("performance")
    yield
    assert [it["message"] for it in browser.get_log("browser")] == []
    assert asked(browser) <= {service.url}


def asked(browser: webdriver.Chrome) -> set[str]:
    """The servers that were asked for anything since the last look."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    of = [(event["method"].partition(".")[2], event["params"]) for event in events]
    blocked = {it["requestId"] for name, it in of if name == "loadingFailed" and it.get("blockedReason") == "csp"}
    sent = (it for name, it in of if name == "requestWillBeSent" and it["requestId"] not in blocked)
    urls = (it["request"]["url"] for it in sent)
    return {"/".join(url.split("/")[:3]) + "/" for url in urls if not url.startswith(("data:", "chrome:", "about:"))}


def wait(browser: webdriver.Chrome, condition: Callable[[], object]) -> None:
    ignored = [StaleElementReferenceException, NoSuchElementException]
    WebDriverWait(browser, 20, ignored_exceptions=ignored).until(lambda _: condition())


def text(browser: webdriver.Chrome, selector: str) -> str:
    return browser.find_element(By.CSS_SELECTOR, selector).text


def test_from_the_search_box_to_a_quote_and_its_article(browser: webdriver.Chrome, service: Service) -> None:
    browser.get(f"{service.url}?lang=en")
    box = browser.find_element(By.ID, "typed")
    box.send_keys("tran dinh mo")
    wait(browser, lambda: "Trần Đình Mơ" in text(browser, "#hits li"))
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    wait(browser, lambda: text(browser, "h1") == "Trần Đình Mơ")
    assert browser.current_url.endswith(".html?lang=en")
    assert "Phó Bí thư" in text(browser, "#posts")
    quoted = browser.find_element(By.CSS_SELECTOR, "#posts figure")
    assert "dự và chỉ đạo Đại hội" in quoted.text
    quoted.find_element(By.CSS_SELECTOR, "figcaption a").click()
    wait(browser, lambda: "/id/article/" in browser.current_url)
    assert "Đại hội Đảng bộ huyện Kỳ Lâm lần thứ XII" in text(browser, "main")


def test_the_language_is_one_click_away(browser: webdriver.Chrome, service: Service) -> None:
    browser.get(f"{service.url}search?q=ky+lam&lang=en")
    browser.find_element(By.CSS_SELECTOR, "header nav a[lang=vi]").click()
    wait(browser, lambda: text(browser, "h1") == "Kết quả tìm")
    assert browser.find_element(By.ID, "typed").get_attribute("value") == "ky lam"
    assert "Kỳ Lâm" in text(browser, ".found li")


def test_the_query_page_asks_this_service(browser: webdriver.Chrome, service: Service) -> None:
    browser.get(f"{service.url}query?lang=en")
    wait(browser, lambda: browser.find_element(By.CSS_SELECTOR, ".yasqe_queryButton").is_displayed())
    endpoint = browser.find_element(By.CSS_SELECTOR, ".autocompleteWrapper input")
    assert endpoint.get_attribute("value") == f"{service.url}sparql"
    assert not browser.find_elements(By.CSS_SELECTOR, ".parseErrorIcon")
    browser.find_element(By.CSS_SELECTOR, ".yasqe_queryButton").click()
    wait(browser, lambda: "/id/person/" in text(browser, ".yasr_results table"))


def test_the_named_queries_are_examples(browser: webdriver.Chrome, service: Service) -> None:
    browser.get(f"{service.url}query?lang=vi")
    wait(browser, lambda: browser.find_element(By.CSS_SELECTOR, ".yasqe_queryButton").is_displayed())
    examples = Select(browser.find_element(By.ID, "examples"))
    assert len(examples.options) > 15
    examples.select_by_value("congresses")
    script = "return document.querySelector('.CodeMirror').CodeMirror.getValue()"
    wait(browser, lambda: "kg:ordinal" in browser.execute_script(script))
    browser.find_element(By.CSS_SELECTOR, ".yasqe_queryButton").click()
    wait(browser, lambda: "Kỳ Lâm" in text(browser, ".yasr_results table"))


def test_a_link_to_a_query_elsewhere_goes_nowhere(browser: webdriver.Chrome, service: Service) -> None:
    link = f"query?lang=en#query={quote('SELECT * {}')}&endpoint={quote('http://127.0.0.1:9/sparql')}"
    browser.get(f"{service.url}{link}")
    wait(browser, lambda: browser.find_element(By.CSS_SELECTOR, ".yasqe_queryButton").is_displayed())
    browser.find_element(By.CSS_SELECTOR, ".yasqe_queryButton").click()
    wait(browser, lambda: browser.find_element(By.CSS_SELECTOR, ".yasr_results").text)
    refused = browser.get_log("browser")
    assert any("Content Security Policy" in entry["message"] for entry in refused)
    assert asked(browser) <= {service.url}


def test_the_picture_of_what_lies_around_a_thing(browser: webdriver.Chrome, service: Service) -> None:
    browser.get(f"{service.url}view?about={quote('Trần Đình Mơ')}&lang=vi")
    wait(browser, lambda: browser.find_element(By.TAG_NAME, "canvas").is_displayed())
    assert "Trần Đình Mơ" in text(browser, "#title")
