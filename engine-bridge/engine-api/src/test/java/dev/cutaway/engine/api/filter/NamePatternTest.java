package dev.cutaway.engine.api.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those that Go documents and tests {@code path.Match} by. */
class NamePatternTest {

    @ParameterizedTest
    @CsvSource({"abc,abc,true", "*,abc,true", "*c,abc,true", "a*,a,true", "a*,ab/c,false", "a*/b,abc/b,true",
            "a*/b,a/c/b,false", "a*b*c*d*e*/f,axbxcxdxe/f,true", "a*b?c*x,abxbbxdbxebxczzx,true", "ab[c],abc,true",
            "ab[b-d],abc,true", "ab[e-g],abc,false", "ab[^c],abc,false", "ab[^e-g],abc,true", "a\\*b,a*b,true",
            "a\\*b,ab,false", "a?b,a☺b,true", "a[^a]b,a☺b,true", "a???b,a☺b,false", "[a-ζ]*,α,true", "*[a-ζ],A,false",
            "a?b,a/b,false", "a*b,a/b,false", "[\\]a],],true", "[\\-],-,true", "[x\\-],-,true", "[\\-x],a,false",
            "a.c,abc,false", "[z-a],m,false", "lab/*:1,lab/x:1,true"})
    void as_go_matches(String pattern, String text, boolean matches) throws EngineException {
        assertThat(NamePattern.parse(pattern).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]a]", "[-]", "[x-]", "[-x]", "[", "[^", "[^bc", "a[", "a\\"})
    void what_is_no_pattern(String pattern) {
        assertThatThrownBy(() -> NamePattern.parse(pattern)).hasMessage("syntax error in pattern");
    }
}
