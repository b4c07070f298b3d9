"""Words: "tu" to the young and to witnesses, "vous" to others; none blames, shocks or promises too much."""

import re
from pathlib import Path

import pytest

from tests.site.addresses import FIXED
from tests.site.pages import SLUGS, Pages
from tests.site.reading import Reading

TEMPLATES = Path(__file__).parents[2] / "balise" / "site" / "templates"
# Words to avoid everywhere in texts of ours (names of structures are theirs).
NEVER = re.compile(
    r"prostituée|se prostitue|mineure? prostitué|prostitution enfantine|pédoporno|porno de mineur|"
    r"argent facile|escort|glamour|consentante|volontaire|elle a choisi|petit copain|manager|"
    r"conduites? à risque|se mettre en danger|dénoncer|balancer|"
    r"100 ?% confidentiel|sans (?:laisser de )?trace|invisible|anonymat (?:total|garanti)",
    re.IGNORECASE,
)
# And to a young person: neither the word that most reject, nor orders.
NEVER_YOUNG = re.compile(
    r"prostitution|prostitué|\bclients?\b|\btu dois\b|\bil faut\b|\bsauver\b|\bcoupable\b", re.IGNORECASE
)
VOUS = re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE)
TU = re.compile(r"\b(?:tu|toi|ton|tes|t'(?:es|as|a|aider))\b", re.IGNORECASE)
# Said by, or to, somebody else: the names of our pages, and words to repeat to a child.
QUOTED = re.compile(r"«[^»]*»")
NUMBER_TAG = re.compile(r'{% number "([^"]+)" %}')
SHOCKING = re.compile(r"\d[\d\s]* ?(?:%|mineurs|enfants|victimes|filles|jeunes par|cas\b)")


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


def words_of(template: Path) -> str:
    """Its French, without tags of ours or of HTML."""
    return re.sub(r"<[^>]+>|{%-?|-?%}|{{[^}]*}}", " ", template.read_text(encoding="utf-8"))


def without_cards(html: str) -> str:
    """A page without what stands in cards: names and words of the structures themselves."""
    html = re.sub(r'<article class="card">.*?</article>', " ", html, flags=re.DOTALL)
    html = re.sub(r'<ul class="sum">.*?</ul>|<svg.*?</svg>|<select.*?</select>', " ", html, flags=re.DOTALL)
    main = re.search(r"<main.*?</main>", html, re.DOTALL)
    assert main
    return Reading(main[0]).text


@pytest.mark.parametrize("template", templates(), ids=lambda path: path.name)
def test_words_to_avoid_are_in_no_template(template: Path) -> None:
    assert not NEVER.search(words_of(template))


def test_words_to_avoid_are_in_no_answer_of_ours(pages: Pages) -> None:
    for slug in SLUGS:
        for code in ("80001", "69123", "97411", "98735", "75056"):
            assert not NEVER.search(without_cards(pages.answer(code, slug))), (slug, code)
    for address in FIXED:
        assert not NEVER.search(without_cards(pages.text(address))), address


def test_to_a_young_person(pages: Pages) -> None:
    for text in (
        *(
            pages.answer(code, "jeune", need.code)
            for code in ("80001", "98735")
            for need in pages.held.pack.directory.needs
        ),
        *(pages.ask(lieu=typed, public="jeune").content.decode() for typed in ("", "saint denis", "qsdf")),
    ):
        said = without_cards(text)
        assert not NEVER_YOUNG.search(said)
        assert TU.search(said)
        assert not SHOCKING.search(said)
        assert VOUS.findall(QUOTED.sub("", said)) == []


def test_to_a_witness_who_is_often_a_friend_of_sixteen(pages: Pages) -> None:
    for text in (
        *(
            pages.answer(code, "temoin", need.code)
            for code in ("80001", "98735", "69123")
            for need in pages.held.pack.directory.needs
        ),
        *(
            pages.ask(lieu=typed, public="temoin").content.decode()
            for typed in ("", "saint denis", "qsdf", "barcelone")
        ),
        pages.post("/imprimer/", {"commune": "80001", "carte": "temoin"}).content.decode(),
    ):
        said = QUOTED.sub("", without_cards(text))
        assert TU.search(said)
        assert VOUS.findall(said) == []


@pytest.mark.parametrize("slug", ["proche", "professionnel"])
def test_to_the_others(pages: Pages, slug: str) -> None:
    for text in (
        *(pages.answer(code, slug) for code in ("80001", "98735", "69123")),
        *(pages.ask(lieu=typed, public=slug).content.decode() for typed in ("", "saint denis", "qsdf")),
    ):
        assert TU.findall(QUOTED.sub("", without_cards(text))) == []


def test_reasons_speak_to_the_one_who_reads(pages: Pages) -> None:
    young, relative = pages.answer("80001", "jeune"), pages.answer("80001", "proche")
    assert "le 119 peut chercher avec toi" in Reading(young).text
    assert "le 119 peut aider à chercher" in Reading(relative).text
    assert "tu peux les appeler" in Reading(young).text
    assert "vous pouvez les appeler" in Reading(relative).text


