#!/usr/bin/env bash
# Rebuilds the last commit in another folder with different settings, and compares the result byte by
# byte with the output of `src/build/package.sh` in dist. Needs the same JDK.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git clone -q . "$folder/again"
(
  umask 077
  # Builds of a native program differ, so the same one is packed again.
  cp dist/empirical-{linux,macos,windows}-* "$folder/again/dist" 2>/dev/null || true
  cd "$folder/again"
  export LC_ALL=C TZ=Asia/Kathmandu MAVEN_OPTS='-Duser.language=tr -Duser.country=TR'
  # package.sh reads the bill of materials in target.
  mvn -B -ntp -q -Prelease package -Dmaven.test.skip -Dbuild.folder=target
  src/build/package.sh >target/packed
)

diff dist/SHA256SUMS "$folder/again/dist/SHA256SUMS"
sed 's/.* [ *]*/The same: dist\//' dist/SHA256SUMS
