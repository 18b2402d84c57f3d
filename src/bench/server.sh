# shellcheck shell=bash disable=SC2034
# Sourced by the benchmarks. Starts a server that is fast enough not to affect the results. Sets HTTP_URL and, if
# nginx and openssl are installed, HTTPS_URL and CA_FILE; otherwise uses the tool's sandbox, over HTTP only.

ENDPOINT=/api/v2/analytics/test-case-last-pass-per-env
HTTP_PORT=18787
HTTPS_PORT=18788
HTTPS_URL=
CA_FILE=

# start_server FOLDER: the server writes to FOLDER.
start_server() {
  HTTP_URL=http://127.0.0.1:$HTTP_PORT
  if command -v nginx >/dev/null && command -v openssl >/dev/null; then
    certify "$1"
    configure "$1"
    nginx -p "$1" -c "$1/nginx.conf" -e "$1/nginx.log"
    HTTPS_URL=https://localhost:$HTTPS_PORT
    CA_FILE=$1/ca.pem
    SERVER="$(nginx -v 2>&1 | sed 's/.*nginx\///; s/^/nginx /')"
  else
    "$DIST/empirical" sandbox --port "$HTTP_PORT" >"$1/sandbox.log" 2>&1 &
    echo $! >"$1/server.pid"
    curl -s --retry 20 --retry-connrefused --retry-delay 1 -o "$1/first" "$HTTP_URL"
    SERVER='the sandbox (nginx is not installed)'
  fi
}

# stop_server FOLDER
stop_server() {
  if [[ -s $1/server.pid ]]; then kill "$(cat "$1/server.pid")"; fi
}

# Creates a CA and a certificate for localhost with a 2048-bit RSA key, the most common kind.
certify() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Benchmark authority' \
    -keyout "$1/ca.key" -out "$1/ca.pem" 2>/dev/null
  openssl req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout "$1/server.key" -out "$1/server.csr" 2>/dev/null
  openssl x509 -req -in "$1/server.csr" -CA "$1/ca.pem" -CAkey "$1/ca.key" -days 2 \
    -extfile <(echo 'subjectAltName=DNS:localhost') -out "$1/server.pem" 2>/dev/null
}

configure() {
  local now answer
  now=$(date +%s)
  answer=$(jq -nc --argjson now "$now" '{data: [
    {environment_id: "1", test_run_id: "48213", executed_at: (($now - 10800) * 1000)},
    {environment_id: "2", test_run_id: "48009", executed_at: (($now - 180000) * 1000)}]}')
  cat >"$1/nginx.conf" <<EOF
pid $1/server.pid;
worker_processes 1;
events { worker_connections 256; }
http {
  access_log off;
  keepalive_requests 1000000;
  client_body_temp_path $1/body;
  proxy_temp_path $1/proxy;
  fastcgi_temp_path $1/fastcgi;
  uwsgi_temp_path $1/uwsgi;
  scgi_temp_path $1/scgi;
  server {
    listen 127.0.0.1:$HTTP_PORT;
    listen 127.0.0.1:$HTTPS_PORT ssl;
    http2 on;
    ssl_certificate $1/server.pem;
    ssl_certificate_key $1/server.key;
    location = $ENDPOINT {
      default_type application/json;
      return 200 '$answer';
    }
  }
}
EOF
}
