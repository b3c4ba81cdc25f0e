"""Debian's Chromium for the tests, screenshots that are kept, and axe-core (axe.min.js beside this file, MPL 2.0)."""

from __future__ import annotations

import base64
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-prefers-reduced-motion",
)
WIDTHS = (1440, 768, 375)
SCHEMES = ("light", "dark")
AXE = (Path(__file__).parent / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    """A browser with a profile of its own."""
    if not (CHROMIUM.exists() and DRIVER.exists()):
        reason = "no /usr/bin/chromium and chromedriver: `apt-get install chromium chromium-driver`"
        if os.environ.get("ASSAY_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        driver = Chrome(options=options, service=Service(str(DRIVER)))
        try:
            yield driver
        finally:
            driver.quit()


@pytest.fixture(scope="module")
def artifacts(request: pytest.FixtureRequest) -> Path:
    """Where screenshots are kept; not in git."""
    folder = request.config.rootpath / "artifacts" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def look(browser: Chrome, width: int, scheme: str) -> None:
    """Make the window as wide as this, and its colours those of a scheme."""
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def picture(browser: Chrome, path: Path, width: int, scheme: str) -> int:
    """Keep a screenshot of the whole page; returns the width that its content takes."""
    look(browser, width, scheme)
    content = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
    clip = {"x": 0, "y": 0, "width": width, "height": content["height"], "scale": 1}
    shot = browser.execute_cdp_cmd(
        "Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True, "clip": clip}
    )
    path.write_bytes(base64.b64decode(shot["data"]))
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    return int(content["width"])


def faults(browser: Chrome) -> list[str]:
    """What axe-core finds wrong with the page as it is (WCAG 2.2 A and AA, and what it calls best practice)."""
    browser.execute_script(AXE)
    found: list[str] = browser.execute_async_script(
        "const done = arguments[0];"
        "axe.run(document).then((result) => done(result.violations.map("
        "  (one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 160)).join(' | '))))"
    )
    return found


def said(browser: Chrome) -> list[str]:
    """What the browser had to complain of since it was last asked."""
    return [entry["message"] for entry in browser.execute("getLog", {"type": "browser"})["value"]]
