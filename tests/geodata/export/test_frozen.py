"""The frozen page as a file: what it holds, what it leaves out, how large it is."""

import re

from geodata.export import frozen
from tests.geodata.claim_rows import claim
from tests.geodata.export.pictures import briefing, spread


def page(rows, **options):
    return frozen.encode(briefing(rows), **options).decode()


def test_it_names_no_address_that_a_browser_would_fetch_by_itself():
    # Within scripts the policy and the browser test hold; here it is what the parser would fetch.
    text = re.sub(r"<script.*?</script>", "", page([claim()]), flags=re.DOTALL)
    assert not re.search(r"""(?:src|href)=["'](?!data:)|url\(|@import""", text)


def test_its_policy_forbids_every_request():
    assert "default-src 'none'" in page([claim()])


def test_evidence_is_left_out_when_it_is_not_wanted():
    rows = [claim(sentence="A sentence that stays at home.")]
    assert "stays at home" in page(rows)
    assert "stays at home" not in page(rows, evidence=False)


def test_a_thousand_claims_with_evidence_stay_under_three_megabytes():
    rows = [
        row | {"sentence": "The army took it after a day of fighting. " * 6} for row in spread(1000)
    ]
    assert len(page(rows).encode()) < 3_000_000


def test_text_of_articles_cannot_close_a_script():
    text = page([claim(sentence="</script><script>alert(1)</script>", title="]]><!--")])
    assert "alert(1)</script>" not in text


def test_the_same_claims_give_the_same_page_and_carry_their_hash():
    brief = briefing([claim()])
    assert frozen.encode(brief) == frozen.encode(brief)
    assert brief.provenance.digest in frozen.encode(brief).decode()


def test_an_empty_selection_gives_a_page():
    assert "0" in page([])
