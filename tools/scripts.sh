#!/usr/bin/env bash
# The scripts of the pages, with the Node of .venv. Called by make when something they are made from changed.
#   install run|test   the packages of frontend/package-lock.json: those of a build, or all
#   build              frontend/src becomes frontend/dist
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH"
cd frontend
log=$(mktemp)
trap 'rm -f "$log"' EXIT

quietly() { # the command speaks only when it fails
    local missing=$1
    shift
    "$@" >"$log" 2>&1 || { cat "$log" >&2; echo "$missing" >&2; exit 1; }
}

case "$1" in
install)
    echo "• Bibliothèques de frontend/package-lock.json (versions et empreintes fixées)"
    only=()
    [ "$2" = run ] && only=(--omit=dev)
    quietly "Les bibliothèques des scripts n'ont pas pu être installées : la première fois demande le réseau." \
        npm ci --no-audit --no-fund --ignore-scripts "${only[@]}"
    ;;
build)
    echo "• Scripts des pages, dans frontend/dist/"
    quietly "Les scripts des pages n'ont pas pu être construits : voyez l'erreur au-dessus." npm run --silent build
    ;;
esac
