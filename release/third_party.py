"""Writes THIRD-PARTY: the notices of the Rust packages that are compiled into the command, the wheel and the npm package.

python3 release/third_party.py OUTPUT

It reads the sources that cargo has fetched, and no network. A package without a file of its licence is named with the terms that it states.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHIPPED = ("nutgraf-cli", "nutgraf-python", "nutgraf-wasm")
NOTICES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT")


def metadata() -> dict:
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--offline"]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)


def compiled(graph: dict) -> list[dict]:
    """The packages of others that what ships is built from, without those that only tests or builds need."""
    packages = {package["id"]: package for package in graph["packages"]}
    nodes = {node["id"]: node for node in graph["resolve"]["nodes"]}
    waiting = [key for key, package in packages.items() if package["name"] in SHIPPED]
    seen = set(waiting)
    while waiting:
        for dependency in nodes[waiting.pop()]["deps"]:
            is_normal = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if is_normal and dependency["pkg"] not in seen:
                seen.add(dependency["pkg"])
                waiting.append(dependency["pkg"])
    others = (packages[key] for key in seen if packages[key]["source"])
    return sorted(others, key=lambda package: (package["name"], package["version"]))


def notices(package: dict) -> list[str]:
    folder = Path(package["manifest_path"]).parent
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and path.name.upper().startswith(NOTICES)]
    return [path.read_text(encoding="utf-8", errors="replace").strip() for path in files]


def main(output: Path) -> None:
    packages = compiled(metadata())
    if not packages:
        sys.exit("no packages of others are in what ships, which cannot be")
    holders: dict[str, list[str]] = {}
    lines = ["The Rust packages that nutgraf is compiled with, their terms, and their notices.", ""]
    for package in packages:
        name = f"{package['name']} {package['version']}"
        terms = package["license"] or "terms in its files"
        texts = notices(package)
        by = "" if texts else f"; by {', '.join(package['authors']) or 'its authors'}; it ships no text of its licence"
        lines.append(f"{name}: {terms}{by}")
        for text in texts:
            holders.setdefault(text, []).append(name)
    for text, names in sorted(holders.items(), key=lambda item: item[1]):
        lines += ["", "=" * 80, ", ".join(names), "=" * 80, "", text]
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{output}: {len(packages)} packages, {len(holders)} notices, {output.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
