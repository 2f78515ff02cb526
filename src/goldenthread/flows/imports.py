"""A file comes in: what it says is applied and what became of its rows is kept, together."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from goldenthread.core.facts.framework import Framework
from goldenthread.core.facts.imports import Manifest
from goldenthread.core.facts.organisation import Place
from goldenthread.core.facts.returns import Returns
from goldenthread.core.facts.trail import Applied
from goldenthread.core.progress import Progress, nothing
from goldenthread.flows import framework as frameworks
from goldenthread.flows import returns as returned
from goldenthread.records.collection import actions
from goldenthread.records.trail.queries import settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file read in: its name, its SHA-256, how it was read, and how many of its rows were refused."""

    file: str
    sha256: str
    layout: str
    rejected: int = 0


@transaction.atomic(durable=True)
def apply(
    *,
    content: Framework | Returns,
    source: Source,
    by: str,
    at: datetime,
    reason: str,
    places: tuple[Place, ...] = (),
    progress: Progress = nothing,
    live: bool = False,
) -> tuple[Applied, Manifest]:
    """Apply what a file says and keep its manifest: both happen, or neither does.

    `places` are other authorities that a file of figures names, kept first so that its figures can
    stand beside them. With `live`, `at` is now, or the trail's last moment if another writer came
    in between. The same file again applies nothing, and its manifest says so. Raises what applying
    raises.
    """
    at = settled(at=at, live=live)
    if places:
        frameworks.keep(framework=Framework(places=places), by=by, at=at, reason=reason)
    applied = _keep(content, by=by, at=at, reason=reason, progress=progress)
    manifest = _manifest(source, applied)
    actions.record_import(manifest=manifest, by=by, at=at, reason=reason)
    return applied, manifest


def _keep(
    content: Framework | Returns,
    *,
    by: str,
    at: datetime,
    reason: str,
    progress: Progress,
) -> Applied:
    if isinstance(content, Framework):
        return frameworks.keep(framework=content, by=by, at=at, reason=reason, progress=progress)
    return returned.keep(returns=content, by=by, at=at, reason=reason, progress=progress)


def _manifest(source: Source, applied: Applied) -> Manifest:
    """What became of a file's rows: rows in = applied + unchanged + rejected."""
    total = applied.total
    return Manifest(
        file=source.file,
        sha256=source.sha256,
        layout=source.layout,
        rows=total.appended + total.same + source.rejected,
        applied=total.appended,
        unchanged=total.same,
        rejected=source.rejected,
    )
