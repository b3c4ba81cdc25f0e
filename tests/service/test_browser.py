"""The page in a real browser: paste an article, see its passages; screenshots go to `artifacts/`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.service.browsing import SCHEMES, WIDTHS, artifacts, browser, picture, said
from tests.service.serving import Server

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

__all__ = ["artifacts", "browser"]  # fixtures


def paste(browser: Chrome, server: Server, text: str) -> None:
    """Paste a text into the form, press the button and wait for the report."""
    from selenium.webdriver.support.wait import WebDriverWait

    browser.get(server.url + "/add")
    browser.execute_script("document.querySelector('[name=keep]').checked = false")
    browser.execute_script("arguments[0].value = arguments[1]", browser.find_element("id", "body"), text)
    browser.find_element("css selector", "form.paste button").click()
    WebDriverWait(browser, 30).until(lambda page: page.find_elements("css selector", "nav.jump"))


def test_a_pasted_article_shows_its_passages(browser: Chrome, server: Server, article: str, artifacts: Path) -> None:
    text = f"👩‍⚕️ Cafe\u0301 <b>& more</b> {{{{ 7 * 7 }}}}\n{article}\nقال الطبيب إن العلاج آمن"
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
        for scheme in SCHEMES:
            assert picture(browser, artifacts / f"unkept-{width}-{scheme}.png", width, scheme) <= width
    assert said(browser) == []


def test_the_page_to_add_fits_every_width(browser: Chrome, server: Server, artifacts: Path) -> None:
    browser.get(server.url + "/add")
    for width in (*WIDTHS, 320):
        for scheme in SCHEMES:
            assert picture(browser, artifacts / f"add-{width}-{scheme}.png", width, scheme) <= width


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
    browser.get(server.url + "/add")
    chosen = browser.execute_async_script(
        "const done = arguments[0], body = document.getElementById('body');"
        "body.value = '<!doctype html><p>Text</p>';"
        "body.dispatchEvent(new Event('paste'));"
        "setTimeout(() => done(document.querySelector('form.paste').elements.namedItem('form').value), 50)"
    )
    assert chosen == "html"
