"""Bring a file into the directory: say what it would change, and change it in one transaction.

The same file twice changes nothing. A correction is never overwritten. A row that left the file is reported,
never deleted. An import attests its source; it never makes anything "verified".
"""

import datetime
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import Literal

import msgspec
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from balise.bureau.directory.bulk import Upsert
from balise.bureau.directory.masking import forget_organisations, forget_place, mask, overwrite_erased
from balise.bureau.directory.models import Attestation, ImportedRow, ImportRun, Service, Structure
from balise.bureau.directory.overlay import corrections_of, masked_by_a_person
from balise.bureau.directory.saving import Writer, remove_channels
from balise.bureau.directory.telling import secret_of
from balise.core.geo.atlas import Atlas
from balise.exchange.cells import read_cells
from balise.exchange.line_review import read_line_review
from balise.exchange.lines import read_lines
from balise.exchange.problems import Problem
from balise.exchange.records import Incoming, Received
from balise.exchange.structures import read_structures

Kind = Literal["structures", "cells", "lines"]
KINDS: tuple[Kind, ...] = ("structures", "cells", "lines")
ROWS_AT_ONCE = 2000
RULES = "(ce que l'on comprend de la ligne)"  # the row is the same: the reviewed table or our reading changed
BACK = "(de retour dans le fichier)"
TELLS = (
    "ce texte nomme la commune ou l'adresse que l'annuaire connaît, et la ligne dit qu'il ne faut plus les "
    "montrer : retirez-les."
)


class Reference(Struct, frozen=True, kw_only=True):
    """What files are read with."""

    atlas: Atlas
    need_codes: frozenset[str]
    line_review: Path
    today: datetime.date


class Change(Struct, frozen=True, kw_only=True):
    """One row that an import creates, changes, finds gone or recognises as retired."""

    what: Literal["created", "changed", "gone", "retired"]
    key: str
    masked: bool = False
    fields: tuple[tuple[str, str, str], ...] = ()  # column, before, after; values are "" when masked


class Taken(Struct, frozen=True, kw_only=True):
    """Rows left out because another source, `source`, has brought their structures before."""

    source: str
    file: str
    lines: tuple[int, ...]


class StillPublic(Struct, frozen=True, kw_only=True):
    """Structures shown today with their place, while a row that is left out may be asking to mask them.

    Nothing is written then: leaving the row out would keep on the site an address that somebody took away.
    """

    keys: tuple[str, ...]
    unread: bool = False  # a part of the file could not be read: it may be any of these


class Forgotten(Struct, frozen=True, kw_only=True):
    """Corrections of a structure that becomes masked, erased because their words tell its place."""

    key: str
    fields: tuple[str, ...]  # what was corrected: "name", "channel.call-1.label"


Event = Change | Problem | Taken | StillPublic | Forgotten


