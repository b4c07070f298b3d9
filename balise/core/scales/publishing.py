"""Whether a scale may be shown to the public: only if named people answer for it today."""

from datetime import date

from balise.core.scales.file_words import STATUSES, word_of
from balise.core.scales.model import Scale


def refusals(scale: Scale, today: date) -> tuple[str, ...]:
    """Why a scale that `check` finds sound may not be published, in French; () when it may."""
    reasons = []
    if scale.status != "validated":
        reasons.append(f"son statut est « {word_of(STATUSES, scale.status)} », et non « validée »")
    if not scale.validations:
        reasons.append("personne n'a signé sa validation")
    if any(date.fromisoformat(validation.date) > today for validation in scale.validations):
        reasons.append("une validation est datée du futur")
    if not scale.valid_until:
        reasons.append("on ne sait pas jusqu'à quand elle est valable")
    elif date.fromisoformat(scale.valid_until) < today:
        reasons.append(f"elle n'est plus valable depuis le {scale.valid_until}")
    return tuple(reasons)
