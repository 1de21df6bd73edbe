package dev.cutaway.engine.local.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutaway.engine.api.EngineException;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;

class AddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "https://host.test/a/x.git | https://host.test/a/x.git | '' | ''",
            "https://host.test/x.git#main | https://host.test/x.git | main | ''",
            "https://host.test/x.git#v1:sub/folder | https://host.test/x.git | v1 | sub/folder",
            "http://host.test/x.git#:sub | http://host.test/x.git | '' | sub",
            "git@host.test:ann/x.git#b | git@host.test:ann/x.git | b | ''",
            "git://host.test:99/x | git://host.test:99/x | '' | ''",
            "ssh://ann@host.test:22/~/x.git | ssh://ann@host.test:22/~/x.git | '' | ''",
            "github.com/ann/x | https://github.com/ann/x.git | '' | ''",
            "github.com/ann/x.git#b:c | https://github.com/ann/x.git | b | c"})
    void repositories_are_told_apart_from_what_is_chosen_of_them(String text, String repository, String ref,
            String folder) throws EngineException {
        assertThat(Address.ofContext(text)).isEqualTo(new Address.Git(repository, ref, folder));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "https://host.test/x.git?ref=v1&subdir=a/b | v1 | a/b | ''",
            "https://ann:pw@host.test/x.git?branch=b%2Fc | refs/heads/b/c | '' | ''",
            "git@host.test:ann/x.git?tag=v1&checksum=abcd12 | refs/tags/v1 | '' | abcd12",
            "ssh://git@host.test/x?subdir=a | '' | a | ''",
            "github.com/ann/x?commit=abcd12 | abcd12 | '' | abcd12",
            "https://host.test/x.git?commit=abcd12&checksum=abcd12 | abcd12 | '' | abcd12",
            "https://host.test/x.git?checksum=abcd12#main:a | main | a | abcd12"})
    void a_query_chooses_of_a_repository(String text, String ref, String folder, String checksum)
            throws EngineException {
        assertThat(Address.ofContext(text)).isInstanceOfSatisfying(Address.Git.class, git -> {
            assertThat(git.ref()).isEqualTo(ref);
            assertThat(git.folder()).isEqualTo(folder);
            assertThat(git.checksum()).isEqualTo(checksum);
            assertThat(git.repository()).doesNotContain("?");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"keep-git-dir=true | true | true",
            "keep-git-dir | true | true", "keep-git-dir= | true | true", "keep-git-dir=0 | false | true",
            "submodules=false | - | false", "submodules=F&keep-git-dir=T | true | false", "submodules | - | true",
            "ref=main&submodules=1 | - | true"})
    void a_query_says_what_comes_with_a_repository(String query, Boolean keepGitDir, boolean submodules)
            throws EngineException {
        assertThat(Address.ofContext("https://host.test/x.git?" + query)).isInstanceOfSatisfying(Address.Git.class,
                git -> {
                    assertThat(git.keepGitDir()).isEqualTo(keepGitDir);
                    assertThat(git.submodules()).isEqualTo(submodules);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"tag=v1&subdir=a&commit=abcd12 | ?checksum=abcd12#refs/tags/v1:a",
            "tag=refs/tags/v1&submodules=0 | ?submodules=false#refs/tags/v1",
            "keep-git-dir&branch=b | ?keep-git-dir=true#refs/heads/b",
            "keep-git-dir=f&submodules=f&checksum=abcd12 "
                    + "| ?checksum=abcd12&keep-git-dir=false&submodules=false#abcd12"})
    void a_repository_that_was_chosen_by_a_query_is_shown_whole(String query, String shown) throws EngineException {
        Address address = Address.ofContext("https://host.test/x.git?" + query);
        assertThat(address.shown()).isEqualTo("https://host.test/x.git" + shown);
        assertThat(Address.ofContext(address.shown())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "token=hunter2", "ref=hunter2&ref=b", "ref=%hunter2", "ref=a&branch=hunter2",
            "ref=a#hunter2", "checksum=hunter2", "checksum=abcd12&commit=abcd13", "subdir=a#:hunter2",
            "subdir=hunter2%00", "ref=hunter2%0a", "submodules=hunter2", "keep-git-dir=hunter2",
            "submodules=1&submodules=hunter2", "keep-git-dir=yes&ref=hunter2"})
    void a_query_that_makes_no_sense_is_refused_and_not_quoted(String query) {
        assertThatThrownBy(() -> Address.ofContext("https://host.test/x.git?" + query))
                .isInstanceOf(EngineException.class).hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host.test/x.tar.gz", "http://host.test/", "https://host.test/x.gitty",
            "https://host.test/a#x.git"})
    void all_else_of_the_web_is_a_file(String text) throws EngineException {
        assertThat(Address.ofContext(text)).isInstanceOf(Address.Web.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc", "/etc", "x", "ftp://host.test/x", "", "ssh://-oProxyCommand=x/y.git",
            "git@-oProxyCommand=x:y", "ssh://-x@host.test/y", "ext::sh -c x", "git:///x.git", "https:///x.git"})
    void nothing_else_is_fetched(String text) {
        assertThatThrownBy(() -> Address.ofContext(text)).isInstanceOf(EngineException.class);
    }

    @Test
    void the_source_of_an_add_that_looks_like_a_folder_is_one() throws EngineException {
        assertThat(Address.of("github.com/ann/x")).isNull();
        assertThat(Address.of("file:///etc/passwd")).isNull();
    }

    @Test
    void passwords_are_not_shown() throws EngineException {
        assertThat(Address.ofContext("https://ann:secret@host.test/x.git#b:c").shown())
                .isEqualTo("https://host.test/x.git#b:c");
        assertThatThrownBy(() -> Address.ofContext("ftp://ann:secret@host.test/x")).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hunter2@host.test/x.git", "https://ann:se@cret@host.test/x.git",
            "https://ann:hunter2/hunter2@host.test/x.git", "https://ann:a@b/hunter2@host.test/x.git",
            "https://ann:hunter2#a@host.test/x.git", "https://ann:hunter2@my_host/x.tar", "ssh://hunter2@host.test/x",
            "https://ann:hunter2@host.test/a b.tar", "https://host.test/x?y=hunter2 z", "ann:hunter2@host.test:x.git",
            "https://ann:hunter2?hunter2@host.test/x", "https://host.test/x.tar?y=hunter2"})
    void what_may_be_secret_is_in_no_word_of_it(String text) {
        try {
            assertThat(Address.ofContext(text).shown()).doesNotContain("hunter2");
        } catch (EngineException e) {
            var words = new StringWriter();
            e.printStackTrace(new PrintWriter(words));
            assertThat(words.toString()).doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"git@host.test:ann/x.git", "ssh://git@host.test:22/x.git", "https://host.test/@ann/x.tgz",
            "https://[::1]:80/x.tar", "https://host.test:/x.tar"})
    void what_is_not_secret_stays(String text) throws EngineException {
        assertThat(Address.ofContext(text).shown()).isEqualTo(text);
    }

    @Test
    void messages_of_servers_quote_no_user() {
        assertThat(Masking.maskWithin("https://secret@h.test/x.git: not authorized, see ssh://git@h.test/y"))
                .isEqualTo("https://h.test/x.git: not authorized, see ssh://git@h.test/y");
    }

    @ParameterizedTest
    @CsvSource({"https://h.test/a/b.git, ../c.git, https://h.test/a/c.git",
            "https://h.test/a/b, ./c, https://h.test/a/b/c",
            "git@h.test:a/b.git, ../c.git, git@h.test:a/c.git", "git@h.test:b.git, ../c.git, git@h.test:c.git",
            "https://h.test/b.git, ../../c.git, -", "https://h.test/b.git, file:///etc, file:///etc"})
    void submodules_may_be_named_from_their_repository(String repository, String url, String whole) {
        if (whole.equals("-")) {
            assertThatThrownBy(() -> Relative.resolve(repository, url)).hasMessageContaining("out of the server");
        } else {
            assertThat(Relative.resolve(repository, url)).isEqualTo(whole);
        }
    }

    @Test
    void ssh_is_started_without_a_shell_and_takes_no_options_from_an_address() throws URISyntaxException {
        assertThat(SshProgram.line(new URIish("ssh://ann@host.test:2222/x.git"), "git-upload-pack '/x.git'"))
                .containsExactly("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=30", "-p", "2222", "-l", "ann",
                        "--", "host.test", "git-upload-pack '/x.git'");
    }
}
