#!/usr/bin/env bash
# Packs what users download, into dist: archives, npm packages, the bill of materials and checksums. Run `mvn -Prelease
# package` first. Each native program in dist is packed, whatever system it was built for. The same files give the same bytes.
# Needs what .ci/run installs on Debian or Ubuntu.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
shopt -s nullglob
umask 022
export LC_ALL=C TZ=UTC

readonly WORK=$PWD/target/downloads DIST=$PWD/dist
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' pom.xml)
date=$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' pom.xml)
SOURCE_DATE_EPOCH=$(date --date "$date" +%s)
export SOURCE_DATE_EPOCH
readonly version date

main() {
  rm -rf "$WORK" dist/empirical-"$version"* dist/*.tgz dist/SHA256SUMS
  bill_of_materials
  common_files
  jar_archives
  npm_main_package
  local program
  for program in dist/empirical-{linux,macos,windows}-*; do native_downloads "$program"; done
  # npm has checksums of its own.
  (cd dist && sha256sum empirical-"$version"* | tee SHA256SUMS)
}

# What is in every archive beside the program.
common_files() {
  mkdir -p "$WORK/common"
  cp -R completions LICENSE src/build/archive/README.txt "$WORK/common"
  {
    cat src/build/archive/third-party.txt
    unzip -p dist/empirical.jar META-INF/{NOTICE,FastDoubleParser-LICENSE,FastDoubleParser-ThirdParty-LICENSE,Schubfach-LICENSE}
    unzip -p dist/empirical.jar META-INF/LICENSE
  } >"$WORK/common/THIRD-PARTY.txt"
}

# For any system with Java.
jar_archives() {
  local root=$WORK/jar/empirical-$version
  mkdir -p "$root/lib"
  cp -R "$WORK/common/." "$root"
  install -D -t "$root/bin" dist/empirical dist/empirical.cmd
  install -m 644 dist/empirical.jar "$root/lib"
  tar_archive "$root" "$DIST/empirical-$version.tar.gz"
  zip_archive "$root" "$DIST/empirical-$version.zip"
}

native_downloads() { # PROGRAM
  local platform=${1#dist/empirical-} suffix='' libc=''
  if [[ $platform == *.exe ]]; then suffix=.exe; fi
  platform=${platform%.exe}
  # A static program has no interpreter.
  if [[ $(readelf --program-headers "$1" 2>/dev/null) == *'program interpreter'* ]]; then libc=glibc; fi

  local root=$WORK/$platform/empirical-$version
  mkdir -p "$root/bin"
  cp -R "$WORK/common/." "$root"
  install "$1" "$root/bin/empirical$suffix"
  case $platform in
    linux-* | macos-*) tar_archive "$root" "$DIST/empirical-$version-$platform.tar.gz" ;;
    windows-*) zip_archive "$root" "$DIST/empirical-$version-$platform.zip" ;;
  esac
  npm_platform_package "$root" "${platform%-*}" "${platform#*-}" "$libc"
}

npm_main_package() {
  local package=$WORK/npm/package
  mkdir -p "$package"
  cp dist/npm/* LICENSE "$package"
  npm_archive "$package"
}

npm_platform_package() { # CONTENTS OS PROCESSOR LIBC
  local package os=$2 cpu
  package=$(dirname "$1")/npm/package
  case $2 in macos) os=darwin ;; windows) os=win32 ;; esac
  case $3 in x86_64) cpu=x64 ;; aarch64) cpu=arm64 ;; esac
  mkdir -p "$package"
  cp -R "$1"/{bin,LICENSE,THIRD-PARTY.txt} "$package"
  jq --arg os "$os" --arg cpu "$cpu" --arg libc "$4" '{
      name: "\(.name)-\($os)-\($cpu)",
      version,
      description: "The executable of \(.name) for \($os)-\($cpu)",
      homepage,
      repository: (.repository | del(.directory)),
      license,
      preferUnplugged: true,
      os: [$os],
      cpu: [$cpu]
    } + if $libc == "" then {} else {libc: [$libc]} end' dist/npm/package.json >"$package/package.json"
  npm_archive "$package"
}

# Names the file as npm does: empiricalrun-cli-linux-x64-0.9.0.tgz.
npm_archive() { # FOLDER
  local name
  name=$(jq -r '(.name | ltrimstr("@") | sub("/"; "-")) + "-" + .version' "$1/package.json")
  tar_archive "$1" "$DIST/$name.tgz"
}

tar_archive() { # FOLDER FILE
  make_uniform "$1"
  tar --create --directory "$(dirname "$1")" --sort=name --owner=root:0 --group=root:0 "$(basename "$1")" | gzip -9n >"$2"
}

zip_archive() { # FOLDER FILE
  make_uniform "$1"
  (cd "$(dirname "$1")" && find "$(basename "$1")" | sort | zip -q -9 -X -@ "$2")
}

# Neither the umask of this checkout nor the time may show.
make_uniform() { # FOLDER
  chmod -R u=rwX,go=rX "$1"
  find "$1" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
}

# Beside the libraries that Maven knows of, what GraalVM put into the native programs.
bill_of_materials() {
  if [[ ! target/empirical.cdx.json -nt pom.xml ]]; then
    # Offline, Maven skips the goal that writes it.
    echo 'There is no bill of materials of this pom.xml: run mvn -Prelease package, online' >&2
    exit 1
  fi
  local graalvm java
  graalvm=$(embedded com.oracle.svm.core.VM)
  java=$(embedded com.oracle.svm.core.VM.Java.Version)
  jq --arg graalvm "$graalvm" --arg java "$java" '
      def parts(name): split("\n")[] | {type: "platform", name: name, version: ., description: "In the native programs only"};
      .components += [($graalvm | parts("GraalVM")), ($java | parts("OpenJDK"))]' target/empirical.cdx.json \
    >"dist/empirical-$version.cdx.json"
}

# The values of a variable that native-image writes into each program; nothing if it has none.
embedded() { # NAME
  local programs=(dist/empirical-{linux,macos,windows}-*)
  if ((${#programs[@]} > 0)); then
    { grep -haoP "(?<=\\0${1//./\\.}=)[ -~]+" "${programs[@]}" || true; } | sort -u
  fi
}

main
