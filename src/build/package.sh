#!/usr/bin/env bash
# Packs what users download for each native program in dist, whatever system it was built on. Run `mvn -Prelease package` first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
shopt -s nullglob

stale=()
for program in dist/empirical-{linux,macos,windows}-*; do
  platform=${program#dist/empirical-}
  platform=${platform%.exe}
  mvn -B -ntp -q -f src/build package -Dnative.os="${platform%%-*}" -Dnative.arch="${platform#*-}" ${stale[@]+"${stale[@]}"}
  # The next one adds to these.
  stale=(-Dstale=none)
done
if ((${#stale[@]} == 0)); then
  mvn -B -ntp -q -f src/build package
fi
cat dist/SHA256SUMS