def test_the_police_is_not_the_first_number_a_young_person_meets(pages: Pages) -> None:
    texts = [pages.answer(code, "jeune") for code in ("80001", "69123", "97411", "98735")]
    texts += [pages.text("/"), pages.ask(public="jeune").content.decode()]
    for text in texts:
        numbers = [link for link in Reading(text).links if link.startswith(("tel:", "sms:"))]
        in_danger = [
            link for link in Reading(text[: text.index("<h1>")]).links if link.startswith(("tel:", "sms:"))
        ]
        assert in_danger[0] in ("tel:112", "tel:15"), "who comes to help, before the police"
        assert numbers[len(in_danger)] == "tel:119"
        assert "tel:17" not in numbers[len(in_danger) : len(in_danger) + 3]


def test_the_retired_number_is_nowhere(pages: Pages) -> None:
    retired = re.compile(r"0[\s.\u00a0]?800[\s.\u00a0]?200[\s.\u00a0]?000")
    texts = [pages.text(address) for address in (*FIXED, *pages.territories(), *pages.structures())]
    texts += [pages.answer(code, slug) for code in ("80001", "98735") for slug in SLUGS]
    texts += [template.read_text(encoding="utf-8") for template in templates()]
    texts += [pages.get(f"/api/v1/{name}.json").content.decode() for name in ("structures", "lines")]
    assert not any(retired.search(text) for text in texts)


def test_every_number_a_template_quotes_is_in_the_pack(pages: Pages) -> None:
    quoted = {
        number for path in templates() for number in NUMBER_TAG.findall(path.read_text(encoding="utf-8"))
    }
    assert {"119", "112", "17", "114", "116 000", "3018", "3114"} <= quoted
    for number in quoted:
        channel = pages.held.numbers[number.replace(" ", "")]
        assert channel.value.replace("\u00a0", " ") == number


def test_a_number_written_in_a_text_is_in_the_pack_too(pages: Pages) -> None:
    """Without the tag a retired number could stay in a sentence for ever."""
    written = re.compile(
        r"(?<![\d.L-])(?:11[0-9](?: ?000| ?006)?|3\d{3}|0 ?8\d\d(?: ?\d\d){3}|0 ?800 ?\d{3} ?\d{3})(?![\d-])"
    )
    for template in templates():
        for number in written.findall(words_of(template)):
            assert number.replace(" ", "") in pages.held.numbers, (template.name, number)


def test_titles_tell_nothing(pages: Pages) -> None:
    """A title stays in the history of a phone: neither why a page was read, nor where it is about."""
    telling = re.compile(
        r"prostitu|sexuel|sexe|exploit|viol|victime|fugue|danger|mineur|enfan|abus|suicid|traite",
        re.IGNORECASE,
    )
    kinds = [address for address in FIXED if address != "/"]
    titles = {address: Reading(pages.text(address)).title for address in kinds}
    assert len(set(titles.values())) == len(titles)
    titles |= {"404": Reading(pages.get("/rien/").content.decode()).title}
    for address, title in titles.items():
        assert title.strip()
        assert not telling.search(title), (address, title)
    for where in pages.territories():
        assert Reading(pages.text(where)).title == "Adresses utiles"
    for structure in pages.structures():
        assert Reading(pages.text(structure)).title == "Fiche utile"
    assert Reading(pages.text("/territoire/69/")).title == "Territoires"


def test_the_title_of_an_answer_is_that_of_the_home_page(pages: Pages) -> None:
    """The same at every step, whoever asks, wherever, for whatever."""
    titles = {
        Reading(pages.answer(code, slug, need)).title
        for code in ("80001", "69123", "98735")
        for slug in SLUGS
        for need in ("", "police", "images")
    }
    assert titles == {Reading(pages.text("/")).title} == {"Adresses utiles"}


def test_words_stay_apart_without_the_style_sheet(pages: Pages) -> None:
    stuck = re.compile(r"</(?:strong|a|span|b)><(?:a|span|strong)\b|</(?:strong|a|b)>\w")
    for address in (*FIXED, "/territoire/80/", "/structure/119/"):
        assert not stuck.findall(re.sub(r"<svg.*?</svg>", "", pages.text(address))), address
    for slug in SLUGS:
        assert not stuck.findall(re.sub(r"<svg.*?</svg>", "", pages.answer("80001", slug))), slug


def test_no_paragraph_is_empty(pages: Pages) -> None:
    empty = re.compile(r"<(p|h[1-6]|li|dd|dt|span|b)(?: [^>]*)?>\s*</\1>")
    for address in (*FIXED, "/territoire/987/", "/structure/119/"):
        assert not empty.search(pages.text(address)), address
    for slug in SLUGS:
        assert not empty.search(pages.answer("80001", slug)), slug


def test_headings_go_down_one_step_at_a_time(pages: Pages) -> None:
    texts = [
        pages.text(address) for address in (*FIXED, "/territoire/80/", "/structure/119/", "/aide/80001/")
    ]
    texts += [pages.answer("80001", slug) for slug in SLUGS]
    texts.append(pages.post("/deux-lieux/", {"depart": "Amiens", "arrivee": "Lyon"}).content.decode())
    for text in texts:
        page = Reading(text)
        assert page.headings.count(1) == 1, page.title
        assert page.headings[0] == 1, page.title
        steps = [after - before for before, after in zip(page.headings, page.headings[1:], strict=False)]
        assert max(steps, default=0) <= 1, page.title
