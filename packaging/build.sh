# Sourced by ./cutaway after setup.sh: builds with Maven where a source is newer than the last build.

readonly log=$root/target/build.log stamp=$root/target/built
readonly app_jars=$root/app/target/lib

# True where the last build is of the sources as they are. Folders count too: a removed file makes its folder newer.
is_built() {
    [ -f "$stamp" ] && [ -d "$app_jars" ] && compgen -G "$root/app/target/cutaway-app-*.jar" >/dev/null &&
        [ -z "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/*/pom.xml "$root"/*/src "$root"/*/*/src \
            -path '*/src/test' -prune -o -newer "$stamp" -print -quit 2>/dev/null)" ]
}

# Prints what Maven works on.
show_progress() {
    awk '
        /Building .*\[[0-9]+\/[0-9]+\]$/ {
            sub(/.*Building (Cutaway: )?/, ""); count = $NF; sub(/ +[^ ]+ +\[[^ ]*$/, "")
            printf "cutaway:   %s %s\n", count, $0; fflush()
        }'
}

# One build at a time; the others wait and then find it done.
build() {
    local start=$SECONDS
    need_java25 javac
    need_maven
    mkdir -p "$root/target" 2>/dev/null && [ -w "$root/target" ] ||
        die $exit_build "Cutaway must be built, and $root cannot be written to"
    if command -v flock >/dev/null; then
        exec 9>"$root/target/build.lock"
        flock -n 9 || { say "waiting for another build to end"; flock 9; }
        if is_built; then exec 9>&-; return; fi
    fi
    say "building (the first time downloads libraries and takes a few minutes)"
    touch "$stamp.begun"
    if ! (cd "$root" && mvn -B -ntp -Dmaven.test.skip -Dspotless.check.skip package </dev/null 2>&1 9>&- | tee "$log" | show_progress >&2
          exit "${PIPESTATUS[0]}"); then
        # The compiler treats warnings as errors, so they count as such here.
        grep -E '^\[ERROR\]|^\[WARNING\].*\.java:' "$log" | sed '/ -> \[Help /q' | head -n 25 >&2
        die $exit_build "the build failed; everything Maven said is in $log"
    fi
    mv "$stamp.begun" "$stamp"
    say "built in $((SECONDS - start)) s"
    if command -v flock >/dev/null; then exec 9>&-; fi
}
