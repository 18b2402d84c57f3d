#!/usr/bin/env bash
# Draws the README's pictures, in light and dark: Playwright's report of a red run with the answer in it, and the page of a gate.
#
#   src/build/pictures.sh [FOLDER]     default: .github
#
# Needs the dist/ of `mvn package`, Playwright in target/npm (see .ci/run), jq, and Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly REPOSITORY=$PWD
pictures=$(realpath "${1:-.github}")
folder=$(mktemp -d)
export EMPIRICALRUN_KEY=sandbox-key

main() {
  cp -r src/build/pictures/. "$folder"
  ln -s "$REPOSITORY/target/npm/node_modules" "$folder/node_modules"
  ln -s "$REPOSITORY/dist" "$folder/dist"
  cd "$folder"
  playwright --list --reporter=./dist/npm/list.js >ids.txt
  start_sandbox
  # Two of its tests fail.
  playwright || true
  dist/empirical last-pass --from ids.txt --require production,staging --max-age 24h --report page.html || true
  node take.mjs "$(sed -n 's/\t.*pays by card$//p' ids.txt)" "$pictures"
}

playwright() {
  node node_modules/@playwright/test/cli.js test "$@"
}

# The passes of passes.json, by the IDs of the tests with these titles.
start_sandbox() {
  jq -R --slurpfile passes passes.json -n \
    '[inputs | select(contains("\t")) | split("\t") | {key: .[0], value: $passes[0][.[1]]}] | from_entries' \
    <ids.txt >data.json
  mkfifo url
  dist/empirical sandbox --data data.json >url 2>sandbox.log &
  trap 'kill %1; rm -rf "$folder"' EXIT
  read -r EMPIRICAL_API_URL <url
  export EMPIRICAL_API_URL
}

main
