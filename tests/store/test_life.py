"""Any process may come and go, however it goes: the engine lives as long as somebody needs it."""

from __future__ import annotations

import random
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph.errors import StoreLocked
from graph.store import Store, keeper, open_store
from graph.store.engine import command, find_engine, write_users
from graph.store.folder import Folder, prepare
from graph.store.lock import FileLock
from tests.store.made import document, whole
from tests.store.processes import became, engines, gone, heard, keepers, user

KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


def fine(store: Store, *names: str) -> bool:
    """Whether the store holds exactly these made-up documents."""
    return (list(store.nodes()), list(store.edges())) == whole(*(document(name, 40)[0] for name in names))


def test_the_engine_ends_after_its_last_user_and_not_before(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as first:
        with open_store(tmp_path / "s") as second:
            second.put(*document("one", 40))
        time.sleep(1.5)
        assert fine(first, "one")
        assert len(keepers(first.path)) == len(engines(first.path)) == 1
    assert gone(tmp_path / "s")
    assert not (tmp_path / "s" / "keeper.json").exists()
    with open_store(tmp_path / "s") as again:
        assert fine(again, "one")


def test_an_opener_that_comes_while_the_engine_ends_gets_a_new_one(tmp_path: Path) -> None:
    for pause in (0.0, 0.45, 0.55, 0.65, 0.8, 1.0):
        with open_store(tmp_path / "s") as store:
            assert store.rows("RETURN 1 AS one") == [{"one": 1}]
        time.sleep(pause)


def test_several_first_openers_share_one_engine(tmp_path: Path) -> None:
    with ExitStack() as stack:
        users = [stack.enter_context(user(tmp_path / "s", "hold")) for _ in range(5)]
        for process in users:
            heard(process, "open")
        assert len(keepers(tmp_path / "s")) == len(engines(tmp_path / "s")) == 1
    assert gone(tmp_path / "s")


def test_a_starter_killed_leaves_the_engine_to_the_others(tmp_path: Path) -> None:
    with user(tmp_path / "s", "hold") as starter:
        heard(starter, "open")
        with open_store(tmp_path / "s") as store:
            starter.send_signal(KILL)
            starter.wait()
            time.sleep(1.5)
            store.put(*document("one", 40))
            assert fine(store, "one")
    assert gone(tmp_path / "s")


def test_an_only_user_killed_ends_the_engine(tmp_path: Path) -> None:
    with user(tmp_path / "s", "hold") as starter:
        heard(starter, "open")
        starter.send_signal(KILL)
        starter.wait()
        assert gone(tmp_path / "s")


def test_a_starter_killed_while_the_engine_starts(tmp_path: Path) -> None:
    with user(tmp_path / "s", "hold") as starter:
        assert became(lambda: bool(keepers(tmp_path / "s")))
        starter.send_signal(KILL)
        starter.wait()
    with open_store(tmp_path / "s") as store:
        assert fine(store)
    assert gone(tmp_path / "s")


def test_a_keeper_killed_leaves_an_orphan_that_the_next_opener_replaces(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.put(*document("one", 40))
        [orphan] = engines(store.path)
        [keeper] = keepers(store.path)
        keeper.kill()
        assert fine(store, "one"), "who is there goes on"
        with open_store(tmp_path / "s") as other:
            assert not orphan.is_running()
            assert fine(other, "one")
            assert fine(store, "one"), "and is taken along to the new engine"
            assert len(keepers(store.path)) == len(engines(store.path)) == 1
    assert gone(tmp_path / "s")


def test_a_keeper_killed_and_nobody_comes(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        [keeper] = keepers(store.path)
        keeper.kill()
        keeper.wait(5)
    assert not engines(tmp_path / "s"), "the last user ended the orphan"


def test_an_engine_killed_is_started_anew_under_its_users(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store, open_store(tmp_path / "s") as other:
        store.put(*document("one", 40))
        [engine] = engines(store.path)
        engine.kill()
        assert fine(store, "one")
        assert other.ask("MATCH (d:Document) RETURN d.id AS id").rows == ({"id": "one"},)
        [engine] = engines(store.path)
        engine.kill()
        store.put(*document("two", 40))
        assert fine(other, "one", "two")
    assert gone(tmp_path / "s")


def test_keeper_and_engine_killed_together(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.put(*document("one", 40))
        for process in (*keepers(store.path), *engines(store.path)):
            process.kill()
        assert fine(store, "one")
    assert gone(tmp_path / "s")


@pytest.mark.parametrize("moment", [0.15, 0.6])
def test_a_load_killed_half_way_leaves_the_old_document_or_the_new_one(tmp_path: Path, moment: float) -> None:
    with open_store(tmp_path / "s") as store:
        store.put(*document("one", 40))
        with user(tmp_path / "s", "big", "one", "new") as loader:
            heard(loader, "putting one")
            time.sleep(moment)
            loader.send_signal(KILL)
            loader.wait()
        time.sleep(0.5)
        found = (list(store.nodes()), list(store.edges()))
        assert found in (whole(document("one", 40)[0]), whole(document("one", 2500, word="扩建")[0]))
        store.put(*document("one", 40))
        assert fine(store, "one")
        assert [name for _, _, name, _ in store.originals()] == ["one.txt"]
    assert gone(tmp_path / "s")


def test_a_load_whose_engine_is_killed_half_way_is_done_all_the_same(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        with user(tmp_path / "s", "big", "one") as loader:
            heard(loader, "putting one")
            time.sleep(0.4)
            [engine] = engines(store.path)
            engine.kill()
            heard(loader, "put one")
            assert loader.wait(20) == 0
        assert (list(store.nodes()), list(store.edges())) == whole(document("one", 2500, word="扩建")[0])


@pytest.mark.timeout(150)
def test_twenty_come_and_go_and_are_killed_while_one_loads(tmp_path: Path) -> None:
    chance = random.Random(11)
    names = [f"d{number}" for number in range(12)]
    with ExitStack() as stack:
        loader = stack.enter_context(user(tmp_path / "s", "load", *names))
        users = [stack.enter_context(user(tmp_path / "s", "visit", str(seed))) for seed in range(20)]
        time.sleep(3)
        victims = chance.sample(users, 10)
        for victim in victims:
            time.sleep(chance.random() * 0.8)
            victim.send_signal(KILL)
        assert loader.wait(60) == 0, loader.communicate()
        for process in users:
            said, errors = process.communicate(timeout=60)
            if process not in victims:
                assert process.returncode == 0, errors
                assert "seen" in said
    assert gone(tmp_path / "s")
    with open_store(tmp_path / "s") as store:
        assert fine(store, *names)
        assert len(list(store.originals())) == len(names)
    assert gone(tmp_path / "s")


def test_a_database_that_another_program_holds_is_told(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.put(*document("one", 40))
    assert gone(tmp_path / "s")
    folder = Folder(tmp_path / "s")
    write_users(folder)
    line = command(find_engine(), folder, heap="128m", bolt=0, http=0)
    folder.arguments.rename(tmp_path / "other.args")
    with (tmp_path / "out.txt").open("w") as out:
        other = subprocess.Popen(
            [line[0], f"@{tmp_path / 'other.args'}"], cwd=tmp_path, stdout=out, stderr=out
        )
    try:
        assert became(lambda: "Server started" in (tmp_path / "out.txt").read_text(encoding="utf-8"))
        with pytest.raises(StoreLocked, match="another program holds the store's database open"):
            open_store(tmp_path / "s")
        assert other.poll() is None, "it is not ours to end"
    finally:
        other.kill()
        other.wait()
    assert gone(tmp_path / "s")
    with open_store(tmp_path / "s") as store:
        assert fine(store, "one")


@pytest.mark.skipif(sys.platform == "win32", reason="not on this operating system: no file modes")
def test_no_other_user_can_read_anything_and_no_secret_is_on_a_command_line(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.put(*document("one", 40))
        store.decide("overlap", "x", {"real": True})
        places = [store.path, *store.path.rglob("*")]
        open_to_others = [str(place) for place in places if place.stat().st_mode & 0o077]
        assert not open_to_others
        token = (store.path / "keeper.json").read_text(encoding="utf-8").split('"token": "')[1].split('"')[0]
        lines = [
            word for process in (*keepers(store.path), *engines(store.path)) for word in process.cmdline()
        ]
        assert token not in " ".join(lines)
        arguments = (store.path / "graph" / "java.args").read_text(encoding="utf-8").lower()
        assert "password" not in arguments
        users = (store.path / "graph" / "config" / "server-users.jsonl").read_text(encoding="utf-8")
        assert users.count("PBKDF2") == 2


def test_the_engines_memory_can_be_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMITGRAPH_HEAP", "300m")
    with open_store(tmp_path / "a"):
        assert "-Xmx300m" in (tmp_path / "a" / "graph" / "java.args").read_text(encoding="utf-8")
    with open_store(tmp_path / "b", heap="200m"):
        assert "-Xmx200m" in (tmp_path / "b" / "graph" / "java.args").read_text(encoding="utf-8")


def test_ports_that_another_program_takes_in_the_meantime(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose = keeper._free_ports
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        choices = iter([(taken, choose()[1]), (choose()[0], taken), choose()])
        monkeypatch.setattr(keeper, "_free_ports", lambda: next(choices))
        folder = prepare(tmp_path / "s")
        kept = keeper.Keeper(folder, heap="128m", linger=0.5)
        with FileLock(folder.lock("keeper")):
            thread = threading.Thread(target=kept.run, daemon=True)
            thread.start()
            assert became(folder.keeper.exists)
            with open_store(folder.path) as store:
                assert fine(store)
            assert next(choices, None) is None, "the third choice was taken"
            thread.join(20)
    assert gone(tmp_path / "s")


@pytest.mark.skipif(sys.platform == "win32", reason="not on this operating system: it has no locale C")
def test_a_path_with_chinese_characters_spaces_and_quotes_in_any_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    with user(tmp_path / "数据 $HOME 'a' \"b\" 库", "load", "one") as process:
        heard(process, "put one")
        assert process.wait(20) == 0
    assert gone(tmp_path / "数据 $HOME 'a' \"b\" 库")
