package dev.cutaway.dockerfile.expansion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class ScopeTest {

    private static final Platform LINUX = new Platform("linux", "amd64", "");
    private static final Platform ARM = new Platform("linux", "arm64", "v8");

    private static GlobalScope global(Map<String, String> given) {
        return new GlobalScope(ARM, LINUX, "", given);
    }

    @Test
    void from_sees_global_args_and_platforms() throws ExpansionException {
        GlobalScope global = global(Map.of("SUITE", "trixie"));
        global.declare("SUITE", "bookworm", '\\');
        global.declare("IMAGE", "debian:$SUITE", '\\');
        global.declare("NOTHING", null, '\\');
        assertThat(global.get("IMAGE")).isEqualTo("debian:trixie");
        assertThat(global.get("NOTHING")).isNull();
        assertThat(global.get("TARGETPLATFORM")).isEqualTo("linux/arm64/v8");
        assertThat(global.get("BUILDARCH")).isEqualTo("amd64");
        assertThat(global.get("TARGETSTAGE")).isEqualTo("default");
        assertThat(global.unused()).isEmpty();
    }

    @Test
    void a_stage_sees_global_args_only_once_it_declares_them() throws ExpansionException {
        GlobalScope global = global(Map.of());
        global.declare("V", "1", '\\');
        Scope stage = global.stage();
        assertThat(stage.get("V")).isNull();
        assertThat(stage.get("TARGETARCH")).isNull();
        stage.arg("V", null, '\\');
        stage.arg("TARGETARCH", null, '\\');
        assertThat(stage.get("V")).isEqualTo("1");
        assertThat(stage.get("TARGETARCH")).isEqualTo("arm64");
        stage.arg("V", "2", '\\');
        assertThat(stage.get("V")).isEqualTo("2");
    }

    @Test
    void env_wins_over_arg_whichever_comes_first() throws ExpansionException {
        Scope stage = global(Map.of("A", "given", "B", "given")).stage();
        stage.env("A", "env");
        stage.arg("A", "default", '\\');
        stage.arg("B", "default", '\\');
        assertThat(stage.get("B")).isEqualTo("given");
        stage.env("B", "env");
        assertThat(stage.get("A")).isEqualTo("env");
        assertThat(stage.get("B")).isEqualTo("env");
        assertThat(stage.runEnvironment()).containsExactlyInAnyOrderEntriesOf(Map.of("A", "env", "B", "env"));
        assertThat(stage.args()).isEmpty();
    }

    @Test
    void a_stage_based_on_another_inherits_its_args_and_envs() throws ExpansionException {
        Scope parent = global(Map.of()).stage();
        parent.arg("A", "1", '\\');
        parent.env("E", "2");
        Scope child = parent.child();
        child.arg("A", "3", '\\');
        assertThat(child.get("E")).isEqualTo("2");
        assertThat(child.get("A")).isEqualTo("3");
        assertThat(parent.get("A")).isEqualTo("1");
    }

    @Test
    void proxies_reach_a_run_but_are_no_args() throws ExpansionException {
        GlobalScope global = global(Map.of("HTTP_PROXY", "http://p", "forgotten", "1", "SOURCE_DATE_EPOCH", "0"));
        Scope stage = global.stage();
        stage.arg("X", "1", '\\');
        assertThat(stage.runEnvironment()).containsEntry("HTTP_PROXY", "http://p").containsEntry("X", "1").hasSize(2);
        assertThat(stage.args()).containsOnlyKeys("X");
        assertThat(stage.get("HTTP_PROXY")).isNull();
        assertThat(global.unused()).containsExactly("forgotten");
    }
}
