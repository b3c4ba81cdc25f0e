"""The page in a real browser: paste an article, see its passages; screenshots go to `artifacts/`."""

from __future__ import annotations

import base64
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.service.serving import Server

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
)
WIDTHS = (1440, 768, 375)


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    """Debian's Chromium with a profile of its own."""
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


def picture(browser: Chrome, path: Path, width: int, scheme: str) -> int:
    """Keep a screenshot of the whole page; returns the width that its content takes."""
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    content = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
    clip = {"x": 0, "y": 0, "width": width, "height": content["height"], "scale": 1}
    shot = browser.execute_cdp_cmd(
        "Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True, "clip": clip}
    )
    path.write_bytes(base64.b64decode(shot["data"]))
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    return int(content["width"])


def paste(browser: Chrome, server: Server, text: str) -> None:
    """Paste a text into the form, press the button and wait for the report."""
    from selenium.webdriver.support.wait import WebDriverWait

    browser.get(server.url)
    browser.execute_script("arguments[0].value = arguments[1]", browser.find_element("id", "body"), text)
    browser.find_element("css selector", "form.paste button").click()
    WebDriverWait(browser, 30).until(lambda page: page.find_elements("css selector", "nav.jump"))


def test_a_pasted_article_shows_its_passages(browser: Chrome, server: Server, article: str, artifacts: Path) -> None:
    text = f"👩‍⚕️ Cafe\u0301 <b>& more</b>\n{article}\nقال الطبيب إن العلاج آمن"
    paste(browser, server, text)
    assert browser.execute_script("return document.querySelector('article.text').textContent") == text
    pieces: dict[str, str] = browser.execute_script(
        "const found = {};"
        "for (const mark of document.querySelectorAll('article.text mark'))"
        "  found[mark.dataset.of] = (found[mark.dataset.of] ?? '') + mark.textContent;"
        "return found"
    )
    evidence = server.post("/v1/score", {"text": text}).json["evidence"]
    expected = {f"e{i}": piece["quote"] for i, piece in enumerate(evidence) if piece["start"] is not None}
    expected |= {f"e{i}-other": piece["other"]["quote"] for i, piece in enumerate(evidence) if piece["other"]}
    assert expected
    assert pieces == expected
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            assert picture(browser, artifacts / f"report-{width}-{scheme}.png", width, scheme) <= width
    assert [entry["message"] for entry in browser.execute("getLog", {"type": "browser"})["value"]] == []


def test_the_start_page_fits_every_width(browser: Chrome, server: Server, artifacts: Path) -> None:
    browser.get(server.url)
    for width in (*WIDTHS, 320):
        for scheme in ("light", "dark"):
            assert picture(browser, artifacts / f"start-{width}-{scheme}.png", width, scheme) <= width


def test_a_switch_hides_the_passages_of_its_signal(browser: Chrome, server: Server, article: str) -> None:
    paste(browser, server, article)
    switch = browser.find_element("css selector", ".switches input")
    signal = str(switch.get_attribute("id")).removeprefix("show-")
    mark = browser.find_element("css selector", f"article.text mark.{signal}")
    assert "underline" in mark.value_of_css_property("text-decoration-line")
    switch.click()
    assert mark.value_of_css_property("text-decoration-line") == "none"
    assert not browser.find_element("css selector", f"nav.jump section.{signal}").is_displayed()
    switch.click()
    assert "underline" in mark.value_of_css_property("text-decoration-line")


def test_the_list_leads_to_the_passage_by_keyboard(browser: Chrome, server: Server, article: str) -> None:
    from selenium.webdriver import Keys

    paste(browser, server, article)
    entry = browser.find_elements("css selector", "nav.jump ol a")[-1]
    entry.send_keys(Keys.ENTER)
    target = str(entry.get_attribute("hash")).removeprefix("#")
    mark = browser.find_element("id", target)
    assert browser.execute_script("return arguments[0].matches(':target')", mark)
    top, height = browser.execute_script("return [arguments[0].getBoundingClientRect().top, window.innerHeight]", mark)
    assert 0 <= top < height


def test_a_mark_leads_to_its_entry(browser: Chrome, server: Server, article: str) -> None:
    paste(browser, server, article)
    mark = browser.find_element("css selector", "article.text mark")
    mark.click()
    of = mark.get_attribute("data-of")
    assert "current" in str(browser.find_element("css selector", f"nav.jump a[href='#{of}']").get_attribute("class"))


def test_pasted_html_chooses_its_form(browser: Chrome, server: Server) -> None:
    browser.get(server.url)
    chosen = browser.execute_async_script(
        "const done = arguments[0], body = document.getElementById('body');"
        "body.value = '<!doctype html><p>Text</p>';"
        "body.dispatchEvent(new Event('paste'));"
        "setTimeout(() => done(document.querySelector('form.paste').elements.namedItem('form').value), 50)"
    )
    assert chosen == "html"
