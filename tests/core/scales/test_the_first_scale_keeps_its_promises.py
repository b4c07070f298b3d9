"""The 24 items of the first scale: their levels, their care, what every outcome says and never says."""

import re

import pytest
from msgspec.structs import asdict

from balise.config.paths import SHIPPED_DATA
from balise.core.help.law import load_law
from balise.core.help.two_places import AT_ONCE
from balise.core.pack.records import Audience
from balise.core.scales.checking_texts import texts_of
from balise.core.scales.evaluate import evaluate
from balise.core.scales.many_answers import as_answers, draw
from balise.core.scales.model import MOST_STEPS, Axes
from balise.core.scales.reach import reachable
from tests.core.scales.known_scales import scale_of

SCALE = scale_of("faire-le-point")
RULES = SCALE.rules
AUDIENCES: tuple[Audience, ...] = ("young", "relative", "professional")
# What each item leads to alone, item by item in the order of the design.
ALONE = """
dire-non risque; codes indetermine; entourage indetermine; sans-dette risque; cadeaux indetermine;
argent-promis indetermine; site-adulte risque; images-demandees risque; ecart-age indetermine;
dormir risque; produits risque proche; rembourser risque; contrepartie exploitation;
reponses-par-autrui exploitation; argent-garde exploitation; emmene exploitation;
surveillance risque; menaces exploitation proche; empeche exploitation proche;
pour-amour exploitation; danger risque immediate; amener risque sollicitation;
organiser risque participation; tranquille-si exploitation participation
"""


def test_each_item_alone_leads_where_the_design_says() -> None:
    lines = [line.split() for line in ALONE.replace("\n", " ").split(";")]
    assert [line[0] for line in lines] == [item.code for item in RULES.items]
    assert len(lines) == 24
    for item, (_, situation, *others) in zip(RULES.items, lines, strict=True):
        expected = Axes(
            situation,
            next((word for word in others if word in ("sollicitation", "participation")), "aucune"),
            next((word for word in others if word in ("proche", "immediate")), "aucune"),
        )
        for audience in AUDIENCES:
            assert evaluate(RULES, audience, {item.code: item.worrying}).axes == expected, item.code
    assert [item.code for item in RULES.items if item.polarity == "protective"] == [
        "dire-non",
        "codes",
        "entourage",
        "sans-dette",
    ]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_products_are_urgent_and_lead_to_care_whatever_the_other_answers(audience: Audience) -> None:
    asked = RULES.asked(audience)
    for row in draw(asked, 1_500, seed=11):
        finding = evaluate(RULES, audience, {**as_answers(asked, row), "produits": "yes"})
        assert finding.axes.urgency in ("proche", "immediate")
        assert "soins" in finding.steps
    steps = {step.code: step for step in RULES.steps}
    assert steps["soins"].numbers == ("15",)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_implication_never_hides_danger_nor_comes_without_a_lawyer(audience: Audience) -> None:
    for axes, answers in reachable(RULES, audience).items():
        finding = evaluate(RULES, audience, answers)
        if axes.urgency == "immediate":
            assert finding.outcome == "danger"
            assert finding.steps[0] == "urgence"
        elif axes.implication != "aucune":
            assert finding.outcome == axes.implication
        if axes.implication == "participation" and axes.urgency != "immediate":
            assert "avocat" in finding.steps
        assert len(finding.steps) == MOST_STEPS
        assert finding.numbers == ("119", "3114")


@pytest.mark.parametrize("variant", SCALE.variants, ids=lambda variant: variant.code)
def test_every_outcome_speaks_of_a_lawyer_and_never_accuses(variant: object) -> None:
    for words in SCALE.texts.outcomes.values():
        said = {part: texts[variant.code] for part, texts in asdict(words).items()}  # type: ignore[attr-defined]
        assert list(said) == ["title", "protection", "law", "rights", "onward"]
        assert "avocat" in said["rights"], said["rights"]
        assert not re.search(r"\b(?:tu es|elle est|vous êtes) (?:coupable|complice)|proxénète", str(said))


def test_libre_is_never_congratulated_and_leaves_the_door_open() -> None:
    lowest = SCALE.texts.outcomes["libre"].protection
    assert lowest["jeune"].startswith("Rien dans tes réponses ne ")
    assert "si quelque chose te gêne, tu peux en parler" in lowest["jeune"]
    for variant in ("jeune-simple", "proche"):
        assert "gêne" in lowest[variant]


def test_no_brand_no_price_no_kind_of_place() -> None:
    texts = " ".join(text for variant in SCALE.variants for _, text in texts_of(SCALE, variant)).casefold()
    brands = "snapchat|instagram|tiktok|telegram|whatsapp|onlyfans|mym|facebook|twitter|discord|uber|airbnb"
    assert not re.search(rf"\b(?:{brands})", texts)
    assert not re.search(r"\b(?:\d+ ?(?:€|euros?)|hôtels?|tarifs?|prix|rue|boulevard|gare|boîte)\b", texts)


def test_french_typography_stands_in_every_text() -> None:
    for variant in SCALE.variants:
        for path, text in texts_of(SCALE, variant):
            assert not re.search(r" [?!:;»]|« ", text), (path, text)
            assert not re.search(r"[^\u00a0\s][?!;»]", text.replace("…", "")), (path, text)
            assert "  " not in text, path


def test_the_young_are_tu_and_adults_are_vous() -> None:
    for variant in SCALE.variants:
        for path, text in texts_of(SCALE, variant):
            words = set(re.findall(r"\w+", text.casefold()))
            if variant.audience == "young":
                assert not words & {"vous", "votre", "vos"} or "vous étiez" in text, (path, text)
            elif "« " not in text:
                assert not words & {"tu", "ton", "tes", "toi"} or "«" in text, (path, text)


def test_every_law_of_the_project_is_cited_and_sourced() -> None:
    law = load_law(SHIPPED_DATA / "law.csv")
    cited = {key for item in RULES.items for key in item.law} | {
        key for outcome in RULES.outcomes for key in outcome.law
    }
    assert cited <= law.keys()
    assert law.keys() <= cited | set(AT_ONCE), law.keys() - cited - set(AT_ONCE)


def test_sources_are_named_and_texts_are_for_four_variants() -> None:
    assert all(source.startswith("https://") for source in SCALE.sources)
    assert [(v.code, v.audience, v.register, v.language) for v in SCALE.variants] == [
        ("jeune", "young", "ordinary", "fr"),
        ("jeune-simple", "young", "plain", "fr"),
        ("proche", "relative", "ordinary", "fr"),
        ("professionnel", "professional", "ordinary", "fr"),
    ]
    for variant in SCALE.variants:
        shown = [step for step in RULES.steps if variant.audience in step.audiences]
        assert len(dict(texts_of(SCALE, variant))) == 24 * 2 + 8 * 5 + len(shown) * 2
    assert set(SCALE.texts.answers) == {"yes", "no", "unknown", "refused"}
