"""A real browser with the network off. After each test the console must be without an error and no request may have
left the page. Needs Chromium and its driver (Debian: ``apt-get install chromium chromium-driver``).
"""

import json
import shutil
from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

FLAGS = [
    "--headless",
    "--no-sandbox",  # as root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,960",
]

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
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    names = ("chromium", "chromium-browser", "google-chrome")
    options.binary_location = next((found for name in names if (found := shutil.which(name))), "chromium")
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    browser.execute_cdp_cmd("Network.enable", {})
    off = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", off)
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": REMEMBER})
    yield browser
    browser.quit()


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
