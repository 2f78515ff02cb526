"""Import: sent, checked, previewed, applied once; and every way it can go wrong, in words."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.core.periods import parse
from goldenthread.flows import imports
from goldenthread.flows.returns import ReturnsError
from goldenthread.intake.workbook import Upload
from goldenthread.records.collection import queries as collection
from goldenthread.records.publishing.queries import picture
from goldenthread.web.importing.kept import LONGEST, NotKept, forget, keep, kept
from tests.town.fixtures import Town
from tests.web.files import returns

Q2 = parse("2026/27 Q2")


@pytest.fixture
def sender(town: Town, client: Client) -> Client:
    """Somebody signed in, by a client that fills the hidden token in by itself."""
    from django.contrib.auth.models import User

    from tests.town.fixtures import ACCOUNT

    client.force_login(User.objects.get(username=ACCOUNT))
    return client


def send(client: Client, file: Any = None, layout: str = "returns") -> Any:
    return client.post("/import", {"layout": layout, "file": file or returns()})


def times(client: Client, address: str) -> dict[str, str]:
    found = re.findall(r'name="times" value="(\d+)"', client.get(address).content.decode())
    return {"times": found[0]}


def test_a_figure_is_sent_seen_and_applied(sender: Client, town: Town) -> None:
    address = send(sender)["Location"]
    text = sender.get(address).content.decode()
    assert "1 row was read and no error found." in text
    row = re.findall(r"ASC-LI01, 2026/27 Q2</th>(.*)</tr>", text)[0]
    assert re.sub(r"<[^>]+>", " ", row).split() == ["Value", "blank", "85.9"]
    form = {**times(sender, address), "reason": "Audited"}
    done = sender.post(f"{address}/apply", form)
    assert done["Location"] == f"{address}/done"
    assert "1 applied, 0 unchanged, 0 rejected" in sender.get(f"{address}/done").content.decode()
    assert str(picture(period=Q2).figures["ASC-LI01", Q2].value) == "85.9"
    said = collection.figure_history(measure="ASC-LI01", period=Q2, place="")[-1]
    assert (said.by, said.reason) == ("MGR-COR-PERF", "Audited")


def test_pressing_twice_applies_once(sender: Client) -> None:
    address = send(sender)["Location"]
    form = times(sender, address)
    before = len(collection.imports())
    for _ in range(2):
        assert sender.post(f"{address}/apply", form)["Location"] == f"{address}/done"
    assert len(collection.imports()) == before + 1


def test_the_same_file_again_changes_nothing_and_says_so(sender: Client) -> None:
    address = send(sender)["Location"]
    sender.post(f"{address}/apply", times(sender, address))
    again = send(sender)["Location"]
    assert again == address
    assert "Nothing would change" in sender.get(again).content.decode()
    sender.post(f"{again}/apply", times(sender, again))
    assert "0 applied, 1 unchanged" in sender.get(f"{again}/done").content.decode()


def test_a_framework_is_previewed_and_applied_too(sender: Client) -> None:
    file = SimpleUploadedFile("Posts.csv", b"Code,Title,Kind,Unit\nNEW-1,New post,manager,ASC\n")
    address = send(sender, file, "framework")["Location"]
    text = sender.get(address).content.decode()
    assert "NEW-1" in text
    sender.post(f"{address}/apply", times(sender, address))
    assert "1 applied" in sender.get(f"{address}/done").content.decode()


def test_errors_stop_it_and_say_where_and_how_to_mend(sender: Client) -> None:
    address = send(sender, returns("a great many"))["Location"]
    text = sender.get(address).content.decode()
    assert "<title>Error: " in text
    assert "1 error must be mended before anything is applied." in text
    assert "Send the mended file" in text
    assert "/apply" not in text
    assert sender.post(f"{address}/apply", {"times": "0"})["Location"] == address
    assert picture(period=Q2).figures["ASC-LI01", Q2].value is None, "it has components"


@pytest.mark.parametrize(
    ("layout", "file", "said"),
    [
        ("returns", None, "Choose a file"),
        ("", None, "Say what the file holds"),
        ("returns", SimpleUploadedFile("a.pdf", b"%PDF"), "must be an Excel workbook"),
        ("returns", SimpleUploadedFile("a.csv", b""), "The file is empty"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why_beside_its_field(
    sender: Client, layout: str, file: Any, said: str
) -> None:
    answer = sender.post("/import", {"layout": layout, **({"file": file} if file else {})})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert text.count(said) >= 2, "in the summary and beside the field"
    assert "<title>Error: " in text


def test_a_file_too_large_is_refused(sender: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldenthread.web.importing.forms.LARGEST", 10)
    assert "smaller than 20 MB" in send(sender).content.decode()


def test_what_the_flow_refuses_is_told_and_nothing_is_kept(
    sender: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise ReturnsError("There is no measure X.")

    address = send(sender)["Location"]
    form = times(sender, address)
    monkeypatch.setattr(imports, "apply", refuse)
    answer = sender.post(f"{address}/apply", form)
    assert answer.status_code == 422
    assert "Nothing was applied. There is no measure X." in answer.content.decode()


def test_a_file_is_kept_for_its_owner_alone_under_a_safe_name(settings: Any) -> None:
    mark = keep(Upload(name="../../etc/Returns\n2.csv", data=b"x"))
    assert kept(mark).name == "Returns2.csv"
    folder = Path(settings.DATA) / "sent"
    assert folder.stat().st_mode & 0o077 == 0
    for file in (folder / mark).iterdir():
        assert file.stat().st_mode & 0o077 == 0
    assert keep(Upload(name="Again.csv", data=b"x")) == mark
    assert keep(Upload(name="\n", data=b"y")) != mark
    for wrong in ("..", "A" * 64, "0" * 64, f"{mark}/data"):
        with pytest.raises(NotKept):
            kept(wrong)


def test_a_file_goes_once_it_is_applied(sender: Client) -> None:
    address = send(sender)["Location"]
    mark = address.rpartition("/")[2]
    assert kept(mark).data
    sender.post(f"{address}/apply", times(sender, address))
    with pytest.raises(NotKept):
        kept(mark)
    assert sender.get(address).status_code == 404
    assert sender.get(f"{address}/done").status_code == 200, "what became of it stays"


def test_a_file_that_nobody_came_back_to_goes_a_day_later(settings: Any) -> None:
    old, young = (keep(Upload(name="a.csv", data=data)) for data in (b"old", b"young"))
    folder = Path(settings.DATA) / "sent" / old
    then = folder.stat().st_mtime - LONGEST - 1
    os.utime(folder, (then, then))
    assert kept(old).data == b"old"
    keep(Upload(name="b.csv", data=b"the next"))
    assert not folder.exists()
    assert kept(young).data == b"young"
    forget(old)
    forget("..")
    assert kept(young).data == b"young"


def test_files_imported_before_are_listed_with_who_gave_them(sender: Client) -> None:
    text = sender.get("/import").content.decode()
    assert "Imported before" in text
    assert "2026-27-q2" in text
    assert "PERF-1" not in text, "a post goes by its title"
