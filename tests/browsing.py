"""A page in headless Chromium, and the few things a reader does with it."""

from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait


class Page:
    """A page in the browser, and the few things a reader does with it."""

    def __init__(self, driver: webdriver.Chrome, path: Path) -> None:
        self.driver = driver
        self.path = path

    def open(self, fragment: str = "") -> "Page":
        self.driver.get("about:blank")
        self.driver.get(self.path.as_uri() + fragment)
        return self

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        return self.one(selector).text

    def wait(self, condition: Any) -> None:
        drawn_anew = [StaleElementReferenceException]  # between finding a part of the page and reading it
        WebDriverWait(self.driver, 5, ignored_exceptions=drawn_anew).until(lambda _: condition())

    def fragment(self) -> str:
        return str(self.driver.execute_script("return decodeURIComponent(location.hash)"))

    def click_canvas(self, label: str) -> None:
        """Click where a thing is drawn: at the middle of its name, which the page itself keeps for clicks."""
        self.driver.execute_script("window.scrollTo(0, 0)")
        x, y = self.driver.execute_script(
            "const canvas = document.querySelector('canvas'), box = canvas.getBoundingClientRect();"
            "const seen = window.seenNames.filter(([text]) => text === arguments[0]).at(-1);"
            "return [box.left + seen[1], box.top + seen[2]];",
            label,
        )
        for kind in ("mousePressed", "mouseReleased"):
            event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)
