#!/usr/bin/env bash
# Builds the image of this version, for both processors, from the native programs in dist: image.sh [OPTION-OF-BUILDX...]
# It is named after the repository in GITHUB_REPOSITORY, in lower case, as registries want it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source src/build/pom.sh

version=$(from_pom version)
repository=${GITHUB_REPOSITORY,,}
docker buildx build --platform linux/amd64,linux/arm64 --provenance=mode=max -f dist/Dockerfile \
  --label "org.opencontainers.image.source=$GITHUB_SERVER_URL/$repository" \
  --label "org.opencontainers.image.version=$version" \
  --label "org.opencontainers.image.revision=$GITHUB_SHA" \
  --tag "ghcr.io/$repository:$version" "$@" dist
