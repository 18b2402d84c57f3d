#!/usr/bin/env bash
# Records the checksum of each file that any profile of the build downloads and .mvn/checksums.sha256 lacks. Check each added line.
# With GRAALVM_HOME set, the native program is built, too.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

record() {
  mvn -B -ntp -Daether.artifactResolver.postProcessor.trustedChecksums.record=true "$@"
}

record verify
record -Pmutation test -DtargetClasses=run.empirical.cli.model.TestCase
record -Pfuzz process-test-classes -Dfuzz.seconds=1
if [[ ${GRAALVM_HOME:-} ]]; then
  record -Pnative package -DskipTests
fi
# Neither signs, installs nor publishes anything, nor asks Central; its plugin wants credentials all the same.
settings=$(mktemp)
trap 'rm "$settings"' EXIT
echo '<settings><servers><server><id>central</id><username>-</username><password>-</password></server></servers></settings>' >"$settings"
record -Prelease deploy --global-settings "$settings" -DskipTests -Dgpg.skip -Dmaven.install.skip -DskipPublishing -DignorePublishedComponents=false
