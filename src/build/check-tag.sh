#!/usr/bin/env bash
# Fails if a tag is not the version in pom.xml, or if what repeats it has another: check-tag.sh v1.2.3
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source src/build/pom.sh

version=$(from_pom version)
if [[ $1 != "v$version" ]]; then
  echo "The tag is $1, but pom.xml has version $version" >&2
  exit 1
fi
# Four numbers are an IP address, not a version.
named=$(git grep -noIE '[0-9]+(\.[0-9]+){2,}' -- README.md .github/RELEASING.md dist)
others=$(grep -E ':[0-9]+\.[0-9]+\.[0-9]+$' <<<"$named" | grep -v ":${version//./\\.}$" || true)
if [[ $others ]]; then
  printf 'pom.xml has version %s, but there are others:\n%s\n' "$version" "$others" >&2
  exit 1
fi
echo "Version $version"
