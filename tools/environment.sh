#!/usr/bin/env bash
# Make or refresh .venv from the pinned list "$1" (run or test). Called by make when that list changed.
set -euo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-python3}"

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null ||
    { echo "Il manque Python 3.11 ou plus récent (PYTHON=… pour en désigner un)." >&2; exit 1; }
if [ ! -x .venv/bin/python ]; then
    echo "• Environnement Python dans .venv/"
    "$python" -m venv .venv ||
        { echo "Il manque le module venv (Debian : apt-get install python3-venv)." >&2; exit 1; }
fi
echo "• Bibliothèques de requirements/$1.txt (versions et empreintes fixées)"
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r "requirements/$1.txt" ||
    { echo "Les bibliothèques n'ont pas pu être installées : la première fois demande le réseau." >&2; exit 1; }
.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
