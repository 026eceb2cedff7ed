"""Headless Chromium without a network, for tests, measurements and pictures of pages.

Debian: ``apt-get install chromium chromium-driver``.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",  # as root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # no name resolves
)


@contextmanager
def chromium(
    *flags: str, size: str = "1440,960", logged: bool = False, wait: bool = True
) -> Iterator[webdriver.Chrome]:
    """A browser. Where it is ``logged`` it keeps what its console says and what it asks for; where it need not ``wait``
    it hands back before a page has loaded."""
    options = webdriver.ChromeOptions()
    options.binary_location = next((found for name in _NAMES if (found := shutil.which(name))), _NAMES[0])
    options.page_load_strategy = "normal" if wait else "none"
    if logged:
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*_FLAGS, *flags, f"--window-size={size}", f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            browser.execute_cdp_cmd("Network.enable", {})
            offline(browser, True)
            yield browser
        finally:
            browser.quit()


def offline(browser: webdriver.Chrome, off: bool) -> None:
    """Whether every request fails, or only one that leaves this machine."""
    state = {"offline": off, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", state)


def before_each_page(browser: webdriver.Chrome, script: str) -> None:
    """Run a script in each page before those of its own."""
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
