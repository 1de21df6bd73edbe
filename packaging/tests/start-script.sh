#!/usr/bin/env bash
# Tests ./cutaway and what is tracked. Run by ./test after the build.
set -uo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data
export XDG_RUNTIME_DIR=$work/run
mkdir -m 700 "$work/run"
unset DISPLAY WAYLAND_DISPLAY
run=0 failed=0
main=dev.cutaway.app/dev.cutaway.app.boot.Main

# check NAME COMMAND…: one test.
check() {
    local name=$1
    shift
    run=$((run + 1))
    if ! "$@" >"$work/check" 2>&1; then
        failed=$((failed + 1))
        echo "FAILED: $name"
        sed 's/^/    /' "$work/check" | head -n 20
    fi
}

# gives CODE PATTERN COMMAND…: the command ends with this code and prints a line with this pattern.
gives() {
    local code=$1 pattern=$2 actual=0
    shift 2
    "$@" >"$work/output" 2>&1 </dev/null || actual=$?
    cat "$work/output"
    [ "$actual" = "$code" ] || { echo "ended with $actual, not $code"; return 1; }
    grep -qE -- "$pattern" "$work/output" || { echo "said nothing like $pattern"; return 1; }
}

lacks() {
    local pattern=$1
    shift
    "$@" >"$work/output" 2>&1 </dev/null
    cat "$work/output"
    ! grep -qE -- "$pattern" "$work/output"
}

# A docker-archive of two layers with one file, made of nothing but tar and sha256sum; the first content is dead.
make_image() {
    local content=$work/content diffs=() sum
    mkdir -p "$content"
    cd "$content" || exit 1
    for text in hello 'hello again'; do
        echo "$text" >hello.txt
        tar -cf "layer${#diffs[@]}.tar" hello.txt
        sum=$(sha256sum "layer${#diffs[@]}.tar")
        diffs+=("\"sha256:${sum%% *}\"")
    done
    printf '{"architecture":"amd64","os":"linux","created":"2026-01-02T03:04:05Z","config":{},
        "rootfs":{"type":"layers","diff_ids":[%s,%s]},"history":[{"created_by":"COPY hello.txt / # buildkit"},
        {"created_by":"RUN /bin/sh -c echo hello again >hello.txt # buildkit"}]}' "${diffs[@]}" >config.json
    sum=$(sha256sum config.json)
    mv config.json "${sum%% *}.json"
    printf '[{"Config":"%s.json","RepoTags":["lab/hello:1"],"Layers":["layer0.tar","layer1.tar"]}]' "${sum%% *}" >manifest.json
    tar -cf "$1" manifest.json "${sum%% *}.json" layer0.tar layer1.tar
}

is_built_notices_what_changed() (
    project=$root
    root=$work/project
    mkdir -p "$root"/{target,app/target/lib,app/src/main/java,app/src/test/java}
    touch "$root"/pom.xml "$root"/app/{pom.xml,target/cutaway-app-1.jar} "$root"/app/src/main/java/{A,B}.java
    find "$root" -exec touch -d '1 hour ago' {} +
    . "$project/packaging/build.sh"
    is_built && { echo "built without a stamp"; return 1; }
    touch -d '30 minutes ago' "$stamp"
    is_built || { echo "not built though nothing changed"; return 1; }
    touch "$root/app/src/test/java"
    is_built || { echo "a test is no source of the app"; return 1; }
    touch "$root/app/src/main/java/A.java"
    is_built && { echo "a changed source goes unseen"; return 1; }
    touch "$stamp"
    is_built || { echo "not built after a build"; return 1; }
    touch -d '1 second ago' "$stamp"
    rm "$root/app/src/main/java/B.java"
    is_built && { echo "a removed source goes unseen"; return 1; }
    touch "$stamp"
    rm "$root/app/target/cutaway-app-1.jar"
    is_built && { echo "a missing jar goes unseen"; return 1; }
    return 0
)

a_reader_that_stops_is_no_fault() (
    set -o pipefail
    "$root/cutaway" inspect --json "$image" 2>"$work/errors" | head -c 1 >/dev/null || { echo "ended with $?"; return 1; }
    cat "$work/errors"
    [ ! -s "$work/errors" ]
)

