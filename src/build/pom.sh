#!/usr/bin/env bash
# For scripts that run in the checkout's folder.

# Prints what an element of pom.xml says, such as the project's version: from_pom version
from_pom() {
  # Those of dependencies and plugins are indented further.
  sed -n "s|^ \{2,4\}<$1>\(.*\)</$1>\$|\1|p" pom.xml
}
