"""/api/v1/packs/…: the packs' own files, and those that people ask for by name."""

from typing import TypedDict

from django.http import FileResponse, HttpRequest, HttpResponseBase

from balise.core.pack.manifest import DIRECTORY, GEOJSON, LINES, Manifest
from balise.site.api import parameters
from balise.site.api.endpoint import (
    bytes_answer,
    endpoint,
    etag_of,
    is_known,
    json_answer,
    not_modified,
    stamp,
)
from balise.site.api.problem import Problem
from balise.site.current_pack import current, followed

AN_HOUR = "public, max-age=3600"  # a version never changes, but it can be withdrawn
SHORT = "public, max-age=60"
IN_MEMORY = 4_000_000  # bytes; a larger file is sent in pieces, uncompressed
TYPES = {
    "json": "application/json",
    "geojson": "application/geo+json",
    "csv": "text/csv; charset=utf-8",
    "sig": "application/octet-stream",
    "html": "text/html; charset=utf-8",
    "bin": "application/octet-stream",
    "br": "application/octet-stream",
    "gz": "application/gzip",
}


class DescribedFile(TypedDict):
    """`address` is where to download it, `size` in bytes."""

    name: str
    address: str
    sha256: str
    size: int


class DescribedPack(TypedDict):
    version: str
    created_at: str
    previous: str | None
    counts: dict[str, int]
    files: list[DescribedFile]


class Packs(TypedDict):
    """The packs whose files are served: the current one first, then the two before it."""

    current: str
    refusal: str
    packs: list[DescribedPack]


@endpoint
def packs(request: HttpRequest) -> HttpResponseBase:
    """The current pack and the two before it, with the address of each of their files."""
    parameters.only(request)
    held = current()
    body = {
        "current": held.pack.version,
        "refusal": held.refusal,
        "packs": [described(one) for one in held.manifests],
    }
    return json_answer(request, body, max_age=60)


@endpoint
def pack_file(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    parameters.only(request)
    return _sent(request, version, name, AN_HOUR)


@endpoint
def structures_json(request: HttpRequest) -> HttpResponseBase:
    return _of_current(request, DIRECTORY)


@endpoint
def structures_geojson(request: HttpRequest) -> HttpResponseBase:
    return _of_current(request, GEOJSON)


@endpoint
def lines_json(request: HttpRequest) -> HttpResponseBase:
    return _of_current(request, LINES)


def described(manifest: Manifest) -> DescribedPack:
    folder = f"/api/v1/packs/{manifest.version}/"
    files = [
        DescribedFile(name=name, address=folder + name, sha256=entry.sha256, size=entry.size)
        for name, entry in sorted(manifest.files.items())
    ]
    return DescribedPack(
        version=manifest.version,
        created_at=manifest.created_at,
        previous=manifest.previous,
        counts=manifest.counts,
        files=files,
    )


def _of_current(request: HttpRequest, name: str) -> HttpResponseBase:
    parameters.only(request)
    return _sent(request, current().pack.version, name, SHORT)


def _sent(request: HttpRequest, version: str, name: str, cache_control: str) -> HttpResponseBase:
    gone = Problem(404, "Ce fichier n'existe pas, ou sa version n'est plus servie : voyez /api/v1/packs/.")
    found = followed().file(version, name)
    if found is None:
        raise gone
    content_type = TYPES[name.rpartition(".")[2]]
    etag = etag_of(found.sha256)
    if is_known(request, etag):
        return not_modified(etag, cache_control)
    try:
        file = found.path.open("rb")
    except FileNotFoundError:  # withdrawn between the two lines
        raise gone from None
    if found.size <= IN_MEMORY:
        with file:
            return bytes_answer(request, file.read(), content_type, cache_control, found.sha256)
    answer = FileResponse(file, content_type=content_type)
    stamp(answer, etag, cache_control)
    return answer
