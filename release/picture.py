"""Makes docs/show.png, the picture of `nutgraf show` in the README: the command in a terminal of 100 columns, drawn by a browser.

python3 release/picture.py target/release/nutgraf [chromium]      needs Pillow
"""

import fcntl
import html
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
COLUMNS, LINE, EDGE = 100, 20, 16
# What is told of each quantity and time is left to the reader's own terminal: the picture ends where the longest lists begin.
LAST = "positions"
STYLES = {
    1: "font-weight:bold", 2: "color:#7d828a", 3: "font-style:italic", 4: "text-decoration:underline;text-underline-offset:3px",
    31: "color:#f07a72", 32: "color:#8ddf8d", 33: "color:#e3b04b", 34: "color:#7aa7f0", 35: "color:#cf8fe0", 36: "color:#5fd2dc",
}  # fmt: skip
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #14181f; color: #e6e6e6 }}
pre {{ margin: {edge}px; font: 14px/{line}px "DejaVu Sans Mono", monospace }}
</style><pre>{text}</pre>"""


def shown(command: Path) -> str:
    """What the command writes into a terminal."""
    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 300, COLUMNS, 0, 0))
    arguments = [command, "show", "--published", "2025-10-14", "docs/sample.txt"]
    environment = {**os.environ, "TERM": "xterm-256color", "PAGER": "cat"}
    process = subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=writer, stderr=subprocess.DEVNULL, env=environment)
    os.close(writer)
    chunks = []
    try:
        while chunk := os.read(reader, 1 << 16):
            chunks.append(chunk)
    except OSError:  # the terminal is closed with its last program
        pass
    if process.wait() != 0:
        raise SystemExit(f"{command} show ended with {process.returncode}")
    return b"".join(chunks).decode().replace("\r\n", "\n")


def head(text: str) -> str:
    """The text up to the end of its last section that is in the picture."""
    sections = text.rstrip("\n").split("\n\n")
    named = [re.sub(r"\x1b\[[0-9;]*m", "", section).strip().startswith(LAST) for section in sections]
    return "\n\n".join(sections[: named.index(True) + 1]) + "\n"


def drawn(text: str) -> str:
    """Escape codes as spans."""
    out, styles = [], ""
    for code, words in re.findall(r"\x1b\[([0-9;]*)m|([^\x1b]+)", text):
        if words:
            out.append(f'<span style="{styles}">{html.escape(words)}</span>' if styles else html.escape(words))
        elif code in ("", "0"):
            styles = ""
        else:
            styles += "".join(f"{STYLES[int(number)]};" for number in code.split(";"))
    return "".join(out)


def main(command: str, browser: str = "chromium") -> None:
    text = head(shown(Path(command).resolve()))
    picture = ROOT / "docs" / "show.png"
    with tempfile.TemporaryDirectory() as room:
        page = Path(room, "page.html")
        page.write_text(PAGE.format(edge=EDGE, line=LINE, text=drawn(text)), encoding="utf-8")
        size = f"--window-size={round(COLUMNS * 8.43) + 2 * EDGE},{(text.count(chr(10))) * LINE + 2 * EDGE}"
        flags = ["--headless=new", "--no-sandbox", "--hide-scrollbars", f"--user-data-dir={room}/profile", size]
        subprocess.run([browser, *flags, f"--screenshot={picture}", page.as_uri()], check=True, stderr=subprocess.DEVNULL)
    with Image.open(picture) as drawing:
        drawing.convert("RGB").quantize(192).save(picture, optimize=True)
    print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size} bytes")


main(*sys.argv[1:])
