#!/usr/bin/env bash
# Packs what users download, into dist: archives, the jar, the npm package, the bill of materials and checksums. Run `mvn -Prelease
# package` first. Each native program in dist is packed, whatever system it was built for. The same files give the same bytes.
# Needs what .ci/run installs on Debian or Ubuntu.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source src/build/pom.sh
shopt -s nullglob
umask 022
export LC_ALL=C TZ=UTC

readonly WORK=$PWD/target/downloads DIST=$PWD/dist
readonly PROGRAMS=(dist/empirical-{linux,macos,windows}-*)
version=$(from_pom version)
date=$(from_pom project.build.outputTimestamp)
SOURCE_DATE_EPOCH=$(date --date "$date" +%s)
export SOURCE_DATE_EPOCH
readonly version date

main() {
  rm -rf "$WORK" dist/empirical-"$version"* dist/*.tgz dist/SHA256SUMS
  bill_of_materials
  common_files
  cp dist/empirical.jar "dist/empirical-$version.jar"
  jar_archives
  local program
  for program in "${PROGRAMS[@]}"; do native_archive "$program"; done
  npm_package
  (cd dist && sha256sum empirical*-"$version"* | tee SHA256SUMS)
}

# What is in every archive beside the program.
common_files() {
  mkdir -p "$WORK/common"
  cp -R completions LICENSE src/build/archive/README.txt "$WORK/common"
  {
    # With the libraries' versions.
    sed -f <(jq -r '.components[] | "s|^\(.group):\(.name):|\(.group):\(.name) \(.version):|"' target/empirical.cdx.json) \
      dist/npm/THIRD-PARTY.txt
    printf '\nNotices and licences\n'
    unzip -p dist/empirical.jar META-INF/{NOTICE,{FastDoubleParser,FastDoubleParser-ThirdParty,Schubfach,JLine}-LICENSE}
    unzip -p dist/empirical.jar META-INF/LICENSE
  } >"$WORK/common/THIRD-PARTY.txt"
  # For the container image.
  cp "$WORK"/common/{LICENSE,THIRD-PARTY.txt} dist
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

native_archive() { # PROGRAM
  local platform=${1#dist/empirical-} suffix=''
  if [[ $platform == *.exe ]]; then suffix=.exe; fi
  platform=${platform%.exe}

  local root=$WORK/$platform/empirical-$version
  mkdir -p "$root/bin"
  cp -R "$WORK/common/." "$root"
  install "$1" "$root/bin/empirical$suffix"
  case $platform in
    linux-* | macos-*) tar_archive "$root" "$DIST/empirical-$version-$platform.tar.gz" ;;
    windows-*) zip_archive "$root" "$DIST/empirical-$version-$platform.zip" ;;
  esac
}

# One package with the programs of all systems, and the jar for others. It names the repository that releases it.
npm_package() {
  local package=$WORK/npm
  mkdir "$package"
  cp -R dist/npm/. "$WORK/common/THIRD-PARTY.txt" "$package"
  if ((${#PROGRAMS[@]} > 0)); then install -t "$package/bin" "${PROGRAMS[@]}"; fi
  if [[ ${GITHUB_REPOSITORY:-} ]]; then
    (cd "$package" && npm pkg set "repository=git+$GITHUB_SERVER_URL/$GITHUB_REPOSITORY.git")
  fi
  make_uniform "$package"
  npm pack "$package" --pack-destination dist --silent >/dev/null
}

tar_archive() { # FOLDER FILE
  make_uniform "$1"
  tar --create --directory "$(dirname "$1")" --sort=name --owner=root:0 --group=root:0 "$(basename "$1")" | gzip -9n >"$2"
}

zip_archive() { # FOLDER FILE
  make_uniform "$1"
  (cd "$(dirname "$1")" && find "$(basename "$1")" | sort | zip -q -9 -X -@ "$2")
}

# Makes permissions and times independent of this checkout.
make_uniform() { # FOLDER
  chmod -R u=rwX,go=rX "$1"
  find "$1" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
}

# Adds what GraalVM put into the native programs to the libraries that Maven knows.
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
      # JLine has three clauses; the plugin takes "The BSD License" for the one of four.
      (.components[] | select(.group == "org.jline").licenses[0].license.id) = "BSD-3-Clause" |
      .components += [($graalvm | parts("GraalVM")), ($java | parts("OpenJDK"))]' target/empirical.cdx.json \
    >"dist/empirical-$version.cdx.json"
}

# The values of a variable that native-image writes into each program; nothing if it has none.
embedded() { # NAME
  if ((${#PROGRAMS[@]} > 0)); then
    { grep -haoP "(?<=\\0${1//./\\.}=)[ -~]+" "${PROGRAMS[@]}" || true; } | sort -u
  fi
}

main
