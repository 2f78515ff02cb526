"""Fetching other people's files: every byte checked, nothing half done, nothing asked twice."""

from __future__ import annotations

import base64
import hashlib
import io
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from tools import assets
from tools.assets import AssetError, Package, Wanted

STYLE = b"p{font-family:Theirs}"
OURS = b"p{font-family:Ours}"


def _archive(path: Path) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("package/dist/style.css")
        member.size = len(STYLE)
        archive.addfile(member, io.BytesIO(STYLE))
    return path


def _integrity(path: Path) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return _archive(tmp_path / "styles-1.0.0.tgz")


@pytest.fixture
def package(archive: Path) -> Package:
    digest = hashlib.sha256(OURS).hexdigest()
    wanted = Wanted("dist/style.css", "assets/style.css", digest, (("Theirs", "Ours"),))
    return Package("styles", "1.0.0", _integrity(archive), (wanted,))


def test_a_file_is_taken_edited_and_placed(package: Package, archive: Path, tmp_path: Path) -> None:
    assert assets.wrong([package], tmp_path) == [package]
    assets.fetch(package, tmp_path, lambda _package, _folder: archive)
    assert (tmp_path / "assets/style.css").read_bytes() == OURS
    assert assets.wrong([package], tmp_path) == []
    assert [p.name for p in (tmp_path / "assets").iterdir()] == ["style.css"]


def test_a_file_changed_since_is_wrong(package: Package, archive: Path, tmp_path: Path) -> None:
    assets.fetch(package, tmp_path, lambda _package, _folder: archive)
    (tmp_path / "assets/style.css").write_bytes(b"p{}")
    assert assets.wrong([package], tmp_path) == [package]


def test_another_archive_is_refused(package: Package, archive: Path, tmp_path: Path) -> None:
    forged = replace(package, integrity="sha512-" + "A" * 88)
    with pytest.raises(AssetError, match="not the archive expected"):
        assets.fetch(forged, tmp_path, lambda _package, _folder: archive)
    assert not (tmp_path / "assets").exists()


def test_another_file_is_refused(package: Package, archive: Path, tmp_path: Path) -> None:
    forged = replace(package, files=(replace(package.files[0], sha256="0" * 64),))
    with pytest.raises(AssetError, match="would hash to"):
        assets.fetch(forged, tmp_path, lambda _package, _folder: archive)
    assert not (tmp_path / "assets").exists()


def test_an_edit_that_finds_nothing_is_refused(package: Package) -> None:
    with pytest.raises(AssetError, match="to change"):
        assets.edited(package.files[0], b"p{}")


def test_a_file_not_in_the_archive_is_refused(
    package: Package, archive: Path, tmp_path: Path
) -> None:
    gone = replace(package, files=(replace(package.files[0], take="dist/gone.css"),))
    with pytest.raises(AssetError, match=r"no file dist/gone\.css"):
        assets.fetch(gone, tmp_path, lambda _package, _folder: archive)


def test_a_machine_without_npm_is_told(
    package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tools.assets.shutil.which", lambda *_, **__: None)
    with pytest.raises(AssetError, match="npm was not found"):
        assets.npm_pack(package, tmp_path)


def test_what_is_listed_is_in_place() -> None:
    packages = assets.read_list(assets.LIST)
    assert assets.wrong(packages, assets.ROOT) == []


def test_nothing_of_the_design_systems_own_is_taken() -> None:
    puts = [assets.ROOT / file.put for p in assets.read_list(assets.LIST) for file in p.files]
    texts = [
        p.read_text("utf-8") for p in puts if p.suffix in {".css", ".js"} and "govuk" in p.name
    ]
    assert texts
    assert not [text for text in texts for word in ("GDS Transport", "crest") if word in text]
    assert not [p for p in puts if p.suffix in {".woff", ".svg", ".ico", ".png"}]
