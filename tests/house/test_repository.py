"""What may not be in the repository: addresses of registries, other people's sentences, secrets."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT.parent / "shared" / "documents"
RUN = 22  # characters: shorter runs are names and terms of the field


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def text_of(path: Path) -> str | None:
    if path.stat().st_size > 2_000_000:
        return None
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def test_requirements_are_pinned_with_hashes_and_name_no_registry() -> None:
    for name in ("run.txt", "test.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://|--index-url|--find-links", text)
        pins = re.findall(r"^[a-z0-9._-]+(?:\[.*?\])?==\S+", text, re.MULTILINE)
        assert len(pins) > 20
        assert text.count("--hash=sha256:") >= len(pins)


def test_no_lock_file_with_addresses() -> None:
    for path in tracked():
        assert path.name not in {"uv.lock", "poetry.lock", "package-lock.json", "yarn.lock"}


chinese = re.compile(r"[\u4e00-\u9fff]")
squeeze = re.compile(r"[\s，。、；：“”（）()《》,.;:!?\-]+")


def runs(text: str) -> set[str]:
    """Every run of RUN characters that is Chinese prose: addresses and symbols are no sentences."""
    bare = squeeze.sub("", text)
    found = {bare[i : i + RUN] for i in range(len(bare) - RUN + 1)}
    return {run for run in found if len(chinese.findall(run)) >= RUN // 2}


@pytest.mark.documents
@pytest.mark.skipif(not DOCUMENTS.exists(), reason="the real documents are not beside this checkout")
def test_no_sentence_of_the_real_documents_is_carried_over() -> None:
    theirs: set[str] = set()
    for document in DOCUMENTS.glob("*.txt"):
        theirs |= runs(document.read_text(encoding="utf-8", errors="ignore"))
    assert len(theirs) > 50_000
    carried = {}
    for path in tracked():
        text = text_of(path)
        if text and re.search(r"[\u4e00-\u9fff]{6}", text):
            shared = runs(text) & theirs
            if shared:
                carried[path.relative_to(ROOT).as_posix()] = sorted(shared)[:3]
    assert carried == {}


def test_the_licence_and_the_vendored_licences_are_there() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    fonts = ROOT / "src/answerable/publishing/media/fonts"
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8").upper()