# Sets the array java, as ./cutaway starts it.
use_java() {
    . "$root/packaging/setup.sh"
    . "$root/packaging/build.sh"
    . "$root/packaging/quick-start.sh"
    need_java25 java
    java_command
}

inspect_loads_nothing_of_javafx() (
    use_java
    "${java[@]}" "-Xlog:class+load:file=$work/classes" -m "$main" inspect "$image" || return 1
    grep -q dev.cutaway.app.cli "$work/classes" && ! grep -m 3 -E ' (javafx|com\.sun\.javafx)\.' "$work/classes"
)

a_rehearsal_makes_a_cache_that_works() (
    local cache
    use_java
    mkdir "$work/stage"
    bash "$root/packaging/rehearse.sh" 0 "$work/stage/cache" "${java[@]}" || return 1
    for cache in "$work/stage/cache" "$work/stage/cache.engine"; do
        "${java[@]}" -XX:AOTMode=on "-XX:AOTCache=$cache" -m "$main" --version || return 1
    done
    [ "$(ls "$work/stage")" = "$(printf 'cache\ncache.engine\nrehearsal.lock')" ] || { ls "$work/stage"; return 1; }
)

# Waits at most 90 s for a line in a file.
wait_for() {
    local tenth
    for tenth in {1..900}; do
        grep -q "$1" "$2" 2>/dev/null && return
        sleep 0.1
    done
    cat "$2"
    return 1
}

# Pids of the engines that windows of this test started: no other has these folders.
engines() {
    local process
    for process in /proc/[0-9]*; do
        if tr '\0' '\n' 2>/dev/null <"$process/cmdline" | grep -qx engine &&
            tr '\0' '\n' 2>/dev/null <"$process/environ" | grep -qxF "XDG_DATA_HOME=$work/data"; then
            echo "${process#/proc/}"
        fi
    done
}

end_engines() {
    local pids
    pids=$(engines)
    [ -z "$pids" ] || kill $pids
}

# Of the views once an image is open and once an engine keeps it; each in both themes and languages, of the right size.
pictures_are_of_every_view() (
    "$root/cutaway" --screenshot "$work/pictures" "$image" || return 1
    for view in start drop image-files image-waste failure start-recent images-list images-remove images-prune \
        disk-map disk-selected drop-load; do
        for look in light-en light-zh dark-en dark-zh; do
            # Width and height stand in the header: 2560 by 1600.
            [ "$(od -An -tx1 -j16 -N8 "$work/pictures/$view-$look.png" | tr -d ' \n')" = 00000a0000000640 ] ||
                { echo "no good picture: $view-$look.png"; return 1; }
        done
    done
    cmp -s "$work/pictures/images-list-light-en.png" "$work/pictures/start-light-en.png" &&
        { echo "the engine of the pictures kept no image"; return 1; }
    [ -z "$(ls "$work/pictures" | grep -v '\.png$')" ] || { ls "$work/pictures"; return 1; }
)

pictures_leave_nothing_behind() (
    [ -z "$(engines)" ] || { echo "an engine runs on: $(engines)"; return 1; }
    for folder in "$work/data" "$work/run/cutaway"; do
        [ ! -e "$folder" ] || { echo "there is a $folder"; return 1; }
    done
    [ -z "$(find "$work/temporary" -mindepth 1)" ] || { find "$work/temporary"; return 1; }
)

a_window_opens() (
    Xvfb -displayfd 3 -screen 0 1280x900x24 3>"$work/display" 2>/dev/null &
    server=$!
    trap 'kill $app $server; end_engines' EXIT
    wait_for '[0-9]' "$work/display" || return 1
    DISPLAY=:$(cat "$work/display") CUTAWAY_REHEARSE=no JDK_JAVA_OPTIONS=-Dcutaway.trace=startup \
        "$root/cutaway" "$image" >"$work/trace" 2>&1 &
    app=$!
    wait_for 'window shown' "$work/trace" && wait_for 'first frame' "$work/trace"
)

nothing_large_is_tracked() {
    local file large=0
    while IFS= read -r -d '' file; do
        if [ -f "$file" ] && [ "$(stat -c %s "$file")" -gt 1000000 ]; then
            echo "$file"
            large=1
        fi
    done < <(git ls-files -z)
    return $large
}

