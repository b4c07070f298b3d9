"""The directory's tables, one file a concern."""

from balise.bureau.directory.models.append_only import AppendOnlyError
from balise.bureau.directory.models.attestation import Attestation
from balise.bureau.directory.models.correction import Correction
from balise.bureau.directory.models.imported import ImportedRow, ImportRun
from balise.bureau.directory.models.service import Channel, Service
from balise.bureau.directory.models.structure import Organisation, Structure

__all__ = [
    "AppendOnlyError",
    "Attestation",
    "Channel",
    "Correction",
    "ImportRun",
    "ImportedRow",
    "Organisation",
    "Service",
    "Structure",
]
