#!/usr/bin/env bash
# The step of action.yml: installs the npm package and puts the program on the PATH of the job's later steps.
# Keeps to what bash 3.2 has, the one of macOS.
set -euo pipefail

# Neither npm nor what it installs needs the key here.
unset EMPIRICALRUN_KEY

main() {
  local version package folder said
  if ! type -P node npm >/dev/null; then
    fail 'node and npm are not on the PATH: set up Node.js in an earlier step'
  fi
  refuse_unknown_inputs
  version=${VERSION:-$(node -p 'require(process.argv[1]).version' "$GITHUB_ACTION_PATH/../npm/package.json")}
  # npm would also accept a range, a tag, a URL or the name of another package.
  if ! [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
    fail "the version is '$version', not three numbers such as 1.0.0"
  fi
  package=@empiricalrun/cli@$version
  # A new folder, which the runner deletes when the job ends.
  folder=$(mktemp -d "$RUNNER_TEMP/empirical.XXXXXX")
  install "$package" "$folder"
  # npm leaves out an optional package that it cannot install, such as the one with the executable.
  said=$("$folder/node_modules/.bin/empirical" --version 2>&1 </dev/null) || true
  # On Windows, lines end in CR LF.
  said=${said%$'\r'}
  # A build that is no release adds its commit.
  if [[ $said != "empirical $version" && $said != "empirical $version ("*')' ]]; then
    fail "$package does not print its version: $said"
  fi
  echo "$folder/node_modules/.bin" >>"$GITHUB_PATH"
  echo "$said is on the PATH of the next steps"
}

# GitHub only warns about an input that the Action does not have. A gate written as inputs would never run, and the job would pass.
refuse_unknown_inputs() {
  local unknown
  unknown=$(node -p 'JSON.stringify(Object.keys(JSON.parse(process.env.INPUTS)).filter((it) => it.toLowerCase() !== "version"))')
  if [[ $unknown != '[]' ]]; then
    fail "unknown inputs: $unknown. The only input is version; options belong to the command, as in" \
      "'run: empirical last-pass --from release.txt --require production'"
  fi
}

# npm compares each download with the registry's checksum, and runs no script of a package.
install() { # PACKAGE FOLDER
  local output
  output=$(cd "$2" && npm install --prefix=. --ignore-scripts --no-audit --no-fund --no-save --no-package-lock \
    --loglevel=error "$1" 2>&1) || fail "npm cannot install $1: $output"
}

# Ends the step with an annotation, in which no value can start a command to the runner.
fail() { # MESSAGE...
  local message=$*
  message=${message//[%]/%25}
  message=${message//$'\r'/%0D}
  message=${message//$'\n'/%0A}
  echo "::error title=empirical is not installed::$message"
  exit 1
}

main
