#!/usr/bin/env bash
# Every check and test. Each face of the product is its own process, as in life: one with a database, one without.
set -uo pipefail
cd "$(dirname "$0")/.."
kept=$(mktemp -d)
export BALISE_TESTS_FOLDER="$kept/data" # the start data is published there once, for all the steps
mkdir "$BALISE_TESTS_FOLDER"
export TIMEFORMAT="   %0R s"
failed=()
step() {
    echo "── $1"
    { time "${@:2}" || failed+=("$1"); } 2>&1
}
frontend() { (cd frontend && PATH="$PWD/../.venv/bin:$PATH" "$@"); }
pytest() { .venv/bin/python -m pytest -q -p no:cacheprovider "$@"; }
two_workers() { pytest -n 2 --dist worksteal "$@"; }

# The two runs of the bureau are one process each: this one goes on beside the steps that need one process too.
setsid bash -c 'time "$@"' - tools/with_postgres.sh \
    .venv/bin/python -m pytest -q -p no:cacheprovider tests/bureau tests/leaks >"$kept/postgres" 2>&1 &
postgres=$!
trap 'kill -- -$postgres 2>/dev/null; rm -rf "$kept"' EXIT

step "ruff: rules" .venv/bin/ruff check --quiet .
step "ruff: format" .venv/bin/ruff format --check --quiet .
step "mypy" .venv/bin/mypy --no-error-summary
step "import-linter" .venv/bin/lint-imports --no-cache
step "frontend: types" frontend node_modules/.bin/tsc --noEmit
step "frontend: tests" frontend node_modules/.bin/vitest run --reporter=dot
step "bureau on SQLite" pytest tests/bureau tests/leaks
echo "── bureau on PostgreSQL (beside the others)"
wait $postgres || failed+=("bureau on PostgreSQL")
cat "$kept/postgres"
step "core and exchange" two_workers tests/core tests/exchange tests/cli tests/project
step "site" two_workers tests/site
step "browser" two_workers tests/browser

if [ ${#failed[@]} -gt 0 ]; then
    printf 'Échec : %s\n' "${failed[@]}" >&2
    exit 1
fi
echo "Tout est vert ($SECONDS s)."
