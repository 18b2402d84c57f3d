#!/usr/bin/env bash
# Refuses a tag that is not the version to be released: check-tag.sh v1.0.0
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)
if [[ $1 != "v$version" ]]; then
  echo "The tag is $1, but pom.xml has version $version" >&2
  exit 1
fi
echo "Version $version"
