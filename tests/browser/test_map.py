import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from geodata.marks import mark
from geodata.store import Store
from tests.browser import own_war
from tests.browser.map_page import FRAME, MapPage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def war(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('war') / 'claims.db'}"
    own_war.fill(Store.open(url))
    return url


@pytest.fixture
def open_map(page, serve, war):
    return lambda query="": MapPage(page, f"{serve(war).url}/{query}")


def await_link(shown, key, *values):
    """Wait until the page's address holds these values under a key."""
    shown.page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get(key, []) == list(values))


def test_marks_have_their_factions_colours_and_no_other_host_is_asked(open_map, requests_elsewhere):
    shown = open_map("?on=2017-05-10&new=14")
    for place, actor in {"Palmyra": "SAA", "Manbij": "SDF", "al-Bab": "Turkey/TFSA"}.items():
        assert shown.mark(place)["fills"] == [actor]
        assert shown.colours(place).get(mark(actor).colour, 0) > 30
    assert shown.call("() => window.claimline.panes[0].basemap.sheets.size") > 0
    assert requests_elsewhere == []


def test_the_map_comes_as_one_script_with_the_claims_and_the_sheets_in_view(open_map, page):
    asked = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    open_map()
    own = [path.rpartition("/")[2] for path in asked if "pages.shared.component" in path]
    assert sorted({name.rpartition(".")[2] for name in own}) == ["bin", "js", "json"]
    assert len([name for name in own if name.endswith((".js", ".bin"))]) == 2
    assert len(own) == len(set(own))


def test_dragging_back_makes_later_marks_vanish_and_forth_again_gives_the_same_picture(open_map):
    shown = open_map()
    end, day = shown.picture(), shown.day()
    assert "Mayadin" in shown.places()
    shown.drag_handle(0.25)
    shown.settled()
    assert "Mayadin" not in shown.places()
    assert "Palmyra" in shown.places()
    shown.drag_handle(1)
    shown.settled()
    assert shown.day() == day
    assert shown.picture() == end


def test_on_a_fine_screen_a_run_of_days_is_coarse_and_a_step_and_a_rest_are_sharp(open_map, page):
    screen = {"width": 1280, "height": 900, "deviceScaleFactor": 2, "mobile": False}
    page.context.new_cdp_session(page).send("Emulation.setDeviceMetricsOverride", screen)
    shown = open_map()
    step, *run = shown.call(
        "() => [1, 2, 3, 4].map(() => {"
        " claimline.setDay(claimline.view.day - 1);"
        " return claimline.panes[0].painter.ratio; })"
    )
    assert step == 2
    assert 1 in run
    shown.frame.wait_for_function(
        "() => { const { painter, marksLayer } = claimline.panes[0];"
        " return marksLayer.context.canvas.width === Math.round(painter.frame.width * 2); }"
    )


def test_a_click_on_a_mark_reads_its_sentence_and_its_source(open_map):
    shown = open_map()
    shown.click("Manbij")
    popup = shown.part(".cl-popup")
    expect(popup).to_contain_text("SDF forces changed what is said of Manbij on that day.")
    expect(popup).to_contain_text("Held by SDF, 6 May 2017")
    expect(popup).to_contain_text("In the article's own voice · Desk Two")
    link = popup.get_by_role("link", name="Open the source")
    expect(link).to_have_attribute("href", "https://desk.example/7")


def test_sources_that_disagree_divide_the_mark_and_are_all_listed(open_map):
    shown = open_map()
    assert shown.mark("Mayadin")["look"] == "undecided"
    assert set(shown.mark("Mayadin")["fills"]) == {"SAA", "SDF"}
    shown.click("Mayadin")
    popup = shown.part(".cl-popup")
    expect(popup).to_contain_text("Undecided: sources disagree")
    expect(popup).to_contain_text("Captured by SAA from ISIS")
    expect(popup).to_contain_text("Captured by SDF from ISIS")


def test_a_click_on_a_counted_mark_spreads_its_marks_and_each_opens_alone(open_map):
    shown = open_map("?mode=changes&new=7")
    shown.click("Mayadin")
    popup = shown.part(".cl-popup")
    expect(popup).to_contain_text("Captured by SAA from ISIS")
    expect(popup).to_contain_text("Captured by SDF from ISIS")
    assert len(shown.fan()) == 2
    for number, side in enumerate(("SDF", "SAA")):
        shown.settled()
        shown.page.wait_for_timeout(500)  # the map glides until the popup is wholly in view
        foot = shown.part(".cl-timeline").bounding_box()
        frame = shown.page.locator(FRAME).bounding_box()
        assert all(frame["y"] + y < foot["y"] for _, y in shown.fan())
        shown.click_at(*shown.fan()[number])
        expect(popup.locator("section")).to_have_count(1)
        expect(popup).to_contain_text(f"Captured by {side} from ISIS")
        assert len(shown.fan()) == 2
    shown.page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    shown.frame.wait_for_function("() => window.claimline.panes[0].painter.fan === null")