image=$work/hello.tar
make_image "$image"
mkdir "$work/elsewhere"
cd "$work/elsewhere" || exit 1
ln -s "$root/cutaway" "$work/linked"
cp "$image" "$work/elsewhere/图像 é.tar"
echo 'no image' >"$work/text.tar"
head -c 3000 "$image" >"$work/cut.tar"

check 'help names every way to call it' gives 0 '--screenshot DIR' "$root/cutaway" --help
check 'inspect has its own help' gives 0 '--lowest-efficiency X' "$root/cutaway" inspect --help
check 'help is given behind other words too' gives 0 '--lowest-efficiency X' "$root/cutaway" inspect "$image" --help
check 'version is told' gives 0 '^cutaway [0-9]' "$root/cutaway" --version
check 'a second start does not build' lacks 'building' "$root/cutaway" --version
check 'it can be called through a link' gives 0 'lab/hello:1' "$work/linked" inspect "$image"
check 'a relative name is one of the folder it is called in' gives 0 'lab/hello:1' "$root/cutaway" inspect ../hello.tar
check 'names need not be ASCII, whatever the locale' gives 0 'lab/hello:1' env LC_ALL=C "$root/cutaway" inspect '图像 é.tar'
check 'a locale that is not installed does no harm' gives 0 'lab/hello:1' \
    env -u LC_ALL LANG=xx_XX.UTF-8 "$root/cutaway" inspect '图像 é.tar'
check 'a kept bound passes' gives 0 '^PASS ' "$root/cutaway" inspect "$image" --lowest-efficiency 0.1
check 'a broken bound ends with 1' gives 1 '^FAIL ' "$root/cutaway" inspect "$image" --highest-wasted-bytes 1
check 'a wrong option ends with 2' gives 2 'inspect --help' "$root/cutaway" inspect "$image" --efficiency 1
check 'a wrong option of the window ends with 2' gives 2 'cutaway --help' "$root/cutaway" --wrong
check 'a missing file ends with 3' gives 3 'missing\.tar' "$root/cutaway" inspect "$work/missing.tar"
check 'what is no image ends with 3' gives 3 'not a container image' "$root/cutaway" inspect "$work/text.tar"
check 'a cut image ends with 3' gives 3 'cut\.tar' "$root/cutaway" inspect "$work/cut.tar"
check 'an image that is not there ends with 3' gives 3 'lab/hello:1' "$root/cutaway" inspect "$image" --image other
check 'without a display it says so' gives 4 'no display' "$root/cutaway" "$image"
check 'a full disk ends with 6' gives 6 'cannot write' bash -c '"$1" inspect "$2" >/dev/full' - "$root/cutaway" "$image"
check 'a reader that stops is no fault' a_reader_that_stops_is_no_fault
check 'inspect loads nothing of JavaFX' inspect_loads_nothing_of_javafx
check 'a build is seen to be old or not' is_built_notices_what_changed
mkdir "$work/temporary"
export JDK_JAVA_OPTIONS=-Djava.io.tmpdir=$work/temporary
check 'pictures are of every view' pictures_are_of_every_view
check 'pictures leave nothing behind' pictures_leave_nothing_behind
unset JDK_JAVA_OPTIONS
check 'a rehearsal makes a cache that works' a_rehearsal_makes_a_cache_that_works
check 'a rehearsal leaves nothing behind' pictures_leave_nothing_behind
if command -v Xvfb >/dev/null && ldconfig -p | grep -q libgtk-3; then
    check 'a window opens' a_window_opens
else
    echo "skipped: start script, a window opens: Xvfb or GTK 3 is not installed"
fi

if cd "$root" && git rev-parse --git-dir >/dev/null 2>&1; then
    check 'scripts are executable' test -x cutaway -a -x test -a -x .ci/run
    check 'nothing large is tracked' nothing_large_is_tracked
    check 'no path of a developer is tracked' bash -c '! git grep -nIE "/wor[k]/(main|wt|shared)|/home/[a-z]+/(src|work|\.m2)"'
    check 'Maven asks no other repository' bash -c '! git grep -nE "<(repository|pluginRepository|mirror)>" -- "*.xml"'
else
    echo "skipped: start script, checks of what is tracked: this is no git checkout"
fi
echo "Start script: $run checks, $failed failed"
[ "$failed" -eq 0 ]
