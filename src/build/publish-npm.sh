#!/usr/bin/env bash
# Publishes the npm packages in dist, the main one last, so that what it depends on is there: publish-npm.sh [OPTION-OF-NPM...]
# A version that the registry has already is left alone, so that a release that failed half way can be run again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../dist"

main_package=$(node -p 'const it = require("./npm/package.json"); it.name.slice(1).replace("/", "-") + "-" + it.version + ".tgz"')
for file in "${main_package%-*}"-*-*-*.tgz "$main_package"; do
  id=$(tar -xzOf "$file" package/package.json | node -p 'const it = JSON.parse(fs.readFileSync(0)); it.name + "@" + it.version')
  if [[ $(npm view "$id" version 2>/dev/null) ]]; then
    echo "Already there: $id"
  else
    npm publish --ignore-scripts "$@" "./$file"
    echo "Published: $id"
  fi
done
