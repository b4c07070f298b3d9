"""/api/v1/openapi.json: the API described, from the very types that it answers with."""

from functools import cache
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponseBase

from balise.core.geo.hits import SearchAnswer
from balise.core.pack.records import AUDIENCES, Directory, Structure
from balise.site.api import parameters
from balise.site.api.downloads import Packs
from balise.site.api.endpoint import endpoint, json_answer
from balise.site.api.places import LONGEST_QUERY, MOST_HITS
from balise.site.api.problem import ProblemBody
from balise.site.api.root import Root
from balise.site.api.schemas import HelpAnswer

DAY = 86400
ANSWERS: tuple[Any, ...] = (Root, SearchAnswer, HelpAnswer, Packs, Directory, list[Structure], ProblemBody)
SUMMARY = (
    "Qui peut aider un mineur exploité sexuellement, près d'ici, maintenant. Lecture seule, sans clé. "
    "Tout vient d'un paquet public et signé ; rien n'est gardé de ce que vous demandez."
)


@endpoint
def openapi(request: HttpRequest) -> HttpResponseBase:
    parameters.only(request)
    return json_answer(request, document(), max_age=DAY)


@cache
def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    shapes, components = msgspec.json.schema_components(ANSWERS, ref_template="#/components/schemas/{name}")
    root, search, found, packs, directory, structures, problem = shapes
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Balise",
            "version": "1",
            "summary": SUMMARY,
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": {
            "/": _get("root", "Ce qu'il y a, et le paquet servi", root, problem),
            "/openapi.json": _get("openapi", "Ce document", {"type": "object"}, problem),
            "/places": _get("places", "Les lieux qu'un texte nomme", search, problem, _places_parameters()),
            "/help": _get("help", "Qui peut aider, là, maintenant", found, problem, _help_parameters()),
            "/structures.json": _get("structures", "L'annuaire public, entier", directory, problem),
            "/structures.geojson": _get(
                "structuresGeojson", "Les structures sur une carte", {"type": "object"}, problem,
                content="application/geo+json",
            ),
            "/lines.json": _get("lines", "Les lignes nationales", structures, problem),
            "/packs/": _get("packs", "Le paquet courant et les deux d'avant", packs, problem),
            "/packs/{version}/{file}": _get(
                "packFile", "Un fichier d'un paquet", {}, problem, _file_parameters(), content="*/*"
            ),
        },
        "components": {"schemas": components},
    }  # fmt: skip


def _get(
    name: str,
    summary: str,
    shape: dict[str, Any],
    problem: dict[str, Any],
    asked: tuple[dict[str, Any], ...] = (),
    content: str = "application/json",
) -> dict[str, Any]:
    refused = {"content": {"application/problem+json": {"schema": problem}}}
    responses: dict[str, Any] = {
        "200": {"description": "Trouvé", "content": {content: {"schema": shape}}},
        "304": {"description": "Inchangé depuis l'ETag donné"},
        "400": {"description": "Paramètre manquant, inconnu ou mal formé", **refused},
        "404": {"description": "Introuvable", **refused},
        "503": {"description": "Aucun paquet à servir", **refused},
    }
    return {
        "get": {"operationId": name, "summary": summary, "parameters": list(asked), "responses": responses}
    }


def _places_parameters() -> tuple[dict[str, Any], ...]:
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY}
    limit = {"type": "integer", "minimum": 1, "maximum": MOST_HITS, "default": 10}
    return (
        _parameter("q", "Ce que la personne a écrit : nom, code postal, avec ou sans fautes", text, True),
        _parameter("limit", "Nombre de lieux au plus", limit),
    )


def _help_parameters() -> tuple[dict[str, Any], ...]:
    needs = {"type": "array", "items": {"type": "string"}}
    return (
        _parameter("commune", "Code INSEE de la commune", {"type": "string", "maxLength": 5}, True),
        _parameter("audience", "Qui demande", {"type": "string", "enum": list(AUDIENCES)}, True),
        _parameter("need", "Besoin, parmi ceux de structures.json ; peut être répété", needs),
        _parameter("page", "Page de « near »", {"type": "integer", "minimum": 1, "default": 1}),
    )


def _file_parameters() -> tuple[dict[str, Any], ...]:
    text = {"type": "string"}
    return (
        {**_parameter("version", "Version du paquet", text, True), "in": "path"},
        {**_parameter("file", "Nom du fichier, tel que le donne /packs/", text, True), "in": "path"},
    )


def _parameter(name: str, what: str, shape: dict[str, Any], required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": what, "required": required, "schema": shape}
