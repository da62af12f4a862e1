"""Photos lie where they belong, whole, and nowhere else."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from backend.photos.store import Store, public_name


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store on disk, and one in memory."""
    folder = tmp_path / "var" / "photos"
    return Store(folder.as_uri() if request.param == "file" else f"memory:/{folder}")


def test_what_is_published_can_be_read_until_it_is_deleted(store: Store) -> None:
    store.publish("a-1.jpg", b"picture")
    assert store.exists("a-1.jpg")
    assert store.read("a-1.jpg") == b"picture"
    store.delete("a-1.jpg")
    store.delete("a-1.jpg")
    assert not store.exists("a-1.jpg")
    with pytest.raises(FileNotFoundError):
        store.read("a-1.jpg")


def test_what_lies_in_quarantine_is_never_read_as_public(store: Store) -> None:
    store.quarantine("a-1", b"as it came")
    assert store.quarantined("a-1") == b"as it came"
    assert not store.exists("a-1")
    with pytest.raises(FileNotFoundError):
        store.read("a-1")
    store.forget("a-1")
    store.forget("a-1")
    with pytest.raises(FileNotFoundError):
        store.quarantined("a-1")


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../quarantine/a", "a/b", "/etc/passwd", "a\\b", ".hidden", "a\n", "é"]
)
def test_a_name_that_leads_elsewhere_is_refused(store: Store, name: str) -> None:
    for act in (store.read, store.exists, store.delete, store.quarantined, store.forget):
        with pytest.raises(ValueError, match="no name"):
            act(name)
    with pytest.raises(ValueError, match="no name"):
        store.publish(name, b"")


def test_writing_again_replaces_the_whole(store: Store) -> None:
    store.publish("a.jpg", b"a long first picture")
    store.publish("a.jpg", b"short")
    assert store.read("a.jpg") == b"short"


def test_a_reader_sees_the_old_picture_or_the_new_one_never_a_part(tmp_path: Path) -> None:
    store = Store(tmp_path.as_uri())
    pictures = {bytes([number]) * 200_000 for number in range(2)}
    store.publish("a.jpg", next(iter(pictures)))
    done = threading.Event()

    def write() -> None:
        for _ in range(20):
            for picture in pictures:
                store.publish("a.jpg", picture)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = set()
    while not done.is_set():
        seen.add(store.read("a.jpg"))
    writer.join()
    assert seen <= pictures


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    store = Store(tmp_path.as_uri())
    (tmp_path / "public" / "a.jpg").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        store.publish("a.jpg", b"picture")
    assert [path.name for path in (tmp_path / "public").iterdir()] == ["a.jpg"]


def test_photos_on_disk_are_for_their_owner_only(tmp_path: Path) -> None:
    Store((tmp_path / "photos").as_uri()).quarantine("a-1", b"as it came")
    kept = tmp_path / "photos" / "quarantine" / "a-1"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700


def test_a_public_name_is_always_the_same_and_tells_nothing_without_the_secret() -> None:
    name = public_name("secret", 7, 0, "ab" * 32)
    assert name == public_name("secret", 7, 0, "ab" * 32)
    others = {("other", 7, 0, "ab" * 32), ("secret", 8, 0, "ab" * 32), ("secret", 7, 1, "ab" * 32)}
    assert len({name, *(public_name(*other) for other in others)}) == 4
    assert len(name) == 26
    assert name.isalnum()
