"""The file by itself: what goes in comes out, it is private, and a broken-off one leaves nothing."""

from __future__ import annotations

import stat

import pytest

from answerable.config import backup_file
from answerable.config.command_line import Refusal


def written(path, *, format: str = backup_file.FORMAT) -> str:
    writer = backup_file.Writer(
        path, backup_file.Contents("1.0", "2026-01-01", [["a", "0001"]], format=format)
    )
    writer.add("rivers", ["id", "name"], 2, [b"1\tLena\n", b"2\tOb\n"])
    return writer.close()


def test_what_goes_in_comes_out(tmp_path):
    path = tmp_path / "b"
    seal = written(path)
    assert path.read_bytes().endswith(seal.encode())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with backup_file.opened(path) as reader:
        (table,) = reader.contents.tables
        assert (table.name, table.columns, table.rows) == ("rivers", ["id", "name"], 2)
        assert b"".join(reader.pieces(table)) == b"1\tLena\n2\tOb\n"
        assert reader.contents.migrations == [["a", "0001"]]


def test_another_format_is_refused(tmp_path):
    written(tmp_path / "b", format="answerable/backup-9")
    with pytest.raises(Refusal, match="this version reads"), backup_file.opened(tmp_path / "b"):
        pytest.fail("a foreign format was opened")


def test_a_broken_off_one_leaves_nothing(tmp_path):
    writer = backup_file.Writer(tmp_path / "b", backup_file.Contents("1.0", "2026-01-01", []))
    writer.discard()
    assert list(tmp_path.iterdir()) == []
