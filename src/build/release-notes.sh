#!/usr/bin/env bash
# Prints how to install this version from the repository in GITHUB_REPOSITORY: a part of RELEASING.md, with its name filled in.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

sed -e '1,/^<!-- Release notes: begin -->$/d' -e '/^<!-- Release notes: end -->$/,$d' .github/RELEASING.md |
  sed -e "s|OWNER/REPO|$GITHUB_REPOSITORY|g" -e "s|owner/repo|${GITHUB_REPOSITORY,,}|g"
