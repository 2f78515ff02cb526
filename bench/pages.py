"""c. Pages under load: the 95th percentile of their times at one and at eight clients, on this machine."""

from __future__ import annotations

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from bench.measuring import PEERS, ROOT, Line, Other, folder, main, ours, store
from bench.superset import charted

HOST = "127.0.0.1"
TARGET = 100
"""Milliseconds within which 95 of 100 pages are given, at eight clients."""
HEAVIEST, MOST = 40, 12
"""Kilobytes of a page once compressed, and queries."""
STATIC = "/static/design/goldenthread.css"


def lines(tiny: bool) -> Iterator[Line]:
    """The three pages on SQLite, then on PostgreSQL, beside what bounds them; then their weight."""
    with folder() as here:
        env = {**store(here), "GOLDENTHREAD_SECRET_KEY": "only for measuring"}
        ours("town", env=env)
        yield from _measured("SQLite", env, here / "goldenthread.sqlite3", tiny)
        yield from _weights(env)
    if not tiny:
        yield from _on_postgresql()


def _on_postgresql() -> Iterator[Line]:
    from tools.with_postgres import PostgresError, server

    try:
        with folder() as here, server() as address:
            env = {**store(here), "DATABASE_URL": address}
            ours("town", env=env)
            yield from _measured("PostgreSQL", env, None, False)
    except PostgresError as problem:
        sys.stdout.write(f"c  PostgreSQL: not measured: {problem}\n")


def _measured(name: str, env: Mapping[str, str], file: Path | None, tiny: bool) -> Iterator[Line]:
    signed = ours("session", env=env).told()
    cookie, count = {"Cookie": f"sessionid={signed['session']}"}, 4 if tiny else 200
    with served(_gunicorn("goldenthread.config.wsgi:application"), env) as port:
        found = {
            (page, clients): p95(port, path, clients, count, cookie)
            for page, path in signed["pages"].items()
            for clients in (1, 8)
        }
        fixed = {clients: p95(port, STATIC, clients, count, {}) for clients in (1, 8)}
    beside = {clients: _beside(clients, count, file, fixed[clients]) for clients in (1, 8)}
    charts = _superset(file, count) if file is not None else {}
    for (page, clients), amount in found.items():
        many = "1 client" if clients == 1 else f"{clients} clients"
        what = f"{page}, {name}, {many}, 95th percentile"
        target = TARGET if clients == 8 else None
        others = (*charts.get(clients, ()), *beside[clients])
        yield Line("c", what, amount, "ms", target, others)


def _beside(clients: int, count: int, file: Path | None, fixed: float) -> tuple[Other, ...]:
    with served(_gunicorn("bench.bare:application"), {}) as port:
        bare = p95(port, "/", clients, count, {})
    limits = (
        Other("a bare Django view", "limit", bare),
        Other("a static file of ours", "limit", fixed),
    )
    return limits if file is None else (_datasette(file, clients, count), *limits)


def _datasette(file: Path, clients: int, count: int) -> Other:
    name = "datasette, 100 rows of the same ratings"
    if not PEERS.exists() or "--tiny" in sys.argv[1:]:
        return Other(name, "peer", None)
    program = [str(PEERS), "-m", "datasette", "serve", str(file), "--host", HOST, "--port"]
    with served(program, {}) as port:
        return Other(name, "peer", p95(port, "/goldenthread/scores_score", clients, count, {}))


def _superset(file: Path, count: int) -> Mapping[int, tuple[Other, ...]]:
    """Stood up once, since that takes a minute; asked by one client and by eight."""
    name = "Superset, 100 rows of the same ratings as a chart's data, no page around them"
    with folder() as here:
        stood = None if "--tiny" in sys.argv[1:] else charted(file, here)
        if stood is None:
            return dict.fromkeys((1, 8), (Other(name, "peer", None),))
        with served(stood.serving, stood.env) as port:
            return {
                clients: (
                    Other(name, "peer", p95(port, stood.path, clients, count, stood.headers)),
                )
                for clients in (1, 8)
            }


def _weights(env: Mapping[str, str]) -> Iterator[Line]:
    pages = ("/scorecard", "/thread", "/units", "/search?q=housing")
    for path, told in ours("queries", *pages, env=env).told().items():
        yield Line("c", f"{path}, compressed", told["bytes"] / 1000, "kB", HEAVIEST)
        yield Line("c", f"{path}, asked again", told["again"], "queries", MOST)
        yield Line("c", f"{path}, asked for the first time in a process", told["first"], "queries")
    for path, told in ours("work", *pages, env=env).told().items():
        yield Line("c", f"{path}, first asked after a figure was saved, work", told["saved"], "ms")
        yield Line("c", f"{path}, written anew, work", told["anew"], "ms")
        yield Line("c", f"{path}, asked again, work", told["again"], "ms")


def _gunicorn(application: str) -> list[str]:
    program = [sys.executable, "-m", "gunicorn", application, "--workers", "2"]
    return [*program, "--worker-class", "sync", "--no-control-socket", "--bind"]


@contextmanager
def served(program: Sequence[str], env: Mapping[str, str]) -> Iterator[int]:
    """Run a server on a free port of this machine until the end; give the port."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
    where = str(port) if program[-1] == "--port" else f"{HOST}:{port}"
    child = subprocess.Popen(  # noqa: S603  # our own programs
        [*program, where],
        cwd=ROOT,
        env={**os.environ, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield port
    finally:
        child.terminate()
        child.wait(20)


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"Nothing answers at port {port}.")


def p95(port: int, path: str, clients: int, count: int, headers: Mapping[str, str]) -> float:
    """The 95th percentile of so many requests by so many clients at once, in milliseconds."""
    for _ in range(2 * clients):
        _asked(port, path, headers)
    with ThreadPoolExecutor(clients) as pool:
        taken = list(pool.map(lambda _: _asked(port, path, headers), range(count)))
    return 1000 * statistics.quantiles(taken, n=20)[-1]


def _asked(port: int, path: str, headers: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    link = http.client.HTTPConnection(HOST, port, timeout=120)
    link.request("GET", path, headers={**headers, "Accept-Encoding": "gzip"})
    answer = link.getresponse()
    answer.read()
    link.close()
    if answer.status != http.HTTPStatus.OK:
        raise RuntimeError(f"{path} answered {answer.status}: {json.dumps(dict(answer.headers))}")
    return time.perf_counter() - begun


if __name__ == "__main__":
    main(lines)
