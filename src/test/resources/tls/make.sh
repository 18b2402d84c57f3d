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

# Name, subject alternative names, start, days: a server key whose certificate the authority signed.
server() {
  tool -genkeypair -keystore "$1.p12" -alias server -keyalg EC -groupname secp256r1 -dname "CN=test"
  tool -certreq -keystore "$1.p12" -alias server |
    tool -gencert -rfc -keystore authority.p12 -alias authority \
      -ext "san=$2" -startdate "$3" -validity "$4" |
    cat - authority.pem |
    tool -importcert -noprompt -keystore "$1.p12" -alias server
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
self_signed self-signed-expired 2020/01/01 365
self_signed self-signed-early 2100/01/01 365
tool -importcert -noprompt -keystore trusted.p12 -alias authority -file authority.pem
rm authority.p12 stranger.p12
