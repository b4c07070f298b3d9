#!/usr/bin/env bash
# Compile the two pinned lists. No index address is written: the lists work wherever the packages are.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v uv >/dev/null || { echo "Il manque uv (pip install uv)." >&2; exit 1; }
compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "$@" pyproject.toml
}
compile --extra test -o requirements/test.txt
compile --extra build -c requirements/test.txt -o requirements/run.txt
