"""The zip for the archive: one folder for the analysis, in it each file with its metadata beside it.

Knows bytes and names, not what they say. The same content at the same moment gives the same zip.
"""

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.report.archive.mdto import (
    ArchivedAnalysis,
    ArchivedFile,
    FileFormat,
    file_object,
    information_object,
)
from bot.report.archive.settings import ArchiveSettings


@dataclass(frozen=True)
class Representation:
    """A file that shows the analysis."""

    name: str
    form: FileFormat
    content: bytes

    def archived(self) -> ArchivedFile:
        """What the metadata tell of it."""
        digest = hashlib.sha256(self.content).hexdigest()
        return ArchivedFile(self.name, self.form, len(self.content), digest)


def package(
    folder: str,
    analysis: ArchivedAnalysis,
    files: Iterable[Representation],
    settings: ArchiveSettings,
    now: dt.datetime,
) -> bytes:
    """The zip: `<folder>/<folder>.mdto.xml`, and each file with its `<name>.bestand.mdto.xml`."""
    content = {f"{folder}.mdto.xml": information_object(analysis, settings)}
    for file in files:
        content[file.name] = file.content
        described = file_object(file.archived(), analysis, settings, now)
        content[f"{file.name}.bestand.mdto.xml"] = described
    return _zipped(folder, content, now)


def _zipped(folder: str, content: Mapping[str, bytes], now: dt.datetime) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, written in content.items():
            entry = zipfile.ZipInfo(f"{folder}/{name}", now.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, written)
    return buffer.getvalue()