def test_the_keyboard_steps_through_a_fan_enters_the_popup_and_leaves_it(open_map):
    shown = open_map("?mode=changes&new=7")
    seen = []
    for _ in range(len(shown.places())):
        shown.page.keyboard.press("n") if seen else shown.part('[aria-label^="Next mark"]').click()
        seen.append((shown.part(".cl-popup h3").inner_text(), len(shown.fan())))
    assert sorted(seen).count(("Mayadin", 2)) == 2
    assert ("Raqqa", 0) in seen
    shown.part(".cl-handle").focus()
    shown.page.keyboard.press("Enter")
    expect(shown.part(".cl-popup .cl-claim").first).to_be_focused()
    shown.page.keyboard.press("Escape")
    expect(shown.part(".cl-popup")).to_have_count(0)
    expect(shown.part("#map_div")).to_be_focused()


def test_a_popup_is_not_hidden_by_the_legend_or_the_timeline(open_map):
    shown = open_map("?at=34.2,39.2&zoom=7")
    for place in ("Hasakah", "Abu Kamal"):
        shown.click(place)
        shown.settled()
        shown.page.wait_for_timeout(500)
        popup = shown.part(".leaflet-popup").bounding_box()
        legend = shown.part(".cl-legend").bounding_box()
        foot = shown.part(".cl-timeline").bounding_box()
        beside = popup["x"] + popup["width"] <= legend["x"]
        assert beside or popup["y"] >= legend["y"] + legend["height"]
        assert popup["y"] + popup["height"] <= foot["y"]
        shown.page.keyboard.press("Escape")


def test_a_move_that_moves_nothing_is_not_reported(open_map):
    shown = open_map()
    sent = "() => window.claimline.sent"
    before = shown.call(sent)
    shown.call("() => window.claimline.panes[0].map.panBy([0, 0])")
    assert shown.call(sent) == before
    shown.call("() => window.claimline.panes[0].map.panBy([40, 0], { animate: false })")
    assert shown.call(sent) > before


def test_another_day_or_zoom_folds_a_fan(open_map):
    shown = open_map("?mode=changes&new=7")
    shown.click("Mayadin")
    assert len(shown.fan()) == 2
    shown.call("() => window.claimline.setDay(window.claimline.view.day - 1)")
    assert shown.fan() == []
    shown.call("() => window.claimline.setDay(window.claimline.view.day + 1)")
    assert shown.fan() == []


def test_the_map_stays_mounted_and_in_place_through_a_filter_a_click_and_a_release(open_map):
    shown = open_map()
    shown.call(
        "() => { window.claimline.panes[0].map.getContainer().kept = window.witness = 'the same'; }"
    )
    shown.click("Palmyra")
    shown.settled()
    before = shown.call("() => window.claimline.snapshot()")
    shown.page.get_by_label("Place", exact=True).fill("palm")
    shown.page.get_by_label("Place", exact=True).press("Enter")
    shown.frame.wait_for_function("() => window.claimline.panes[0].painter.seenCount === 1")
    assert shown.places() == ["Palmyra"]
    expect(shown.part(".cl-popup")).to_contain_text("Palmyra")
    after = shown.call("() => window.claimline.snapshot()")
    assert {k: after[k] for k in ("center", "zoom", "day", "place")} == {
        k: before[k] for k in ("center", "zoom", "day", "place")
    }
    shown.drag_handle(0.5)
    shown.settled()
    assert shown.call(
        "() => window.claimline.panes[0].map.getContainer().kept + window.witness"
    ) == ("the samethe same")


def test_a_link_gives_back_the_day_the_view_the_filters_and_the_open_claim(open_map, war):
    claim = next(
        r
        for r in Store.open(war).claim_rows()
        if r["place"] == "Tabqa" and r["event"] == "captured"
    )
    shown = open_map(
        "?on=2017-05-20&mode=changes&clock=published&new=14&at=35.9,38.4&zoom=8&hide=ISIS&event=captured"
        f"&event=held&from=2017-05-02&claim={claim['claim_id']}&colours=safe"
    )
    expect(shown.part(".cl-popup")).to_contain_text("SDF forces changed what is said of Tabqa")
    assert shown.day() == "20 May 2017"
    found = shown.call("() => window.claimline.snapshot()")
    assert (found["mode"], found["clock"], found["days"], found["zoom"]) == (
        "changes",
        "published",
        14,
        8,
    )
    assert found["hidden"] == ["ISIS"]
    assert found["range"] == ["2017-05-02", None]
    assert shown.call("() => window.claimline.view.palette") == "safe"
    expect(shown.page.get_by_label("From", exact=True).first).to_be_visible()
    await_link(shown, "event", "captured", "held")
    await_link(shown, "on", "2017-05-20")
    await_link(shown, "claim", claim["claim_id"])


def test_a_link_that_cannot_be_read_is_said_and_the_map_still_opens(open_map):
    shown = open_map("?on=yesterday")
    expect(shown.page.get_by_text("on='yesterday' cannot be read")).to_be_visible()
    assert shown.places()


def test_the_keyboard_alone_scrubs_plays_filters_and_reads(open_map):
    shown = open_map()
    handle = shown.part(".cl-handle")
    handle.focus()
    shown.page.keyboard.press("Home")
    assert shown.day() == "1 May 2017"
    expect(handle).to_have_attribute("aria-valuetext", "1 May 2017")
    shown.page.keyboard.press("ArrowRight")
    assert shown.day() == "2 May 2017"
    shown.page.keyboard.press("PageUp")
    assert shown.day() == "1 Jun 2017"
    shown.page.keyboard.press("Shift+ArrowRight")
    assert shown.day() == "4 Jun 2017"
    shown.page.keyboard.press("End")
    assert shown.day() == "28 Jun 2017"
    shown.page.keyboard.press("Home")
    shown.page.keyboard.press("Space")
    shown.frame.wait_for_function(
        "() => window.claimline.view.day > window.claimline.timeline.first + 1"
    )
    shown.page.keyboard.press("Space")
    paused = shown.day()
    shown.page.wait_for_timeout(400)
    assert shown.day() == paused
    shown.page.keyboard.press("End")
    shown.settled()
    shown.part('[data-actor="SAA"]').focus()
    shown.page.keyboard.press("Enter")
    assert "Palmyra" not in shown.places()
    await_link(shown, "hide", "SAA")
    shown.part('[aria-label^="Next mark"]').focus()
    shown.page.keyboard.press("Enter")
    expect(shown.part(".cl-popup")).to_contain_text("changed what is said of")
    first = shown.part(".cl-popup h3").inner_text()
    shown.page.keyboard.press("n")
    expect(shown.part(".cl-popup h3")).not_to_have_text(first)
    shown.page.keyboard.press("p")
    expect(shown.part(".cl-popup h3")).to_have_text(first)


def test_the_range_grips_narrow_the_claims_by_keyboard_and_the_link_follows(open_map):
    shown = open_map()
    grip = shown.part(".cl-grip").first
    grip.focus()
    shown.page.keyboard.press("PageUp")
    expect(grip).to_have_attribute("aria-valuetext", "31 May 2017")
    await_link(shown, "from", "2017-05-31")
    assert "Palmyra" not in shown.places()


def test_playing_ends_on_the_last_day_and_stops(open_map):
    shown = open_map()
    shown.part('select[aria-label="Days a second"]').select_option("90")
    shown.part(".cl-handle").focus()
    shown.page.keyboard.press("Home")
    shown.part('button[aria-label="Play"]').click()
    expect(shown.part(".cl-day")).to_have_text("28 Jun 2017")
    expect(shown.part('button[aria-label="Play"]')).to_be_visible()


def test_on_the_clock_of_publication_the_map_shows_what_was_known(open_map):
    shown = open_map("?on=2017-05-10")
    assert "Tabqa" in shown.places()
    shown.part('button[data-value="published"]').click()
    assert "Tabqa" not in shown.places()
    await_link(shown, "clock", "published")


def test_changes_shows_only_the_claims_of_the_last_days(open_map):
    shown = open_map("?mode=changes&new=3")
    assert set(shown.places()) == {"Mayadin", "Raqqa"}


def test_an_undated_claim_waits_in_the_tray_and_can_be_read(open_map):
    shown = open_map()
    shown.part(".cl-tray").click()
    shown.page.keyboard.press("Escape")
    expect(shown.part(".cl-undated")).to_be_hidden()
    expect(shown.part(".cl-tray")).to_be_focused()
    shown.page.keyboard.press("Enter")
    shown.part(".cl-undated li button").first.click()
    expect(shown.part(".cl-popup")).to_contain_text("Rebels are said to have entered Hama")


def test_two_maps_show_two_sets_of_sources_and_move_together(open_map):
    shown = open_map("?beside=Desk+One&against=Desk+Two")
    marks = "(n) => { const p = window.claimline.panes[n]; return p.painter.seenCount; }"
    assert shown.call(marks, 0) != shown.call(marks, 1)
    expect(shown.part(".cl-title").first).to_have_text("Desk One")
    expect(shown.part(".cl-title").last).to_have_text("Desk Two")
    assert shown.call("() => claimline.shown.reduce((a, b) => a + b)") == len(own_war.EVENTS)
    shown.call("() => window.claimline.panes[1].map.setView([34.5, 38.2], 9, { animate: false })")
    centers = shown.call(
        "() => claimline.panes.map(({ map: m }) => [m.getZoom(), m.getCenter().lat.toFixed(3)])"
    )
    assert centers[0] == centers[1] == [9, "34.500"]


def test_a_row_of_the_table_flies_the_map_to_its_claim(open_map):
    shown = open_map("?on=2017-05-04&at=33.5,44.0&zoom=8")
    shown.page.get_by_label("Place", exact=True).fill("x")
    shown.page.get_by_label("Place", exact=True).fill("")
    shown.page.get_by_label("Place", exact=True).press("Enter")
    shown.call("() => window.claimline.panes[0].map.setView([35.5, 38.5], 7, { animate: false })")
    shown.settled()
    table = shown.page.locator('[data-testid="stDataFrame"]:visible').first
    table.scroll_into_view_if_needed()
    table.click(position={"x": 15, "y": 52})
    expect(shown.part(".cl-popup")).to_contain_text("changed what is said of")


def test_two_visitors_do_not_see_each_others_filters(browser_context, serve, war, page):
    first = MapPage(page, f"{serve(war).url}/?hide=SAA")
    other = browser_context[0].new_page()
    second = MapPage(other, serve(war).url)
    second.part('[data-actor="SDF"]').click()
    second.settled()
    assert "Palmyra" not in first.places() and "Manbij" in first.places()
    assert "Palmyra" in second.places() and "Manbij" not in second.places()
    assert "hide=SDF" not in page.url
    other.close()


def test_online_tiles_are_asked_for_only_when_chosen_and_the_map_says_so(
    open_map, requests_elsewhere
):
    shown = open_map("?base=streets")
    notice = shown.part(".cl-notice")
    expect(notice).to_contain_text("cannot be reached")
    told = "(base) => { claimline.setBase(base); return claimline.notice.textContent; }"
    assert "asks another host" in shown.call(told, "streets")
    assert shown.call(told, "offline") == ""
    expect(notice).to_be_hidden()
    assert requests_elsewhere
    assert {urlsplit(address).hostname for address in requests_elsewhere} == {
        "tile.openstreetmap.org"
    }


def test_on_a_phone_a_popup_has_the_width_to_itself(open_map, page):
    page.set_viewport_size({"width": 390, "height": 844})
    shown = open_map()
    shown.click("Manbij")
    zoom = shown.part(".leaflet-control-zoom")
    expect(zoom).to_be_hidden()
    # The map slides until the popup is inside, and the page may still be laid out meanwhile.
    for _ in range(40):
        page.wait_for_timeout(250)
        popup = shown.part(".leaflet-popup").bounding_box()
        frame = page.locator(FRAME).bounding_box()
        if popup["y"] >= frame["y"]:
            break
    assert frame["x"] <= popup["x"]
    assert popup["x"] + popup["width"] <= frame["x"] + frame["width"]
    assert popup["y"] >= frame["y"]
    page.keyboard.press("Escape")
    expect(zoom).to_be_visible()


def test_a_date_filter_shows_its_whole_date(open_map):
    shown = open_map("?from=2017-05-02")
    field = shown.page.get_by_test_id("stDateInputFieldsScroller").first
    expect(field).to_be_visible()
    assert field.evaluate("(node) => node.scrollWidth <= node.clientWidth")


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080), (390, 844)])
def test_no_control_covers_another(open_map, page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    shown = open_map()
    parts = (".cl-timeline", ".cl-legend", ".leaflet-control-zoom", ".leaflet-control-scale")
    boxes = [shown.part(part).bounding_box() for part in parts]
    frame = page.locator(FRAME).bounding_box()
    for n, box in enumerate(boxes):
        assert box["x"] >= frame["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"]
        for other in boxes[n + 1 :]:
            apart = (
                box["x"] + box["width"] <= other["x"]
                or other["x"] + other["width"] <= box["x"]
                or box["y"] + box["height"] <= other["y"]
                or other["y"] + other["height"] <= box["y"]
            )
            assert apart, (parts[n], box, other)


def test_every_part_of_the_timeline_has_a_name_and_the_handle_is_a_slider(open_map):
    shown = open_map()
    for button in shown.part(".cl-timeline button").all():
        assert button.get_attribute("aria-label") or button.inner_text().strip()
    slider = shown.part(".cl-handle")
    values = [int(slider.get_attribute(f"aria-value{end}")) for end in ("min", "now", "max")]
    assert values == sorted(values)
    assert re.fullmatch(r"\d+ \w+ \d{4}", slider.get_attribute("aria-valuetext"))
