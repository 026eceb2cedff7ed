"""Make the pictures of ``docs/img`` again, from the articles of the project.

python -m scripts.pictures
"""

import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from kg.resources import ARTICLES
from scripts.chromium import chromium
from scripts.shared import ROOT, kg

PICTURES = ROOT / "docs" / "img"
PERSON, OTHER = "Nguyễn Hữu Thành", "Nguyễn Văn Phong"
VIEWS = {"tree": "Bắc Ninh", "leaders": "UBND tỉnh Bắc Ninh", "career": "Nguyễn Hương Giang", "together": ""}
PHONE = {"width": 390, "height": 780, "deviceScaleFactor": 2, "mobile": True}


def main() -> None:
    """Build, write the pages, take the pictures."""
    with (
        tempfile.TemporaryDirectory() as name,
        chromium("--hide-scrollbars", "--force-prefers-reduced-motion", size="1440,990") as browser,
    ):
        folder = Path(name)
        store = folder / "store"
        kg("build", ARTICLES, "--store", store)
        kg("--lang", "en", "view", "--store", store, "-o", folder / "page.html")
        of_the_page(browser, (folder / "page.html").as_uri())
        for view, about in VIEWS.items():
            page = folder / f"{view}.html"
            kg("--lang", "en", "view", "--as", view, "--about", about, "--store", store, "-o", page)
            browser.get(page.as_uri())
            shot(browser, f"view-{view}.png")


def of_the_page(browser: webdriver.Chrome, address: str) -> None:
    """The page as it opens, with a person, with what ties two, as a table, and on a phone."""
    browser.get(address)
    shot(browser, "page.png")
    browser.find_element(By.ID, "query").send_keys(PERSON, Keys.ENTER)
    shot(browser, "page-thing.png")
    browser.find_element(By.CSS_SELECTOR, "#panel .as-link").click()
    browser.find_element(By.ID, "query").send_keys(OTHER, Keys.ENTER)
    shot(browser, "page-ties.png")
    browser.find_element(By.ID, "show-table").click()
    shot(browser, "page-table.png")
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    browser.find_element(By.ID, "show-picture").click()
    browser.refresh()
    shot(browser, "page-phone.png")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def shot(browser: webdriver.Chrome, name: str) -> None:
    """A picture of what is seen, once it has come to rest."""
    time.sleep(1)
    browser.save_screenshot(str(PICTURES / name))


if __name__ == "__main__":
    main()
