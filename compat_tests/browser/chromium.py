"""Chromium without a window: what it finds on pages at the width of a desktop and of a phone."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path

from compat_tests.clients.clients import NotInstalledError

WIDTHS = (1280, 390)
_AUDIT = Path(__file__).parent / "audit.js"
_LIMIT_S = 120
_FRAME = '<iframe name="{name}" width="{width}" height="900" srcdoc="{page}"></iframe>'
_HARNESS = """<!DOCTYPE html>
<meta charset="utf-8">
{frames}
<output></output>
<script>
{audit}
window.addEventListener("load", () => {{
  const frames = [...document.querySelectorAll("iframe")];
  const found = frames.map((each) => [`${{each.name}} at ${{each.width}}`, audit(each)]);
  for (const each of frames) each.remove();
  document.querySelector("output").textContent = JSON.stringify(Object.fromEntries(found));
}});
</script>
"""


def findings(pages: Mapping[str, str], folder: Path) -> dict[str, list[str]]:
    """Return what is wrong with pages by their names and widths, such as ``"index at 390"``.

    ``folder`` is for the browser's files; one process of it looks at all pages. Raises
    NotInstalledError without Chromium.
    """
    program = shutil.which("chromium")
    if program is None:
        raise NotInstalledError("chromium is not installed")
    frames = "\n".join(
        _FRAME.format(name=escape(name), width=width, page=escape(page))
        for name, page in pages.items()
        for width in WIDTHS
    )
    harness = folder / "harness.html"
    harness.write_text(_HARNESS.format(frames=frames, audit=_AUDIT.read_text("utf-8")), "utf-8")
    dumped = _dump(program, harness, folder / "profile")
    found = re.search(r"<output>(.+)</output>", dumped)
    assert found, dumped[-2000:]
    answer: dict[str, list[str]] = json.loads(unescape(found[1]))
    return answer


def _dump(program: str, harness: Path, profile: Path) -> str:
    # As root, and in containers, there is no sandbox to be had; the pages are our own.
    command = [
        program,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        f"--user-data-dir={profile}",
        "--window-size=1400,1000",
        "--dump-dom",
        harness.as_uri(),
    ]
    ended = subprocess.run(command, capture_output=True, timeout=_LIMIT_S, check=True)
    return ended.stdout.decode()
