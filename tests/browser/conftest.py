"""A real browser with the network off, one for all tests.

After each test the console must be without an error and no request may have left the page.
"""

import json
from collections.abc import Iterator

import pytest
from selenium import webdriver

from scripts.chromium import before_each_page, chromium

# Remember where the page writes which words on the canvas: the tests click there, as a reader would.
REMEMBER = """
window.seenNames = [];
const fillText = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const at = this.getTransform().transformPoint({ x, y });
  window.seenNames.push([text, at.x / devicePixelRatio, at.y / devicePixelRatio]);
  if (window.seenNames.length > 5000) window.seenNames.splice(0, 2500);
  return fillText.apply(this, arguments);
};
"""


@pytest.fixture(scope="session")
def driver() -> Iterator[webdriver.Chrome]:
    with chromium(logged=True) as browser:
        before_each_page(browser, REMEMBER)
        yield browser


@pytest.fixture(autouse=True)
def silent(driver: webdriver.Chrome) -> Iterator[None]:
    """No console message, no request: checked after each test."""
    for log in ("browser", "performance"):
        driver.get_log(log)
    yield
    assert driver.get_log("browser") == []
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = [
        message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"
    ]
    assert asked
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []
