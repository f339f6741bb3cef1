"""What of a page becomes a line, and what kind of line."""

from __future__ import annotations

import pytest

from mapping.inputs import Page
from mapping.problems import Unreadable
from mapping.read.forms import read_source
from mapping.read.lines import Role

PAGE = "<!doctype html><html><head><title>x</title></head><body>{}</body></html>"


def lines(body: str) -> list[str]:
    return [line.text for line in read_source(PAGE.format(body).encode(), "odense/x.html").lines if not line.blank]


def roles(body: str) -> list[tuple[str, str]]:
    found = read_source(PAGE.format(body).encode(), "odense/x.html").lines
    return [(line.role.value, line.text) for line in found if line.role]


def marked(body: str) -> list[str]:
    return [line.text for line in read_source(PAGE.format(body).encode(), "odense/x.html").lines if line.marked]


def left_out(body: str) -> dict[str, int]:
    return {each.rule: each.parts for each in read_source(PAGE.format(body).encode(), "x/x").file.left_out}


def test_paragraphs_and_line_breaks() -> None:
    assert lines("<p>Første  linje<br>anden\n linje</p><div>Tredje</div>") == ["Første linje", "anden linje", "Tredje"]


def test_lists_keep_their_marks_and_numbers() -> None:
    body = "<ul><li>A</li><li>B<ul><li>C</li></ul></li></ul><ol start=3><li><p>D</p></li><li>E</li></ol>"
    assert lines(body) == ["- A", "- B", "- C", "3. D", "4. E"]


def test_headings_and_paragraphs_that_are_bold_from_end_to_end_are_marked() -> None:
    body = "<h3>Resume</h3><p><b>Indstilling</b></p><p><strong>Be</strong><b>slutning</b></p><p><b>Ikke</b> her</p>"
    assert marked(body) == ["Resume", "Indstilling", "Beslutning"]


def test_characters_that_a_page_does_not_show_are_gone() -> None:
    assert lines("<p>par&shy;ke\u200bring&nbsp;her</p>") == ["parkering her"]


def test_rows_of_tables_are_parted_by_tabs() -> None:
    body = "<table><tr><th>1.000 kr.<th>2025</tr><tr><td><p>Sti</p><p>nord</p><td>5</tr></table>"
    assert lines(body) == ["1.000 kr.\t2025", "Sti nord\t5"]


def test_cells_over_several_columns_and_rows() -> None:
    body = (
        "<table><tr><th rowspan=2>Konto<th colspan=2>Drift</tr><tr><th>2025<th>2026</tr>"
        "<tr><td rowspan=2>Skoler<td>1<td>2</tr><tr><td>3<td>4</tr></table>"
    )
    assert lines(body) == ["Konto\tDrift\t", "\t2025\t2026", "Skoler\t1\t2", "Skoler\t3\t4"]


def test_a_table_of_labels_is_lines() -> None:
    body = "<table><tr><td>Dato:<td>5. maj 2024</tr><tr><td>Lokale:<td>Byrådssalen</tr></table>"
    assert lines(body) == ["Dato: 5. maj 2024", "Lokale: Byrådssalen"]


def test_a_table_that_places_things_on_the_page_is_none() -> None:
    body = "<table><tr><td>Menu<td><h2>Punkt 1: A</h2><p>Tekst</p><table><tr><td>x<td>1</tr></table></tr></table>"
    assert lines(body) == ["Menu", "Punkt 1: A", "Tekst", "x\t1"]


def test_items_are_sure_where_headings_of_one_level_are_numbered() -> None:
    body = "<h2>1. Dagsorden ( )</h2><h3>Beslutning</h3><p>Godkendt.</p><h2>2. Budget</h2><h4>1. Baggrund</h4><p>3. Andet</p>"
    assert roles(body) == [("item", "1. Dagsorden ( )"), ("item", "2. Budget")]


def test_numbered_headings_below_a_section_are_no_items() -> None:
    assert roles("<h1>Lokalplan</h1><h2>Indstilling</h2><h3>1. Baggrund</h3><h3>2. Økonomi i sagen</h3>") == []


def test_one_numbered_heading_alone_is_not_sure() -> None:
    assert roles("<h2>1. Boligsituationen</h2><p>Tekst</p>") == []


