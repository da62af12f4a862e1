"""What a resident reads is words and links, never HTML, and never a place for a fact that nobody knows."""

from __future__ import annotations

from typing import Any

import pytest

from backend.answers.blocks import Fact, TextFault, blocks, same_pointers, spans, with_facts

FACTS = {
    "hours": Fact("When it is open", "text", "Monday to Friday"),
    "phone": Fact("Whom to call", "phone", "916-555-0100"),
    "site": Fact("Where to look", "link", "https://city.example/pets"),
    "fee": Fact("What it costs", "text", None),
}


def plain(text: str, **more: Any) -> dict[str, Any]:
    """A span."""
    return {"text": text, "strong": False, "href": None} | more


def test_links_and_weight_become_spans() -> None:
    assert spans("Call **now**: [311](tel:311), or **[911](tel:911)**.") == [
        plain("Call "),
        plain("now", strong=True),
        plain(": "),
        plain("311", href="tel:311"),
        plain(", or "),
        plain("911", strong=True, href="tel:911"),
        plain("."),
    ]


def test_sentences_on_lines_of_their_own_are_one_paragraph() -> None:
    (block,) = blocks("One.\nTwo.\n")
    assert spans(block.texts[0].words) == [plain("One. Two.")]


def test_html_stays_words_or_is_refused() -> None:
    assert spans("1 < 2 & so on") == [plain("1 < 2 & so on")]
    with pytest.raises(TextFault):
        spans("<script>alert(1)</script>")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_dangerous_address_is_no_link(address: str) -> None:
    assert all(span["href"] is None for span in spans(f"[here]({address})"))


def test_a_known_fact_is_put_in_by_its_kind() -> None:
    assert with_facts("Open {facts.hours}.", FACTS) == "Open Monday to Friday."
    assert spans(with_facts("Call {facts.phone}.", FACTS))[1] == plain("916-555-0100", href="tel:916-555-0100")
    assert spans(with_facts("See {facts.site}.", FACTS))[1]["href"] == "https://city.example/pets"
    assert spans(with_facts("[Look here]({facts.site}).", FACTS))[0] == plain(
        "Look here", href="https://city.example/pets"
    )


def test_a_sentence_without_its_fact_is_left_out_and_the_others_stay() -> None:
    assert with_facts("Bring it in.\nIt costs {facts.fee}.\nOpen {facts.hours}.", FACTS) == (
        "Bring it in.\nOpen Monday to Friday."
    )
    assert with_facts("It costs {facts.fee}.", FACTS) == ""
    assert with_facts("It costs {facts.no-such}.", FACTS) == ""


@pytest.mark.parametrize(
    ("translated", "fits"),
    [
        ("Llame al [311](tel:311) o vaya a {facts.site}.", True),
        ("Vaya a {facts.site} o llame al [311](tel:311).", True),
        ("Llame al [911](tel:911) o vaya a {facts.site}.", False),
        ("Llame al 311 o vaya a {facts.site}.", False),
        ("Llame al [311](tel:311).", False),
        ("Llame al [311](tel:311) o vaya a {facts.site}, {facts.fee}.", False),
        ("Llame al [311](tel:311) o vaya a {facts.site}, {sitio}.", False),
        ("Llame al [311](tel:311) o vaya a {facts.site} <b>ya</b>.", False),
    ],
)
def test_a_translation_leads_where_the_original_leads(translated: str, *, fits: bool) -> None:
    assert same_pointers("Call [311](tel:311) or see {facts.site}.", translated) is fits
