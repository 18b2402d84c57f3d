#!/usr/bin/env bash
# Draws the pictures of the README into src/site/resources, from runs of dist/empirical against a sandbox.
#
#   src/site/pictures.sh
#
# Needs the dist/ of `mvn package`, and Chromium for the screenshots of the page.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

java Pictures.java ../../dist/empirical resources

for theme in light dark; do
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1.25 \
    --window-size=1000,860 --blink-settings=preferredColorScheme="$([[ $theme == dark ]] && echo 0 || echo 1)" \
    --screenshot="$PWD/resources/page-$theme.png" "file://$PWD/resources/page.html"
done
