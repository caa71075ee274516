"""Tries an installed nutgraf where no source of it stands: the package, the command that came with it, a table, the notices.

python release/smoke.py ARTICLES.csv      # with the Python that has the wheel
"""

import json
import sqlite3
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path


def command(*arguments: str, cwd: str) -> str:
    program = Path(sysconfig.get_path("scripts")) / ("nutgraf.exe" if sys.platform == "win32" else "nutgraf")
    return subprocess.run([program, *arguments], cwd=cwd, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def main(articles: Path) -> None:
    begun = time.monotonic()
    import nutgraf

    installed = Path(nutgraf.__file__).resolve()
    assert Path(sys.prefix).resolve() in installed.parents, f"{installed} is not what was installed"
    doc = nutgraf.extract("“It rained for nine days,” said Olena Moroz, the mayor.", published="2025-09-05")
    assert [quotation.text for quotation in doc.quotations] == ["It rained for nine days,"], doc.quotations
    assert doc.quotations[0].speaker.name == "Olena Moroz", doc.quotations[0].speaker

    with tempfile.TemporaryDirectory() as folder:
        command("extract", str(articles), "-o", "facts.sqlite", cwd=folder)
        database = sqlite3.connect(Path(folder) / "facts.sqlite")
        counts = dict(database.execute("SELECT kind, count(*) FROM facts GROUP BY kind"))
        database.close()
        assert all(counts.get(kind) for kind in ("quotation", "event", "position", "quantity", "time")), counts
        text = Path(folder) / "story.txt"
        text.write_text(doc.text, encoding="utf-8")
        written = json.loads(command("extract", str(text), "--published", "2025-09-05", cwd=folder))
        assert written["quotations"] == doc.to_dict()["quotations"], "the command and the package differ"
        assert "GeoNames" in command("licenses", cwd=folder)
        command("extract", str(articles), "-o", "quotations.csv", cwd=folder)
        assert len((Path(folder) / "quotations.csv").read_text(encoding="utf-8").splitlines()) > 9
        version = command("version", cwd=folder).splitlines()
        assert command("--version", "--verbose", cwd=folder).splitlines() == version
        assert version[0] == f"nutgraf {nutgraf.__version__}", version
    print("\n".join(version), counts, f"{time.monotonic() - begun:.1f} s", sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
