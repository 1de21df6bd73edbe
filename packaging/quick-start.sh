# Sourced by ./cutaway after build.sh: how java is started, and the AOT cache that halves the time to the window.

# Sets the array java to the command but for the module and its arguments.
java_command() {
    java=("$java25/bin/java" -p "$(echo "$root"/app/target/cutaway-app-*.jar):$app_jars"
        -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=4
        --enable-native-access=javafx.graphics,com.github.luben.zstd_jni)
}
