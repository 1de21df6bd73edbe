# Sourced by ./cutaway after build.sh: how java is started, and the AOT cache that shortens the start.
#
# The JVM does not notice when the jars are not those that its cache was made from. So the cache's name is a checksum of
# the jars' names, sizes and times, of the JDK and of the options: after a build it is simply another one.

# Sets the array java to the command but for the module and its arguments, and cache to the cache's name, '' for none.
java_command() {
    local jar sum
    jar=$(compgen -G "$root/app/target/cutaway-app-*.jar" | head -n 1)
    java=("$java25/bin/java" -p "$jar:$app_jars" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders
        # Standard output is for results alone.
        -Xlog:disable -Xlog:all=warning:stderr -Xlog:aot=off:stderr -Xlog:cds=off:stderr
        "--enable-native-access=javafx.graphics,com.github.luben.zstd_jni,dev.cutaway.engine.local,org.xerial.sqlitejdbc,org.jnrproject.jffi")
    cache=
    if [ "$(uname -s)" = Linux ]; then
        sum=$({ ls -lL --full-time "$jar" "$app_jars" "$java25/release" && echo "${java[@]}"; } | cksum)
        cache=$root/target/${sum// /-}.aot
    fi
}

# Has the JVM learn the start in the background, once for each build, when the window has had time to come up.
# CUTAWAY_REHEARSE=no forbids it.
rehearse_later() {
    [ "${CUTAWAY_REHEARSE:-}" != no ] && [ -n "$cache" ] && [ ! -f "$cache" ] && [ -w "$root/target" ] && command -v setsid flock >/dev/null || return 0
    setsid -f nice -n 19 bash "$root/packaging/rehearse.sh" 20 "$cache" "${java[@]}" </dev/null >/dev/null 2>&1
}
