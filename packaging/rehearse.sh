#!/usr/bin/env bash
# rehearse.sh SECONDS CACHE JAVA OPTION…: waits, then makes the AOT cache by a start without a display; see quick-start.sh.
# May be killed at any time: the cache gets its name when it is whole.
set -euo pipefail

delay=$1 cache=$2
shift 2
target=$(dirname "$cache")
sleep "$delay"
exec 8>"$target/rehearsal.lock"
flock -n 8 || exit 0
[ ! -f "$cache" ] || exit 0
rm -rf "$target"/rehearsal.?????? "$target"/*.aot
stage=$(mktemp -d "$target/rehearsal.XXXXXX")
trap 'rm -rf "$stage"' EXIT
"$@" -XX:AOTCacheOutput="$stage/cache" -m dev.cutaway.app/dev.cutaway.app.boot.Main --rehearse
# A build may have come in between: then this cache is of jars that are gone, and its name is never asked for.
mv "$stage/cache" "$cache"
