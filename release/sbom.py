"""Writes what a release is compiled from as CycloneDX: the Rust packages, their versions, terms, checksums, and who needs whom.

python3 release/sbom.py OUTPUT.cdx.json

It reads Cargo.lock and the sources that cargo has fetched, and no network. The same lock gives the same bytes.
"""

import json
import sys
import tomllib
from pathlib import Path

from third_party import ROOT, SHIPPED, compiled, metadata


def component(package: dict, checksums: dict[tuple[str, str], str]) -> dict:
    name, version = package["name"], package["version"]
    made = {
        "type": "library",
        "bom-ref": purl(package),
        "name": name,
        "version": version,
        "purl": purl(package),
        "scope": "required",
    }
    if package["license"]:
        # Cargo once wrote "/" for OR.
        made["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    if checksum := checksums.get((name, version)):
        made["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    return made


def purl(package: dict) -> str:
    return f"pkg:cargo/{package['name']}@{package['version']}"


def main(output: Path) -> None:
    graph = metadata()
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))
    checksums = {(p["name"], p["version"]): p["checksum"] for p in lock["package"] if "checksum" in p}
    packages = {package["id"]: package for package in graph["packages"]}
    nodes = {node["id"]: node for node in graph["resolve"]["nodes"]}
    own = [package for package in graph["packages"] if package["name"] in (*SHIPPED, *within(graph))]
    parts = sorted([*own, *compiled(graph)], key=purl)
    names = {purl(package) for package in parts}
    needs = [
        {"ref": purl(package), "dependsOn": sorted({purl(packages[d["pkg"]]) for d in nodes[package["id"]]["deps"]} & names)}
        for package in parts
    ]
    version = next(package["version"] for package in own if package["name"] == "nutgraf")
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "nutgraf", "name": "nutgraf", "version": version}},
        "components": [component(package, checksums) for package in parts],
        "dependencies": [
            {"ref": "nutgraf", "dependsOn": sorted(purl(p) for p in own if p["name"] in SHIPPED)},
            *needs,
        ],
    }
    output.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{output}: {len(parts)} packages, {output.stat().st_size:,} bytes")


def within(graph: dict) -> list[str]:
    """Our packages that are published."""
    return [package["name"] for package in graph["packages"] if not package["source"] and package["publish"] is None]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
