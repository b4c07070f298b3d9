"""The JSON of the API and of `balise help`: the words of the answer as keys, nothing that is not public."""

import json

from balise.core.help.answer import answer
from balise.core.help.as_json import answer_json
from tests.core.help.small_country import AT, LINES, house, index_of


def test_keys_are_those_that_others_rely_on() -> None:
    found = answer(index_of(*LINES, house("here")), "N01", "young", (), AT)
    shaped = json.loads(json.dumps(answer_json(found)))
    assert {"now", "near", "farther", "remote", "authority", "notes"} <= set(shaped)
    match = shaped["near"][0]
    assert set(match) >= {
        "structure",
        "service",
        "channels",
        "specialised",
        "distance_km",
        "reasons",
        "verified_on",
        "source",
        "source_date",
    }
    assert set(match["structure"]) == {"id", "name", "territory", "commune"}
    assert shaped["authority"]["known"] == "none"
    assert shaped["notes"][-1]["text"].endswith(".")


def test_a_claim_of_confidentiality_is_not_repeated() -> None:
    found = answer(index_of(*LINES), "N01", "young", (), AT)
    assert "confidential" not in json.dumps(answer_json(found))