class Outcome(Struct, kw_only=True):
    """What an import did, or would do, in rows of the file."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    retired: int = 0  # among the created, changed and unchanged ones
    bad: int = 0  # rows, or faults of the file as a whole
    held: bool = False  # a bad row may be masking a public structure: nothing is written, even so
    gone_unknown: bool = False  # a part of the file could not be read: who left it cannot be said
    written: bool = False


class _Stored(Struct):
    digest: str
    structure: str | None
    gone: bool
    payload: dict[str, str] | None = None  # read only when the row changes


class _NothingWritten(Exception):  # noqa: N818 - no error
    """Undoes the transaction."""


def run_import(
    path: Path,
    kind: Kind,
    source: str,
    reference: Reference,
    *,
    write: bool = False,
    skip_bad: bool = False,
    tell: Callable[[Event], None] = lambda event: None,
    progress: Callable[[int], None] = lambda rows: None,
) -> Outcome:
    """Compare a file with what its source brought before and, with `write`, make the directory follow.

    Args:
        tell: is given every change and every problem as it is found, and what other sources hold at the end.
        progress: is given the number of rows read so far, after each batch.

    Raises:
        FileRefused: the file, its encoding or its header (or the table of lines) cannot be used.
    """
    job = _Import(kind, source, reference.atlas, write, skip_bad, tell)
    try:
        with transaction.atomic() if write else nullcontext():
            incoming = _read(path, kind, reference)
            while batch := list(islice(incoming, ROWS_AT_ONCE)):
                job.take(batch)
                progress(job.read)
            job.finish()
            if write and job.outcome.bad and (job.outcome.held or not skip_bad):
                raise _NothingWritten
    except _NothingWritten:
        return job.outcome
    job.outcome.written = job.run is not None
    if job.forgot:
        transaction.on_commit(overwrite_erased)
    return job.outcome


def _read(path: Path, kind: Kind, reference: Reference) -> Iterator[Incoming | Problem]:
    if kind == "structures":
        return read_structures(
            path, reference.atlas, reference.need_codes, reference.today, masked_by_a_person()
        )
    if kind == "cells":
        return read_cells(path, reference.atlas, reference.today)
    review = read_line_review(reference.line_review, reference.atlas, reference.need_codes)
    return read_lines(path, review, reference.today)


class _Import:
    """One run: what it has seen, and what it has written so far."""

    def __init__(
        self,
        kind: Kind,
        source: str,
        atlas: Atlas,
        write: bool,
        skip_bad: bool,
        tell: Callable[[Event], None],
    ) -> None:
        self.kind, self.source, self.atlas = kind, source, atlas
        self.write, self.skip_bad, self.tell = write, skip_bad, tell
        self.outcome = Outcome()
        self.run: ImportRun | None = None
        self.read = 0
        self.forgot = False
        self._seen: set[str] = set()
        self._bad_rows: set[tuple[str, int]] = set()
        self._unclear: set[str] = set()  # keys of bad rows that do not clearly say that they are public
        self._telling: list[int] = []  # corrections to erase with the batch
        self._taken: dict[tuple[str, str], list[int]] = {}  # source and file → lines
        self._writer = Writer()
        self._rows = Upsert(
            ImportedRow,
            "source kind key structure payload digest first_run last_run gone",
            unique=["source", "kind", "key"],
            kept="first_run",
        )
        self._attestations = Upsert(Attestation, "structure how source source_date person on")

    def take(self, batch: list[Incoming | Problem]) -> None:
        good: list[Incoming] = []
        for found in batch:
            if isinstance(found, Problem):
                self._refuse(found)
            else:
                good.append(found)
                self.read += len(found.rows)
        stored = self._stored(good)
        new: list[tuple[Incoming, list[Received]]] = []
        for incoming in self._not_telling(list(self._not_taken(good, stored))):
            moved = [row for row in incoming.rows if self._compare(row, incoming, stored.get(row.key))]
            if moved:
                new.append((incoming, moved))
        if new and self.write and not (self._bad_rows and not self.skip_bad):
            self._save(new, stored)

    def finish(self) -> None:
        """Once the whole file is read: what do other sources hold, and who left it?"""
        for (source, file), lines in self._taken.items():
            self.tell(Taken(source=source, file=file, lines=tuple(lines)))
        self._hold_what_is_public()
        if self.forgot:
            forget_organisations()
        if self.outcome.gone_unknown:
            return
        rows = ImportedRow.objects.filter(source=self.source, kind=self.kind, gone=False)
        left = [
            (pk, key, masked)
            for pk, key, masked in rows.values_list("id", "key", "structure__masked").iterator(ROWS_AT_ONCE)
            if key not in self._seen
        ]
        for _, key, masked in left:
            self.outcome.gone += 1
            self.tell(Change(what="gone", key=key, masked=bool(masked)))
        if self.write:
            for start in range(0, len(left), ROWS_AT_ONCE):
                ids = [pk for pk, _, _ in left[start : start + ROWS_AT_ONCE]]
                ImportedRow.objects.filter(id__in=ids).update(gone=True, last_run=self._this_run())

    def _refuse(self, problem: Problem) -> None:
        self._leave_out(problem.key, problem.line, problem.public)
        self.tell(problem)

    def _leave_out(self, key: str, line: int, public: bool) -> None:
        if not public:
            self._unclear.add(key)
        if (key, line) not in self._bad_rows:
            self._bad_rows.add((key, line))
            self.outcome.bad += 1
        if key:
            self._seen.add(key)
        else:
            self.outcome.gone_unknown = True

    def _hold_what_is_public(self) -> None:
        """A row that may be masking a public structure is not left out quietly."""
        if self.kind != "structures":
            return
        public = Structure.objects.filter(masked=False)
        unclear = sorted(self._unclear)
        still = [
            key
            for start in range(0, len(unclear), ROWS_AT_ONCE)
            for key in public.filter(id__in=unclear[start : start + ROWS_AT_ONCE]).values_list(
                "id", flat=True
            )
        ]
        if still:
            self.outcome.held = True
            self.tell(StillPublic(keys=tuple(still)))
        if self.outcome.gone_unknown:
            ours = public.filter(imported_rows__source=self.source, imported_rows__kind=self.kind)
            unseen = [
                key
                for key in ours.values_list("id", flat=True).iterator(ROWS_AT_ONCE)
                if key not in self._seen
            ]
            if unseen:
                self.outcome.held = True
                self.tell(StillPublic(keys=tuple(unseen), unread=True))

    def _stored(self, good: list[Incoming]) -> dict[str, _Stored]:
        """What this source brought before under the same keys; with its payload when it is to change."""
        digests = {row.key: row.digest for incoming in good for row in incoming.rows}
        rows = ImportedRow.objects.filter(source=self.source, kind=self.kind, key__in=list(digests))
        stored = {
            key: _Stored(digest, structure, gone)
            for key, digest, structure, gone in rows.values_list("key", "digest", "structure_id", "gone")
        }
        changed = [key for key, before in stored.items() if before.digest != digests[key]]
        if changed:
            for key, payload in rows.filter(key__in=changed).values_list("key", "payload"):
                stored[key].payload = msgspec.json.decode(payload, type=dict[str, str])
        return stored

    def _not_taken(self, good: list[Incoming], stored: dict[str, _Stored]) -> Iterator[Incoming]:
        """Leaves out what would overwrite a structure or a service of somebody else."""
        records = [incoming.structure for incoming in good if incoming.structure]
        existing = dict(
            Structure.objects.filter(id__in=[record.id for record in records]).values_list("id", "source")
        )
        ours = set(
            ImportedRow.objects.filter(
                source=self.source, kind=self.kind, structure_id__in=list(existing)
            ).values_list("structure_id", flat=True)
        )
        services = dict(
            Service.objects.filter(id__in=[s.id for record in records for s in record.services]).values_list(
                "id", "structure_id"
            )
        )
        for incoming in good:
            record = incoming.structure
            if record and record.id in existing and record.id not in ours:
                for row in incoming.rows:
                    self._leave_out(row.key, row.line, not row.masked)
                    self._taken.setdefault((existing[record.id], row.file), []).append(row.line)
            elif record and any(services.get(s.id, record.id) != record.id for s in record.services):
                reason = "un service de cet identifiant appartient déjà à une autre structure."
                for row in incoming.rows:
                    self._refuse(Problem(row.file, row.line, "", reason, row.key))
            else:
                yield incoming

    def _not_telling(self, good: list[Incoming]) -> Iterator[Incoming]:
        """Leaves out what masks a structure and still tells the place that the directory holds of it.

        What people corrected of it and tells that place is to be erased.
        """
        masking = [one.structure.id for one in good if one.structure and one.structure.masked]
        shown = {one.id: one for one in Structure.objects.filter(id__in=masking, masked=False)}
        corrections = corrections_of(shown)
        self._telling = []
        for incoming in good:
            record = incoming.structure
            if record is None or not record.masked or record.id not in shown:
                yield incoming
                continue
            secret = secret_of(shown[record.id], self.atlas)
            columns = secret.columns(record)
            for row in incoming.rows if columns else ():
                for column in columns:
                    self._refuse(Problem(row.file, row.line, column, TELLS, row.key, public=False))
            if columns:
                continue
            if telling := secret.corrections(corrections.get(record.id, [])):
                self._telling += [one.pk for one in telling]
                self.tell(Forgotten(key=record.id, fields=tuple(dict.fromkeys(one.field for one in telling))))
            yield incoming

    def _compare(self, row: Received, incoming: Incoming, before: _Stored | None) -> bool:
        """Counts and tells what becomes of a row; True when something has to be written."""
        self._seen.add(row.key)
        retired = incoming.structure is None
        self.outcome.retired += retired
        if before is None:
            self.outcome.created += 1
            self.tell(Change(what="retired" if retired else "created", key=row.key, masked=row.masked))
            return True
        structure = incoming.structure.id if incoming.structure else None
        if before.digest == row.digest and before.structure == structure and not before.gone:
            self.outcome.unchanged += 1
            return False
        self.outcome.changed += 1
        self.tell(
            Change(what="changed", key=row.key, masked=row.masked, fields=self._difference(row, before))
        )
        return True

    def _difference(self, row: Received, before: _Stored) -> tuple[tuple[str, str, str], ...]:
        old = row.payload if before.payload is None else before.payload
        columns = [
            column for column in {**row.payload, **old} if old.get(column, "") != row.payload.get(column, "")
        ]
        if not columns:
            return ((BACK if before.gone else RULES, "", ""),)
        if row.masked:
            return tuple((column, "", "") for column in columns)
        return tuple((column, old.get(column, ""), row.payload.get(column, "")) for column in columns)

    def _save(self, new: list[tuple[Incoming, list[Received]]], stored: dict[str, _Stored]) -> None:
        run = self._this_run()
        for incoming, rows in new:
            structure = incoming.structure.id if incoming.structure else None
            for row in rows:
                before = stored.get(row.key)
                if before and before.structure and before.structure != structure:
                    remove_channels(before.structure, [row.key])
        records = [incoming.structure for incoming, _ in new if incoming.structure]
        known = dict(
            Structure.objects.filter(id__in=[record.id for record in records]).values_list("id", "masked")
        )
        # A national line is several rows: the ones that are not in this file keep what they brought.
        spoken_for = {
            incoming.structure.id: frozenset(row.key for row in incoming.rows)
            if self.kind == "lines"
            else None
            for incoming, _ in new
            if incoming.structure and incoming.structure.id in known
        }
        newly_masked = [record.id for record in records if record.masked and known.get(record.id) is False]
        if newly_masked:
            mask(newly_masked, self._telling)
        self._writer.write(records, self.source, spoken_for)
        self._rows.write(
            [
                (
                    self.source,
                    self.kind,
                    row.key,
                    incoming.structure.id if incoming.structure else None,
                    msgspec.json.encode(row.payload).decode(),
                    row.digest,
                    run.id,
                    run.id,
                    False,
                )
                for incoming, rows in new
                for row in rows
            ]
        )
        today = timezone.localdate(run.at).isoformat()
        self._attestations.write(
            [(record.id, "imported", self.source, record.source_date, "", today) for record in records]
        )
        if newly_masked:
            forget_place(newly_masked)
            self.forgot = True

    def _this_run(self) -> ImportRun:
        if self.run is None:
            self.run = ImportRun.objects.create(source=self.source, kind=self.kind, at=timezone.now())
        return self.run
