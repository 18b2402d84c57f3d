#!/usr/bin/env bash
# Publishes the npm packages in dist: publish-npm.sh [OPTION-OF-NPM...]
# The main package comes last, so that what it depends on is there. What is published already is left alone, so that a release
# that failed half way can be run again; if that differs from what is here, nothing is published.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../dist"

version=$(jq -r .version npm/package.json)
missing=()
for name in $(jq -r '(.optionalDependencies | keys[]), .name' npm/package.json); do
  file=${name#@}
  file=./${file/\//-}-$version.tgz
  here=sha512-$(openssl dgst -sha512 -binary "$file" | base64 --wrap=0)
  if there=$(npm view --json "$name@$version" dist.integrity); then
    there=$(jq -r . <<<"$there")
  elif [[ $(jq -r .error.code <<<"$there") == E404 ]]; then
    there=''
  else
    echo "Cannot find out whether $name@$version is published" >&2
    exit 1
  fi
  case $there in
    '') missing+=("$file") ;;
    "$here") echo "Published already: $name@$version" ;;
    *)
      echo "$name@$version is published with other contents: $there, not $here" >&2
      exit 1
      ;;
  esac
done
for file in ${missing[@]+"${missing[@]}"}; do
  npm publish --ignore-scripts "$@" "$file"
done
