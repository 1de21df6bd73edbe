#!/usr/bin/env bash
# rehearse.sh SECONDS CACHE JAVA OPTION…: waits, then makes the AOT cache by a start without a display, and the engine's,
# which stays small for having nothing of the window; see quick-start.sh.
# May be killed at any time: the caches get their names when both are whole.
set -euo pipefail

delay=$1 cache=$2
shift 2
target=$(dirname "$cache")
sleep "$delay"
exec 8>"$target/rehearsal.lock"
flock -n 8 || exit 0
[ ! -f "$cache" ] || exit 0
rm -rf "$target"/rehearsal.?????? "$target"/*.aot "$target"/*.aot.engine
stage=$(mktemp -d "$target/rehearsal.XXXXXX")
trap 'rm -rf "$stage"' EXIT
"$@" -XX:AOTCacheOutput="$stage/cache" -m dev.cutaway.app/dev.cutaway.app.boot.Main --rehearse
"$@" -XX:AOTCacheOutput="$stage/engine" -m dev.cutaway.app/dev.cutaway.app.boot.Main engine --rehearse
# A build may have come in between: then this cache is of jars that are gone, and its name is never asked for.
mv "$stage/engine" "$cache.engine"
mv "$stage/cache" "$cache"
