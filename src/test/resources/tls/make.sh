#!/bin/sh
# Makes the keys and certificates of the TLS tests anew, with the JDK's keytool. The keys protect nothing.
set -eu
cd "$(dirname "$0")"
rm -f ./*.p12 ./*.pem

tool() {
  keytool -storepass changeit -storetype PKCS12 "$@"
}

authority() {
  tool -genkeypair -keystore "$1.p12" -alias "$1" -keyalg EC -groupname secp256r1 \
    -dname "CN=$2" -ext bc:c -validity 36500 -startdate 2020/01/01
  tool -exportcert -rfc -keystore "$1.p12" -alias "$1" -file "$1.pem"
}

# NAME ISSUER ALIAS SAN START DAYS: a server key, and its certificate, signed by the key ALIAS in ISSUER.p12.
issued() {
  tool -genkeypair -keystore "$1.p12" -alias server -keyalg EC -groupname secp256r1 -dname "CN=test"
  tool -certreq -keystore "$1.p12" -alias server |
    tool -gencert -rfc -keystore "$2.p12" -alias "$3" -ext "san=$4" -startdate "$5" -validity "$6" |
    cat - "$2.pem" |
    tool -importcert -noprompt -keystore "$1.p12" -alias server
}

# NAME SAN START DAYS: a server key whose certificate the authority signed.
server() {
  issued "$1" authority authority "$2" "$3" "$4"
}

# self_signed NAME START DAYS: a server key with a certificate that can be trusted by itself.
self_signed() {
  tool -genkeypair -keystore "$1.p12" -alias server -keyalg EC -groupname secp256r1 \
    -dname "CN=localhost" -ext san=dns:localhost -startdate "$2" -validity "$3"
  tool -exportcert -rfc -keystore "$1.p12" -alias server -file "$1.pem"
}

authority authority "The authority of the tests"
authority stranger "An authority that signed nothing"
server good dns:localhost,ip:127.0.0.1,dns:api.example.test 2020/01/01 36500
server expired dns:localhost 2020/01/01 365
server early dns:localhost 2100/01/01 365
server elsewhere dns:elsewhere.example.test 2020/01/01 36500
self_signed self-signed 2020/01/01 36500
issued issued self-signed server dns:localhost 2020/01/01 36500
self_signed self-signed-expired 2020/01/01 365
self_signed self-signed-early 2100/01/01 365
tool -importcert -noprompt -keystore trusted.p12 -alias authority -file authority.pem
rm authority.p12 stranger.p12
