#!/usr/bin/env bash
# Fuzzes targets with Jazzer: fuzz.sh CLASSPATH OPTIONS SECONDS PATTERN, as the profile "fuzz" of pom.xml calls it. What it finds,
# and its logs, are in target/fuzz.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

status=0
for seeds in src/test/resources/fuzz/*/*; do
  target=${seeds#src/test/resources/fuzz/}
  if [[ ! $target =~ ^$4$ ]]; then continue; fi
  corpus=target/fuzz/$target/corpus
  findings=target/fuzz/$target/findings
  log=target/fuzz/$target/log
  mkdir -p "$corpus" "$findings"
  # The program opens files and hosts that users name: that is not a finding. Jazzer exits with 0 if it goes on after findings.
  # shellcheck disable=SC2086
  java $2 -Xmx1g -cp "$1" com.code_intelligence.jazzer.Jazzer --target_class="run.empirical.cli.${target//\//.}" \
    --instrumentation_includes='run.empirical.cli.**:com.fasterxml.jackson.core.**:net.thisptr.jackson.jq.**:org.joni.**' \
    --custom_hook_includes='run.empirical.cli.**' \
    --disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery:com.code_intelligence.jazzer.sanitizers.FilePathTraversal \
    --keep_going=20 --reproducer_path="$findings" -artifact_prefix="$findings/" \
    -max_total_time="$3" -timeout=120 -rss_limit_mb=3000 "$corpus" "$seeds" >"$log" 2>&1 || status=1
  found=$(find "$findings" -type f | wc -l)
  echo "$target: $(grep -aE '^#[0-9]' "$log" | tail -n 1), files in $findings: $found"
  if ((found > 0)); then status=1; fi
done
exit "$status"
