"""The ledger in a real browser: the evidence is read by a person, and nothing in it runs."""

import pytest

from geodata.store import Store
from tests.builders import a_claim, an_article

pytestmark = pytest.mark.browser
RUN = "window.ran = true"
HOSTILE = f"<img src=x onerror='{RUN}'><script>{RUN}</script>`${{{RUN}}}`"
ARTICLE = an_article(f"Rain fell. The army took Ara. {HOSTILE} lay near.", title=HOSTILE)
CLAIM = a_claim(ARTICLE, "The army took Ara.", "Ara", claimant=HOSTILE)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('ledger') / 'claims.db'}"
    Store.open(url).save(ARTICLE, [CLAIM], [])
    return url


def test_a_link_to_a_claim_shows_its_sentence_and_runs_nothing(
    serve, database, page, requests_elsewhere
):
    page.goto(f"{serve(database).url}/Claims?claim={CLAIM.claim_id}")
    page.locator("mark").wait_for()
    assert page.locator("mark").inner_text() == "The army took Ara."
    assert HOSTILE in page.locator("blockquote").inner_text()
    assert HOSTILE in page.locator("dl").first.inner_text()
    assert page.evaluate("window.ran") is None
    assert requests_elsewhere == []


def test_the_download_holds_the_claims_that_are_shown(serve, database, page):
    page.goto(f"{serve(database).url}/Claims")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download these claims (CSV)").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text.splitlines()[0].startswith("article,event,place")
    assert CLAIM.claim_id in text


def test_a_file_with_a_hostile_name_is_read_and_its_name_is_only_text(
    serve, database, page, requests_elsewhere
):
    page.goto(f"{serve(database).url}/Claims")
    page.get_by_role("tab", name="Add articles").click()
    text = b"On 3 May 2018, the Syrian army captured Palmyra from ISIS."
    files = [
        {"name": f"<img src=x onerror='{RUN}'>.txt", "mimeType": "text/plain", "buffer": text},
        {"name": "<script>.txt", "mimeType": "text/plain", "buffer": b"\0\1\2" * 50},
    ]
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_text("<script>.txt", exact=True).wait_for()
    page.get_by_role("button", name="Read these files").click()
    page.get_by_text("1 read, 1 claims found.").wait_for()
    assert "<script>.txt" in page.locator("[data-testid=stCode]").inner_text()
    assert page.evaluate("window.ran") is None
    assert requests_elsewhere == []
