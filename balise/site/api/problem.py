"""What the API answers when it cannot: problem+json (RFC 9457), with a sentence in French."""

import msgspec
from django.http import HttpResponse
from msgspec import Struct

TITLES = {
    400: "Demande mal formée",
    404: "Introuvable",
    405: "Méthode refusée",
    500: "Erreur du service",
    503: "Service momentanément indisponible",
}


class Problem(Exception):  # noqa: N818 - the name of the standard
    """Raised by a view to stop with a status and a detail. The detail never repeats what the caller sent."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


class ProblemBody(Struct, frozen=True):
    type: str
    title: str
    status: int
    detail: str


def response(problem: Problem) -> HttpResponse:
    body = ProblemBody("about:blank", TITLES[problem.status], problem.status, problem.detail)
    answer = HttpResponse(
        msgspec.json.encode(body), status=problem.status, content_type="application/problem+json"
    )
    answer["Content-Language"] = "fr"
    return answer
