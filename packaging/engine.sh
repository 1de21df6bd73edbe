# Sourced by ./cutaway for the engine: gives it namespaces of its own, so that what it mounts is gone when it is.

# As root a mount namespace; else also a user namespace with the user's subordinate ids, in which the engine is root.
# Where this machine allows neither, the engine runs without: it keeps images all the same, but cannot run anything.
namespaces=()
if [ "$(uname -s)" = Linux ] && command -v unshare >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        namespaces=(unshare --mount --propagation private)
    else
        namespaces=(unshare --user --map-root-user --map-auto --mount --propagation private)
    fi
    if ! "${namespaces[@]}" true 2>/dev/null; then
        namespaces=()
        say "this machine allows no namespaces to $(id -un): the engine keeps images, but can run nothing"
    fi
fi
# Nearly all of its work is in code the JVM compiles early (hashes, inflating, copying). Compiling the rest late saves a
# quarter of the processor's time of the first load after a start.
java+=(-XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=20000
    -XX:Tier4CompileThreshold=200000 -XX:Tier4BackEdgeThreshold=200000)
# Small, since it stays: what it works on is streamed and mapped, not held.
java=("${namespaces[@]}" "${java[@]}" -Xms16m -Xmx384m -XX:MaxHeapFreeRatio=30 -XX:MinHeapFreeRatio=10)
