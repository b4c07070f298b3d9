"""The values of our CSV files, one function a kind of value: text in, what it means or `Wrong` out."""

import datetime
import re
from urllib.parse import urlsplit

from balise.core.pack.records import Audience, Known
from balise.exchange.problems import Wrong

_SEPARATORS = re.compile(r"\s+(?:ou|et)\s+|[/;,|\n]")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_HOST = re.compile(r"(?:[\w](?:[\w-]{0,61}[\w])?\.)+[^\W\d_]{2,63}\.?")
# Almost every address, told without being taken apart.
_PLAIN_ADDRESS = re.compile(
    r"https?://(?:[a-z0-9][a-z0-9-]{0,61}\.)+[a-z]{2,63}(?:/[\w\-./?=&%~+,:;!@#]*)?", re.ASCII
)
_UNSAFE_IN_ADDRESS = re.compile(r"[\s\"<>\\^`{|}\x00-\x1f\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_SHORT_NUMBER = re.compile(r"1[578]|11[2459]|116\d{3}|19[1567]|3\d{3}|1[0-9]{3}")
_NATIONAL = re.compile(r"0[1-9]\d{8}")
# Numbering plans of the overseas collectivities that are not in the French one: length after the prefix.
_PACIFIC = {"687": 6, "689": 8, "681": 6, "508": 6}
_FRENCH_PREFIXES = ("33", "590", "594", "596", "262", "508")
_LOCAL = {"988": ("687", 6), "987": ("689", 8), "986": ("681", 6), "975": ("508", 6)}

AUDIENCES: dict[str, Audience] = {
    "mineur": "young",
    "proche": "relative",
    "temoin": "witness",
    "professionnel": "professional",
}
TYPES = (
    "accompagnement_specialise",
    "ecoute",
    "hebergement",
    "juridique",
    "parentalite",
    "police_gendarmerie",
    "prevention_formation",
    "protection_enfance",
    "sante_mentale",
    "sante_sexuelle",
    "soin",
)
_KNOWN: dict[str, Known] = {"oui": "yes", "non": "no", "?": "unknown", "": "unknown"}
LONGEST_LIFE = 120
_SCIENTIFIC = re.compile(
    r"\d(?:[.,]\d+)?[eE]\+\d{2}", re.ASCII
)  # how a spreadsheet shows a long number: 4,74E+08
_SERIAL_DAY = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)  # and, out of its cell format, a day: 43759
_AS_TEXT = "Donnez à cette colonne le format de cellule Texte, puis retapez"


def text(value: str, longest: int) -> str:
    """A text on one line, as written; a spreadsheet's formula is only a text here.

    Raises:
        Wrong: too long for its column, or it holds signs that hide what is written.
    """
    clean = " ".join(value.split()) if "\n" in value or "  " in value else value
    if _CONTROL.search(clean):
        raise Wrong("des signes invisibles se sont glissés dans ce texte : retapez-le.")
    if len(clean) > longest:
        raise Wrong(f"texte trop long ({len(clean)} signes, {longest} au plus).")
    return clean


def needed(value: str, longest: int) -> str:
    if not value:
        raise Wrong("cette case ne peut pas être vide.")
    return text(value, longest)


def slug(value: str) -> str:
    if not value:
        raise Wrong("cette case ne peut pas être vide.")
    if len(value) > 100 or not _SLUG.fullmatch(value):
        raise Wrong(
            "un identifiant s'écrit en minuscules sans accent, avec des tirets (maison-des-ados).",
            value,
        )
    return value


def phones(value: str, department: str = "") -> tuple[str, ...]:
    """Every number of a cell ("… ou …", "… / …"), written the way it is read aloud.

    Raises:
        Wrong: one of them is not a French number (overseas collectivities included).
    """
    if _SCIENTIFIC.search(value):
        raise Wrong(f"le tableur a changé ce numéro et perdu des chiffres. {_AS_TEXT} le numéro.", value)
    return tuple(
        dict.fromkeys(_phone(part.strip(), department) for part in _SEPARATORS.split(value) if part.strip())
    )


def _phone(value: str, department: str) -> str:
    digits = re.sub(r"[\s.\-()\u00a0\u202f]", "", value.removeprefix("tel:"))
    international = digits.startswith(("+", "00"))
    digits = digits.removeprefix("+").removeprefix("00") if international else digits
    if not digits.isascii() or not digits.isdigit():
        raise Wrong("ce n'est pas un numéro de téléphone.", value)
    if international:
        for prefix, length in _PACIFIC.items():
            if digits.startswith(prefix) and len(digits) == len(prefix) + length:
                return f"+{prefix} {_pairs(digits[len(prefix) :])}"
        for prefix in _FRENCH_PREFIXES:
            rest = digits[len(prefix) :].removeprefix("0")
            if digits.startswith(prefix) and len(rest) == 9:
                return _national("0" + rest, "")
        raise Wrong("ce n'est pas un numéro français : un numéro français a dix chiffres après le 0.", value)
    if _NATIONAL.fullmatch(digits):
        return _national(digits, value)
    local = _LOCAL.get(department)
    if local and len(digits) == local[1]:
        return f"+{local[0]} {_pairs(digits)}"
    if _SHORT_NUMBER.fullmatch(digits):
        return f"{digits[:3]} {digits[3:]}" if len(digits) == 6 else digits
    if len(digits) == 9 and digits[0] in "1234567":
        raise Wrong("il manque le 0 du début (un tableur l'enlève parfois).", value)
    raise Wrong(
        "un numéro français a dix chiffres, ou c'est un numéro court connu (119, 3018, 116 000…).", value
    )