def test_menus_banners_and_frames_are_left_out_and_counted() -> None:
    menu = "<ul class=m>" + "".join(f'<li><a href="/{word}">{word}</a></li>' for word in "abcde") + "</ul>"
    body = (
        f"<header>Kommunen</header>{menu}<div class='cookie-banner'>Kager</div><h1>Referat</h1><p>{'Tekst ' * 30}</p>"
        "<button>Luk</button><footer>Torvet 1</footer>"
    )
    assert lines(body) == ["Referat", ("Tekst " * 30).strip()]
    assert left_out(body) == {"control": 1, "cookie-banner": 1, "navigation": 1, "page-frame": 2}


def test_a_list_of_the_pages_own_items_and_of_attachments_is_kept() -> None:
    own = "".join(f'<li><a href="#p{n}">Sag {n}</a></li>' for n in range(5))
    files = "".join(f'<li><a href="/pdf/{n}.pdf">Bilag {n}</a></li>' for n in range(5))
    assert len(lines(f"<ul>{own}</ul><p>Tekst</p><ul>{files}</ul>")) == 11


def test_the_main_part_is_chosen_and_the_rest_counted() -> None:
    body = f"<div>Andre nyheder</div><main><h1>Referat</h1><p>{'Tekst ' * 30}</p></main><div>Følg os</div>"
    assert lines(body)[0] == "Referat" and "Følg os" not in lines(body)
    assert left_out(body) == {"outside-content": 2}


def test_what_speaks_of_the_meeting_beside_the_dense_part_is_kept() -> None:
    body = f"<div><div>Mødedato: 5. maj 2024</div><div>{'<p>Tekst og mere</p>' * 50}</div></div>"
    assert lines(body)[0] == "Mødedato: 5. maj 2024"


def test_a_page_wrapped_in_a_form_with_a_class_about_cookies_is_kept() -> None:
    assert lines("<form class=consent-given><div role=complementary><p>Byrådet</p></div></form>") == ["Byrådet"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_encodings(encoding: str) -> None:
    data = PAGE.format("<p>Rødgrød på ø</p>").encode(encoding)
    assert [line.text for line in read_source(data, "x/x").lines if line.text] == ["Rødgrød på ø"]


def test_bytes_that_are_not_what_the_page_says() -> None:
    data = b"<html><head><meta charset=utf-8></head><body><p>R\xf8d</p></body></html>"
    with pytest.raises(Unreadable) as caught:
        read_source(data, "x/x")
    assert caught.value.problem.code == "unreadable-encoding"


def test_a_page_whose_text_is_written_by_a_script() -> None:
    with pytest.raises(Unreadable) as caught:
        read_source(PAGE.format("<div id=app></div><script>render()</script>").encode(), "x/x")
    assert caught.value.problem.code == "empty-file"


def page(name: str, body: str, title: str = "x") -> Page:
    return Page(name, f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode())


def test_pages_without_a_body_take_it_from_a_folder_that_says_it_surely() -> None:
    pages = (page("punkt-1.html", "<h1>A</h1><p>x</p>"), page("punkt-2.html", "<h1>B</h1><p>y</p>"))
    drawn = read_source(pages, "koebenhavn/2020-03-31-borgerrepraesentationen").lines
    assert drawn[0].text == "REFERAT Borgerrepræsentationen d. 31-03-2020" and drawn[0].role is Role.TITLE


def test_a_folder_in_ascii_of_an_unknown_body_is_not_guessed() -> None:
    pages = (page("punkt-1.html", "<h1>A</h1><p>x</p>"), page("punkt-2.html", "<h1>B</h1><p>y</p>"))
    with pytest.raises(Unreadable) as caught:
        read_source(pages, "koebenhavn/2020-03-31-teknik-og-miljoeudvalget")
    assert caught.value.problem.code == "no-body"


def test_the_body_of_item_pages_stands_in_their_titles() -> None:
    pages = tuple(page(f"{n}.html", f"<h1>Sag {n}</h1><p>x</p>", "Sag | Klima- og Miljøudvalget | Kommune") for n in (1, 2))
    assert read_source(pages, "koebenhavn/2020-03-31-x").lines[0].text == "REFERAT Klima- og Miljøudvalget d. 31-03-2020"


def test_a_number_printed_in_the_heading_wins_over_the_files_name() -> None:
    pages = (page("punkt-1.html", "<h1>7. Budget</h1><p>x</p>", "Byrådet"), page("punkt-2.html", "<h1>Punkt 8: B</h1><p>y</p>"))
    items = [line.text for line in read_source(pages, "odense/2020-03-31-byraadet").lines if line.role is Role.ITEM]
    assert items == ["Punkt 7: Budget", "Punkt 8: B"]
