# Sourced by ./cutaway and ./test: finds the JDKs, Maven and the system packages. Bash 3.2 and later.
# Every check is a look at files, so that it costs nothing at a start where all is there.
# The caller sets $root, the top folder of the project.

readonly exit_setup=4 exit_build=5

say() { printf 'cutaway: %s\n' "$*" >&2; }

# die CODE LINE…: one line each on stderr, then the end.
die() {
    local code=$1
    shift
    printf 'cutaway: %s\n' "$@" >&2
    exit "$code"
}

# Sets $major to the Java version of a JDK's folder, 0 where there is none.
java_major() {
    local line
    major=0
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
    while IFS= read -r line; do
        case $line in
        JAVA_VERSION=\"1.*) major=8 ;;
        JAVA_VERSION=\"*)
            line=${line#JAVA_VERSION=\"}
            line=${line%%[!0-9]*}
            major=${line:-0}
            ;;
        esac
    done <"$1/release"
}

# Every folder where a JDK may be, one a line, the user's own choice first.
jdk_folders() {
    local in_path
    printf '%s\n' "${JAVA_HOME:-}" "${JAVA25_HOME:-}"
    if [ -r "${HOME:-}/.m2/toolchains.xml" ]; then
        sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' "$HOME/.m2/toolchains.xml"
    fi
    if in_path=$(command -v java) && in_path=$(readlink -f "$in_path" 2>/dev/null); then
        printf '%s\n' "${in_path%/bin/java}"
    fi
    printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${HOME:-}"/.sdkman/candidates/java/* \
        "${HOME:-}"/.jdks/* "${HOME:-}"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home
}

# find_jdk MIN MAX PROGRAM: sets $jdk to the first JDK of these versions that has bin/PROGRAM; fails where there is none.
find_jdk() {
    local folder
    while IFS= read -r folder; do
        [ -n "$folder" ] && [ -x "$folder/bin/$3" ] || continue
        java_major "$folder"
        if [ "$major" -ge "$1" ] && [ "$major" -le "$2" ]; then
            jdk=$folder
            return 0
        fi
    done < <(jdk_folders)
    jdk=
    return 1
}

# True where what column three of system-packages.txt says is there.
is_there() {
    local what=${1#*:} folder
    case $1 in
    command:*) command -v "$what" >/dev/null ;;
    file:*) compgen -G "$what" >/dev/null ;;
    font:*) compgen -G '/usr/share/fonts/*/*/*CJK*' >/dev/null || compgen -G '/usr/share/fonts/*/wqy/*' >/dev/null ||
        { command -v fc-list >/dev/null && [ -n "$(fc-list ":lang=$what" family)" ]; } ;;
    library:*)
        for folder in /usr/lib/*-linux-gnu* /usr/lib64 /usr/lib /lib/*-linux-gnu* /usr/local/lib; do
            [ -e "$folder/$what" ] && return 0
        done
        return 1
        ;;
    esac
}

# The first of these packages that apt knows, or else the first.
known_package() {
    local package
    for package in "$@"; do
        if [ -n "$(apt-cache madison "$package" 2>/dev/null)" ]; then
            printf '%s' "$package"
            return
        fi
    done
    printf '%s' "$1"
}

# missing PURPOSE…: sets the arrays required and recommended to the lines of system-packages.txt that are not there.
missing() {
    local purpose need seen packages
    required=() recommended=()
    while read -r purpose need seen packages; do
        case " $* " in *" $purpose "*) ;; *) continue ;; esac
        is_there "$seen" && continue
        if [ "$need" = required ]; then required+=("$packages"); else recommended+=("$packages"); fi
    done <"$root/packaging/system-packages.txt"
}

# need PURPOSE…: installs what is missing when this is root on Debian or Ubuntu, or else says how.
need() {
    [ "$(uname -s)" = Linux ] || return 0
    missing "$@"
    [ $((${#required[@]} + ${#recommended[@]})) -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        [ ${#required[@]} -eq 0 ] || say "this system seems to lack what these Debian packages hold: ${required[*]}"
        return 0
    fi
    if [ "$(id -u)" -eq 0 ]; then
        install_missing
        missing "$@"
    fi
    [ ${#recommended[@]} -eq 0 ] || say "not needed, but good to have: $(install_command "${recommended[@]}")"
    [ ${#required[@]} -eq 0 ] ||
        die $exit_setup "system packages are missing; install them with:" "  $(install_command "${required[@]}")"
}

# install_command LINE…: what a person types to install one package of each line.
install_command() {
    local line names=()
    for line in "$@"; do
        # shellcheck disable=SC2086
        names+=("$(known_package $line)")
    done
    printf 'sudo apt-get install -y --no-install-recommends %s' "${names[*]}"
}

# Root only: the package lists may be old or empty (in containers they are), so they are fetched first.
install_missing() {
    local log command
    log=$(mktemp) || return 0
    say "fetching the system's package lists"
    apt-get update </dev/null >"$log" 2>&1 || say "apt-get update failed; trying with the lists that are there"
    command=$(install_command ${required[@]+"${required[@]}"} ${recommended[@]+"${recommended[@]}"})
    command=${command#sudo }
    say "$command"
    # shellcheck disable=SC2086
    if ! DEBIAN_FRONTEND=noninteractive $command </dev/null >"$log" 2>&1; then
        tail -n 5 "$log" >&2
    fi
    rm -f "$log"
}

# need_java25 PROGRAM: sets $java25 to a JDK 25 with bin/PROGRAM, or says how to get one.
need_java25() {
    local package=
    if ! find_jdk 25 25 "$1" && command -v apt-get >/dev/null; then
        [ "$(id -u)" -ne 0 ] || apt-get update </dev/null >/dev/null 2>&1 || true
        for package in temurin-25-jdk openjdk-25-jdk ''; do
            [ -z "$package" ] || [ -z "$(apt-cache madison "$package" 2>/dev/null)" ] || break
        done
        if [ -n "$package" ] && [ "$(id -u)" -eq 0 ]; then
            required=("$package") recommended=()
            install_missing
            find_jdk 25 25 "$1" || true
        fi
    fi
    java25=$jdk
    [ -z "$java25" ] || return 0
    if [ -n "$package" ]; then
        die $exit_setup "no JDK 25 was found; install it with:" "  sudo apt-get install -y $package"
    fi
    die $exit_setup "no JDK 25 was found, and this system's package lists have none." \
        "Get Temurin 25 from https://adoptium.net/temurin/releases/?version=25 (or by its apt repository," \
        "https://adoptium.net/installation/linux/, package temurin-25-jdk), then start again." \
        "A JDK unpacked by hand is found under /usr/lib/jvm, in ~/.jdks, or where JAVA_HOME points."
}

# Maven runs on any JDK from 17 on: the one it would take anyway, if that will do.
need_maven() {
    need build
    find_jdk 17 99 java || die $exit_setup "no JDK from 17 on was found for Maven"
    export JAVA_HOME=$jdk JAVA25_HOME=$java25
}
