#!/usr/bin/env bash
# Fails if the npm package in dist lacks a program that native.yml builds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

packed=$(tar -tzf dist/empiricalrun-last-pass-*.tgz)
missing=()
while read -r program; do
  grep -qxE "package/bin/$program(\.exe)?" <<<"$packed" || missing+=("$program")
done < <(sed -n 's/^ *name: \(empirical-.*\)$/\1/p' .github/workflows/native.yml)
if ((${#missing[@]} > 0)); then
  echo "The npm package lacks ${missing[*]}" >&2
  exit 1
fi
