#!/usr/bin/env bash
# Every check and test. Each face of the product is its own process, as in life: one with a database, one without.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=()
step() {
    local name=$1
    shift
    echo "── $name"
    "$@" || failed+=("$name")
}
frontend() { (cd frontend && PATH="$PWD/../.venv/bin:$PATH" "$@"); }
pytest() { .venv/bin/python -m pytest -q -p no:cacheprovider "$@"; }

step "ruff: rules" .venv/bin/ruff check --quiet .
step "ruff: format" .venv/bin/ruff format --check --quiet .
step "mypy" .venv/bin/mypy --no-error-summary
step "import-linter" .venv/bin/lint-imports --no-cache
step "frontend: types" frontend node_modules/.bin/tsc --noEmit
step "frontend: tests" frontend node_modules/.bin/vitest run --reporter=dot
step "core and exchange" pytest -n 2 tests/core tests/exchange tests/cli tests/project
step "bureau on SQLite" pytest tests/bureau tests/leaks
step "bureau on PostgreSQL" tools/with_postgres.sh .venv/bin/python -m pytest -q -p no:cacheprovider tests/bureau tests/leaks
step "site" pytest -n 2 tests/site
step "browser" pytest -n 2 tests/browser

if [ ${#failed[@]} -gt 0 ]; then
    printf 'Échec : %s\n' "${failed[@]}" >&2
    exit 1
fi
echo "Tout est vert."
