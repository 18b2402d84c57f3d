#!/usr/bin/env bash
# Rebuilds the last commit in another directory with different settings, and compares the result byte by
# byte with the output of `mvn -f src/build package` in dist. Needs the same JDK.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git clone -q . "$folder/again"
(
  umask 077
  cd "$folder/again"
  export LC_ALL=C TZ=Asia/Kathmandu MAVEN_OPTS='-Duser.language=tr -Duser.country=TR'
  mvn -B -ntp -q -Prelease package -Dmaven.test.skip
  mvn -B -ntp -q -f src/build package
)

same=true
archive=$(cd "$folder/again" && echo dist/empirical-*.zip)
for file in dist/empirical.jar "${archive%.zip}".{tar.gz,zip,cdx.json} dist/empirical_*_all.deb; do
  if cmp "$file" "$folder/again/$file"; then
    echo "The same: $file"
  else
    same=false
  fi
done
$same
