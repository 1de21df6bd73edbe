#!/bin/sh
# Makes a site smaller: compresses what nginx can serve as it is, strips pages, drops source maps.
set -eu
cd "$1"
find . -name '*.map' -delete
find . -name '*.html' -exec sed -i -e 's/^ *//' -e '/^<!--.*-->$/d' {} +
find . \( -name '*.js' -o -name '*.css' \) -exec gzip -9 -k {} +