def _national(digits: str, written: str) -> str:
    if not digits.startswith("08"):
        return _pairs(digits)
    # 0 800 05 95 95 but 0 800 235 236: a number of that kind is read aloud the way its owner groups it.
    if re.fullmatch(r"0 8\d\d(?: \d\d \d\d \d\d| \d{3} \d{3})", written):
        return written
    return f"0 {digits[1:4]} {_pairs(digits[4:])}"


def _pairs(digits: str) -> str:
    return " ".join(digits[start : start + 2] for start in range(0, len(digits), 2))


def emails(value: str) -> tuple[str, ...]:
    found = []
    for part in _SEPARATORS.split(value):
        address = part.strip().removeprefix("mailto:")
        if not address:
            continue
        if not _EMAIL.fullmatch(address) or ".." in address or len(address) > 254:
            raise Wrong("ce n'est pas une adresse e-mail.", address)
        found.append(address)
    return tuple(dict.fromkeys(found))


def web_address(value: str) -> str:
    """An http or https address, as written; "" for "" and for `inconnue`.

    Raises:
        Wrong: another scheme (javascript:, data:, ftp:…), a password in the address, or no host.
    """
    if value in ("", "inconnue"):
        return ""
    if len(value) <= 500 and _PLAIN_ADDRESS.fullmatch(value):
        return value
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        port = parts.port
    except ValueError:
        raise Wrong("ce n'est pas une adresse de page web.", value) from None
    if parts.scheme.lower() not in ("http", "https"):
        raise Wrong("une adresse de page web commence par https:// (ou http://).", value)
    if parts.username or parts.password or port not in (None, 80, 443):
        raise Wrong("une adresse publique n'a ni mot de passe ni port particulier.", value)
    if not _HOST.fullmatch(host) or _UNSAFE_IN_ADDRESS.search(value) or len(value) > 500:
        raise Wrong("ce n'est pas une adresse de page web.", value)
    return value


def host_only(value: str) -> str:
    """`https://host/` of an address: all that may be kept of the source of a masked row."""
    try:
        parts = urlsplit(value)
        if parts.scheme.lower() in ("http", "https") and _HOST.fullmatch(parts.hostname or ""):
            return f"{parts.scheme.lower()}://{parts.hostname}/"
    except ValueError:
        pass
    return ""


def source_date(value: str, today: datetime.date) -> str:
    """YYYY, YYYY-MM or YYYY-MM-DD, not after `today`; "" when the source did not say."""
    if not value:
        return ""
    if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", value, re.ASCII):
        day, month, year = map(int, value.split("/"))
        try:
            written = datetime.date(year, month, day).isoformat()
        except ValueError:
            raise Wrong("ce jour n'existe pas ; une date s'écrit année-mois-jour.", value) from None
        raise Wrong("une date s'écrit année-mois-jour.", value, rather=written)
    if _SERIAL_DAY.fullmatch(value):
        raise Wrong(f"le tableur a changé cette date en nombre. {_AS_TEXT} la date : 2026-03-21.", value)
    if not re.fullmatch(r"[12]\d{3}(?:-\d{2}(?:-\d{2})?)?", value, re.ASCII):
        raise Wrong("une date s'écrit 2026, 2026-03 ou 2026-03-21.", value)
    try:
        date = datetime.date.fromisoformat((value + "-01-01")[:10] if len(value) != 7 else value + "-01")
    except ValueError:
        raise Wrong("cette date n'existe pas.", value) from None
    if date > today:
        raise Wrong("cette date est dans l'avenir.", value)
    return value


def audiences(value: str) -> tuple[Audience, ...]:
    if not value:
        raise Wrong(f"à qui s'adresse cette aide ? Un ou plusieurs de : {'|'.join(AUDIENCES)}.")
    found = []
    for word in value.split("|"):
        if word.strip() not in AUDIENCES:
            raise Wrong(f"public inconnu. Un ou plusieurs de : {'|'.join(AUDIENCES)}.", word.strip())
        found.append(AUDIENCES[word.strip()])
    return tuple(audience for audience in AUDIENCES.values() if audience in found)


def known(value: str) -> Known:
    if value not in _KNOWN:
        raise Wrong("répondez oui, non ou ?.", value)
    return _KNOWN[value]


def yes(value: str) -> bool:
    if value not in ("oui", "non"):
        raise Wrong("répondez oui ou non.", value)
    return value == "oui"


def structure_type(value: str) -> str:
    if value not in TYPES:
        raise Wrong(f"type inconnu. Un de : {', '.join(TYPES)}.", value)
    return value


def needs(value: str, codes: frozenset[str]) -> tuple[str, ...]:
    """Codes of the published list of needs, in the order written."""
    found = tuple(dict.fromkeys(word.strip() for word in value.split("|") if word.strip()))
    for code in found:
        if code not in codes:
            raise Wrong(f"besoin inconnu. Un ou plusieurs de : {'|'.join(sorted(codes))}.", code)
    return found


def age(value: str) -> int | None:
    if not value:
        return None
    if not re.fullmatch(r"\d{1,3}", value, re.ASCII) or int(value) > LONGEST_LIFE:
        raise Wrong(f"un âge s'écrit en années, de 0 à {LONGEST_LIFE}.", value)
    return int(value)


def degrees(value: str, limit: int) -> float | None:
    """A latitude (limit 90) or a longitude (limit 180), decimal point or comma."""
    if not value:
        return None
    if not re.fullmatch(r"-?\d{1,3}(?:[.,]\d{1,12})?", value, re.ASCII):
        raise Wrong("une position s'écrit en degrés : 49.8942.", value)
    number = float(value.replace(",", "."))
    if abs(number) > limit:
        raise Wrong(f"entre -{limit} et {limit} degrés.", value)
    return number
