"""Make the pictures of this folder again, from the articles of the project (needs Chromium, as tests/browser does).

    kg build data/articles --store STORE
    kg --lang en view --store STORE -o page.html
    python docs/img/make.py page.html "Nguyễn Hữu Thành"

The second argument is the name that is searched for in ``page-thing.png``. ``view-tree.png`` is the first screen, at
1440 by 900, of

    kg --lang en view --store STORE --as tree --about "Bắc Ninh" -o tree.html
"""

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

HERE = Path(__file__).resolve().parent
PHONE = {"width": 390, "height": 780, "deviceScaleFactor": 2, "mobile": True}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path)
    parser.add_argument("name")
    asked = parser.parse_args()
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    with tempfile.TemporaryDirectory() as profile:
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1440,990")
        for flag in (*flags, "--force-prefers-reduced-motion", f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            take(browser, asked.page.resolve().as_uri(), asked.name)
        finally:
            browser.quit()


def take(browser: webdriver.Chrome, address: str, name: str) -> None:
    browser.get(address)
    shot(browser, "page.png")
    browser.find_element(By.ID, "query").send_keys(name, Keys.ENTER)
    shot(browser, "page-thing.png")
    browser.find_element(By.ID, "show-table").click()
    shot(browser, "page-table.png")
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    browser.find_element(By.ID, "show-picture").click()
    browser.refresh()
    shot(browser, "page-phone.png")


def shot(browser: webdriver.Chrome, name: str) -> None:
    time.sleep(1)
    browser.save_screenshot(str(HERE / name))


if __name__ == "__main__":
    main()
