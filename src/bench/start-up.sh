#!/usr/bin/env bash
# Measures single look-ups, and a batch of 2,000, beside curl on a local nginx. Prints a Markdown table.
#
#   src/bench/start-up.sh [ROUNDS]     default: 30
#
# Needs curl, jq, hyperfine, nginx, openssl and the dist/ of `mvn package` (with -Pnative for the native rows). Run it on an idle
# machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../dist"

readonly HTTP=http://127.0.0.1:18787 HTTPS=https://localhost:18788 ENDPOINT=/api/v2/analytics/test-case-last-pass-per-env
readonly ROUNDS=${1:-30}
export EMPIRICALRUN_KEY=benchmark-key EMPIRICAL_CONFIG=''
# curl would trust these instead of SSL_CERT_FILE.
unset CURL_CA_BUNDLE SSL_CERT_DIR
folder=$(mktemp -d)
titles=()
commands=()

main() {
  local native url
  native=$(find . -maxdepth 1 -name "empirical-*-$(uname -m)")
  start_server
  export SSL_CERT_FILE=$folder/ca.pem
  seq -f 'a30a6eba6312f6b87ea5-%020.0f' 2000 >"$folder/ids"
  while read -r id; do
    printf 'url = "%s"\ndata = "{\\"test_case_id\\":\\"%s\\"}"\nsilent\nnext\n' "$HTTP$ENDPOINT" "$id"
  done <"$folder/ids" | sed '$d' >"$folder/requests"
  for url in "$HTTP" "$HTTPS"; do
    row "$url: curl | jq" "curl -s -d '{\"test_case_id\":\"any\"}' $url$ENDPOINT | jq -r '.data[]'"
    with_each "$url: last-pass" "last-pass any --api-url $url"
  done
  row '2,000: curl --parallel' "curl --parallel --parallel-max 8 --config $folder/requests"
  with_each '2,000: last-pass --from' "last-pass --from $folder/ids -o tsv --api-url $HTTP"
  measure
}

# with_each TITLE ARGUMENTS
with_each() {
  if [[ $native ]]; then row "$1, native" "$native $2"; fi
  row "$1, Java" "./empirical $2"
  row "$1, java -jar" "${JAVA_HOME:+$JAVA_HOME/bin/}java -jar empirical.jar $2"
}

# row TITLE COMMAND
row() {
  titles+=("$1")
  commands+=("sh -c \"${2//\"/\\\"} >$folder/out-${#commands[@]}\"")
}

# In rounds, so that other load affects all rows alike: each is compared with the curl of its round.
measure() {
  local round i curl=0
  for ((round = 0; round < ROUNDS; round++)); do
    hyperfine -N --style none --warmup 1 --runs 1 --export-json "$folder/round-$round.json" "${commands[@]}" >"$folder/log"
    compare_outputs
  done
  printf '| %s | Median | Beside curl |\n| --- | ---: | ---: |\n' "Whole process, $(nproc) processors"
  for i in "${!titles[@]}"; do
    if [[ ${titles[i]} == *' curl'* ]]; then curl=$i; fi
    printf '| %s | %s ms | %s × |\n' "${titles[i]//|/\\|}" \
      "$(median ".results[$i].times[0] * 1000" 10)" "$(median ".results[$i].times[0] / .results[$curl].times[0]" 100)"
  done
}

# A failed curl would be fast: a pipe has the exit status of its last command. All have the same test run, and as often.
compare_outputs() {
  local i curl=0 answers
  for i in "${!titles[@]}"; do
    answers=$(grep -o '\<48213\>' "$folder/out-$i" | wc -l || true)
    if [[ ${titles[i]} == *' curl'* ]]; then curl=$answers; fi
    if ((answers == 0 || answers != curl)); then
      echo "${titles[i]}: $answers answers, curl has $curl" >&2
      exit 1
    fi
  done
}

# median EXPRESSION PRECISION
median() {
  jq -s "map($1) | sort | .[length / 2 | floor] * $2 | round / $2" "$folder"/round-*.json
}

start_server() {
  local passed
  passed=$(($(date +%s) - 10800))000
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
    -keyout "$folder/key.pem" -out "$folder/ca.pem" 2>"$folder/openssl.log"
  cat >"$folder/nginx.conf" <<EOF
pid $folder/nginx.pid;
events {}
http {
  access_log off;
  keepalive_requests 1000000;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  server {
    listen ${HTTP#http://};
    listen 127.0.0.1:${HTTPS##*:} ssl;
    http2 on;
    ssl_certificate $folder/ca.pem;
    ssl_certificate_key $folder/key.pem;
    location = $ENDPOINT {
      default_type application/json;
      return 200 '{"data":[{"environment_id":"1","test_run_id":"48213","executed_at":$passed}]}';
    }
  }
}
EOF
  nginx -p "$folder" -c "$folder/nginx.conf" -e "$folder/nginx.log"
  trap 'kill "$(cat "$folder/nginx.pid")"; rm -rf "$folder"' EXIT
}

main
