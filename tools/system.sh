#!/usr/bin/env bash
# The parts of the tests that are no Python package: two browsers and a database server, from Debian.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v firefox-esr >/dev/null || missing+=(firefox-esr)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
[ ${#missing[@]} -eq 0 ] && exit 0

sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo -n"
echo "• Paquets Debian : ${missing[*]}"
if ! { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -qq -y "${missing[@]}" >/dev/null; }; then
    echo "Il manque : ${missing[*]} (apt-get install ${missing[*]})." >&2
    exit 1
fi
