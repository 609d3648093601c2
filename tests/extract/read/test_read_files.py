"""Files of every kind, whole and broken: what is read, and what is said of what is not."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.read import SUFFIXES, read_articles
from extract.sentences import split
from geodata.article import Article
from geodata.claim import Reject
from tests.extract.read.articles import articles, only, rejects, write
from tests.extract.read.pages import pdf, web_page

BODY = "The army took Tell Amara on Sunday. Rebels left “the hill” at dawn, the café owner said."
ARABIC = "سيطر الجيش على قرية تل عمارة بعد اشتباكات عنيفة مع المسلحين. "


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_a_text_is_read_in_every_common_encoding(tmp_path: Path, encoding: str) -> None:
    assert only(write(tmp_path, "a.txt", BODY.encode(encoding))).text == BODY


def test_a_file_cut_off_inside_a_letter_is_read_and_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", (BODY + " “").encode()[:-1])
    (reject,) = rejects(path)
    assert "1 characters" in reject.reason
    assert articles(path)[0].text.startswith(BODY)


def test_control_characters_become_spaces_and_are_counted(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", BODY + " The\x07 town\u202e fell. " + BODY)
    (article,), (reject,) = articles(path), rejects(path)
    assert "The  town  fell." in article.text
    assert (reject.article_sha256, "2 characters" in reject.reason) == (article.sha256, True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", bytes(range(256)) * 8, "binary"),
        ("a.txt", ARABIC.encode(), "not in Latin letters"),
        ("a.txt", (ARABIC * 5).encode("cp1256"), "not in Latin letters"),
        ("a.txt", b"word " * 250_000, "no sentence end in 1,250,000 characters"),
        ("a.txt", b"Copyright A Site, 2017\n", "no text is left"),
        ("a.pdf", b"%PDF-1.4 nothing", "damaged"),
        ("a.pdf", b"no pdf", "damaged"),
        ("a.html", b"", "empty"),
        ("a.html", b"<html><bo", "no article text"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"name,lat\nx,1\n", "no column 'text'"),
        ("a.csv", b"claim_id,text\nx,1\n", "table of claims"),
        ("a.docx", b"x", "suffix"),
    ],
)
def test_what_cannot_be_read_is_rejected_by_name_with_the_reason(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (found,) = read_articles(write(tmp_path, name, content))
    assert isinstance(found, Reject)
    assert found.reason.startswith(f"{name}: ")
    assert said in found.reason


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("French", "L'armée a pris le village dans la nuit et les rebelles ont quitté la ville, "
         "selon des sources qui sont dans la région avec les forces du gouvernement depuis."),
        ("German", "Die Armee hat das Dorf in der Nacht eingenommen, und die Rebellen haben sich "
         "aus der Stadt zurückgezogen, wie es von den Behörden hieß, die auf der Seite sind."),
        ("Turkish", "Ordu gece köyü ele geçirdi ve isyancılar bir anlaşma ile kenti terk etti, bu "
         "bilgi yerel kaynaklar tarafından verildi ancak daha sonra için bir olarak değil."),
    ],
)  # fmt: skip
def test_a_text_in_another_language_is_named_as_such(
    tmp_path: Path, language: str, text: str
) -> None:
    (found,) = read_articles(write(tmp_path, "a.txt", text))
    assert isinstance(found, Reject)
    assert language in found.reason


def test_a_stretch_without_a_sentence_end_is_set_aside_and_the_rest_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", BODY * 400 + " " + "word " * 5_000 + ". " + BODY)
    (article,), (reject,) = articles(path), rejects(path)
    assert reject.sentence_start is not None
    assert not article.text[reject.sentence_start : reject.sentence_end].strip()
    assert article.text.endswith(BODY)


def test_a_file_that_may_not_be_read_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere")
    (reject,) = rejects(tmp_path / "a.txt")
    assert "No such file" in reject.reason


@pytest.mark.parametrize("name", ["a\x1b[2J.txt", "a\n.txt", "a\udcff.txt"])
def test_a_file_name_that_is_no_text_is_shown_as_text(tmp_path: Path, name: str) -> None:
    assert only(write(tmp_path, name, BODY)).name.isprintable()


def test_a_web_page_gives_text_title_outlet_link_and_date(tmp_path: Path) -> None:
    article = only(write(tmp_path, "a.html", web_page(BODY)))
    assert (article.title, article.outlet) == ("Army Takes a Hill", "Reuters")
    assert (article.url, article.published) == ("https://www.reuters.com/hill", date(2019, 5, 2))
    kinds = {sentence.text: sentence.heading for sentence in split(article)}
    assert kinds["In the north"] is True
    assert kinds["The army took Tell Amara on Sunday."] is False
    assert not any("Home" in text or "donat" in text or "2019" in text for text in kinds)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2019-05-02T23:00:00+03:00">',
        '<meta name="pubdate" content="20190502">',
        '<script type="application/ld+json">[{"@type":["NewsArticle"],'
        '"datePublished":"2019-05-02"}]</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":"Person"},'
        '{"@type":"ReportageNewsArticle","datePublished":"2 May 2019"}]}</script>',
    ],
)
def test_the_date_of_a_page_is_found_wherever_it_is_written(tmp_path: Path, head: str) -> None:
    page = f"<html><head>{head}</head><body><article><p>{BODY * 4}</p></article></body></html>"
    assert only(write(tmp_path, "a.html", page)).published == date(2019, 5, 2)


def test_a_page_dated_by_its_footer_only_has_no_date(tmp_path: Path) -> None:
    page = (
        f"<html><body><article><p>{BODY * 4}</p></article><footer>3 May 2019</footer></body></html>"
    )
    assert only(write(tmp_path, "a.html", page)).published is None


def test_a_reposting_page_keeps_its_own_date_apart(tmp_path: Path) -> None:
    page = (
        '<html><head><meta property="og:site_name" content="Global Research"><meta property='
        '"article:published_time" content="2017-08-26"></head><body><article><h1>A Hill Falls</h1>'
        f"<p>By South Front</p><p>South Front 25 August 2017</p><p>{BODY * 4}</p></article></body>"
    )
    article = only(write(tmp_path, "a.html", page))
    assert (article.outlet, article.published) == ("South Front", date(2017, 8, 25))
    assert (article.reposted_by, article.reposted) == ("Global Research", date(2017, 8, 26))


def test_a_page_with_hostile_metadata_gives_text_and_no_link(tmp_path: Path) -> None:
    page = (
        '<html><head><link rel="canonical" href="javascript:alert(1)"><title>&lt;script&gt;</title>'
        f'<script type="application/ld+json">{"[" * 5000}</script></head><p>{BODY * 4}'
    )
    article = only(write(tmp_path, "a.html", page))
    assert (article.url, article.title) == ("", "<script>")


def test_a_page_in_another_encoding_is_read_by_its_declaration(tmp_path: Path) -> None:
    page = f'<meta charset="windows-1252"><article><p>{BODY * 4}</p></article>'.encode("cp1252")
    assert "“the hill”" in only(write(tmp_path, "a.html", page)).text


def test_a_pdf_with_a_text_layer_is_read(tmp_path: Path) -> None:
    lines = ["Army Takes a Hill", "", "2 May 2019", "", "The army took Tell Am-", "ara on Sunday."]
    article = only(write(tmp_path, "a.pdf", pdf([lines])))
    assert (article.title, article.published) == ("Army Takes a Hill", date(2019, 5, 2))
    assert split(article)[-1].text == "The army took Tell Amara on Sunday."


def test_a_pdf_without_text_says_what_to_do(tmp_path: Path) -> None:
    (reject,) = rejects(write(tmp_path, "a.pdf", pdf([[]])))
    assert "no text layer" in reject.reason


def test_running_headers_and_page_numbers_of_a_pdf_are_left_out(tmp_path: Path) -> None:
    pages = [
        ["Weekly Review 12", f"The army took Hill {n} on Sunday.", str(n)] for n in range(1, 6)
    ]
    text = only(write(tmp_path, "a.pdf", pdf(pages))).text
    assert "Weekly" not in text
    assert (
        text.split() == " ".join(f"The army took Hill {n} on Sunday." for n in range(1, 6)).split()
    )


def test_each_line_of_a_jsonl_is_an_article_and_a_broken_one_a_reject(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": BODY, "title": "T", "published": "2019-05-02", "outlet": "tass",
                    "url": "https://example.org/1"}),
        "{broken",
        "",
        json.dumps(["no", "object"]),
        json.dumps({"title": "no text"}),
        json.dumps({"body": BODY + " ", "published": "03/04/2019", "url": "javascript:x"}),
    ]  # fmt: skip
    path = write(tmp_path, "a.jsonl", "\n".join(lines))
    first, last = articles(path)
    assert (first.name, first.title, first.published) == ("a.jsonl#1", "T", date(2019, 5, 2))
    assert (first.outlet, first.url) == ("TASS", "https://example.org/1")
    assert (last.name, last.published, last.url) == ("a.jsonl#6", None, "")
    assert [reject.article for reject in rejects(path)] == [
        "a.jsonl#2", "a.jsonl#4", "a.jsonl#5", "a.jsonl#6",
    ]  # fmt: skip


def test_the_hash_of_a_row_is_that_of_its_content_not_of_its_place(tmp_path: Path) -> None:
    line = json.dumps({"text": BODY})
    one, two = articles(write(tmp_path, "a.jsonl", f"{line}\n{line}\n"))
    assert one.sha256 == two.sha256 != articles(write(tmp_path, "a.txt", BODY))[0].sha256


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_each_row_of_a_csv_is_an_article(tmp_path: Path, delimiter: str) -> None:
    rows = [["Title", "Text", "Date"], ["A", f'"{BODY}\nIt held."', "2 May 2019"], ["B", "", ""]]
    path = write(tmp_path, "a.csv", "\r\n".join(delimiter.join(row) for row in rows))
    (article,), (reject,) = articles(path), rejects(path)
    assert (article.name, article.published) == ("a.csv#2", date(2019, 5, 2))
    assert article.text == f"{BODY}\nIt held."
    assert (reject.article, "no text" in reject.reason) == ("a.csv#3", True)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(data=st.binary(max_size=600) | st.text(max_size=300).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_any_bytes_under_any_suffix_are_read_or_rejected(
    tmp_path: Path, suffix: str, data: bytes
) -> None:
    for found in read_articles(write(tmp_path, f"a{suffix}", data)):
        found.name if isinstance(found, Article) else found.reason
        text = found.text if isinstance(found, Article) else found.reason
        text.encode("utf-8")


@pytest.mark.parametrize("prefix", [b"%PDF-1.5\n1 0 obj\n<<", b"<html><body><p>", b'{"text": "'])
@given(data=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_files_that_begin_well_and_go_on_badly_are_read_or_rejected(
    tmp_path: Path, prefix: bytes, data: bytes
) -> None:
    for suffix in (".pdf", ".html", ".jsonl"):
        assert list(read_articles(write(tmp_path, f"a{suffix}", prefix + data)))
