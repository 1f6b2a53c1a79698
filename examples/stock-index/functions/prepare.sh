#!/bin/sh
# Installs the app's packages into a virtual environment of its own, unless one is active or there already.
set -e
cd "$(dirname "$0")"
if [ -z "$VIRTUAL_ENV" ] && ! .venv/bin/python -c 'import azure.functions' 2> /dev/null; then
  python3 -m venv .venv
  .venv/bin/pip install --quiet --disable-pip-version-check --requirement requirements.txt
fi
