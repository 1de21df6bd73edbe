package dev.cutaway.dockerfile.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class ExpanderTest {

    private static final Map<String, String> VALUES = Map.of("v", "abc", "empty", "", "path", "/a/b/c.tar.gz", "two",
            "x y", "n", "1");

    private static Expander expander() {
        return new Expander('\\', VALUES::get);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {"$v;abc", "${v};abc", "x$v-y;xabc-y", "$v$v;abcabc",
            "$unset;~~", "${unset};~~", "$;$", "a$ b;a$ b", "${v:-w};abc", "${unset:-w};w", "${empty:-w};w",
            "${empty-w};~~", "${unset-w};w", "${v:+w};w", "${empty:+w};~~", "${empty+w};w", "${unset+w};~~",
            "${unset:-$v};abc", "${unset:-${v}d};abcd", "${unset:-\"a b\"};a b", "${v?e};abc",
            "${path#*/};a/b/c.tar.gz",
            "${path##*/};c.tar.gz", "${path%.*};/a/b/c.tar", "${path%%.*};/a/b/c", "${path#x};/a/b/c.tar.gz",
            "${v/b/X};aXc", "${path//\\//-};-a-b-c.tar.gz", "${path/\\//-};-a/b/c.tar.gz", "${v/?/X};Xbc",
            "${v//?/X};XXX", "${v/b*/X};aX", "${v/*/};~~", "'$v';$v", "\"$v\";abc", "\\$v;$v", "\"\\$v\";$v",
            "\"a\\b\";a\\b", "a\\b;ab", "\\\\;\\", "'a b';a b", "a b;a b", "$1x;x", "${n}0;10", "$v_;~~", "a<b;a<b",
            "$v.txt;abc.txt", "${#};~~"})
    void words_are_expanded_as_the_reference_says(String text, String expected) throws ExpansionException {
        assertThat(expander().word(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', value = {
            "${v;failed to process \"${v\": unsupported modifier () in substitution",
            "${;failed to process \"${\": syntax error: missing '}'",
            "${};failed to process \"${}\": syntax error: bad substitution",
            "${v:-;failed to process \"${v:-\": syntax error: missing '}'",
            "${v^^};failed to process \"${v^^}\": unsupported modifier (^) in substitution",
            "${v:#x};failed to process \"${v:#x}\": unsupported modifier (:#) in substitution",
            "${unset?};failed to process \"${unset?}\": unset: is not allowed to be unset",
            "${empty:?};failed to process \"${empty:?}\": empty: is not allowed to be empty",
            "${unset?say why};failed to process \"${unset?say why}\": unset: say why",
            "'a;failed to process \"'a\": unexpected end of statement while looking for matching single-quote",
            "\"a;failed to process \"\\\"a\": unexpected end of statement while looking for matching double-quote",
            "${v#\\x};failed to process \"${v#\\\\x}\": invalid pattern (\\x) in substitution: invalid escape '\\x'"})
    void what_makes_no_sense_is_refused_in_dockers_words(String text, String reason) {
        assertThatThrownBy(() -> expander().word(text)).isInstanceOf(ExpansionException.class).hasMessage(reason);
    }

    @Test
    void words_part_at_blanks_that_are_not_quoted() throws ExpansionException {
        assertThat(expander().words("a $two \"$two\" 'c d' e\\ f")).containsExactly("a", "x", "y", "x y", "c d", "e f");
        assertThat(expander().words("  ")).isEmpty();
    }

    @Test
    void in_a_heredoc_quotes_are_letters() throws ExpansionException {
        assertThat(expander().heredoc("say \"$v\" '${v}' \\$v\n")).isEqualTo("say \"abc\" 'abc' $v\n");
    }

    @Test
    void the_escape_character_of_the_dockerfile_counts() throws ExpansionException {
        assertThat(new Expander('`', VALUES::get).word("c:\\$v `$v")).isEqualTo("c:\\abc $v");
    }

    @Test
    void names_that_were_asked_for_are_remembered() throws ExpansionException {
        Expander expander = expander();
        expander.word("$v ${none:-$other} '$quoted'");
        assertThat(expander.found()).containsExactly("v");
        assertThat(expander.missing()).containsExactly("other", "none");
    }

    @Test
    void deep_nesting_and_long_patterns_end() throws ExpansionException {
        String deep = "${a:-".repeat(100_000);
        assertThatThrownBy(() -> expander().word(deep)).isInstanceOf(ExpansionException.class);
        String value = "a".repeat(100_000);
        var long1 = new Expander('\\', name -> value);
        assertThat(long1.word("${v//*a*a*a*b/x}")).isEqualTo(value);
        assertThat(long1.word("${v%%*a*a*b}")).isEqualTo(value);
    }
}
