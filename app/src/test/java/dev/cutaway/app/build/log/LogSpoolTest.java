package dev.cutaway.app.build.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutaway.inspector.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

class LogSpoolTest {

    @TempDir
    Path folder;

    private final LogSpool spool = new LogSpool(Path.of(System.getProperty("java.io.tmpdir")));

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void lines_of_steps_that_write_at_once_are_told_apart() throws IOException {
        spool.write(1, 100, "one\n");
        spool.write(2, 200, "two-");
        spool.write(1, 300, "three\n");
        spool.write(2, 400, "b\n");
        assertThat(spool.lines(LogSpool.ALL)).isEqualTo(3);
        assertThat(spool.line(LogSpool.ALL, 2).text()).isEqualTo("two-b");
        assertThat(spool.lines(1)).isEqualTo(2);
        assertThat(spool.line(1, 1)).returns("three", LogLine::text).returns(300, LogLine::millis)
                .returns(1, LogLine::step);
        assertThat(spool.place(2, 0)).isEqualTo(2);
        assertThat(spool.numberOf(1, 1)).isEqualTo(1);
    }

    @Test
    void the_line_that_goes_on_is_there_and_ends_with_its_step() throws IOException {
        spool.write(4, 0, "50%\r60%");
        assertThat(spool.unfinished(4)).isNotNull().returns("60%", LogLine::text);
        assertThat(spool.lines(4)).isZero();
        spool.end(4);
        assertThat(spool.unfinished(4)).isNull();
        assertThat(spool.line(4, 0).text()).isEqualTo("60%");
    }

    @Test
    void a_search_finds_small_letters_in_any_and_capitals_as_they_are() throws IOException {
        spool.write(1, 0, "Error: no such file\nwarning\nerror again, Error\n中文 error\n");
        assertThat(count("error", LogSpool.ALL)).isEqualTo(3);
        assertThat(count("Error", LogSpool.ALL)).isEqualTo(2);
        assertThat(count("文 e", LogSpool.ALL)).isEqualTo(1);
        assertThat(count("again\n", LogSpool.ALL)).isZero();
        assertThat(count("x", 2)).isZero();
    }

    @Test
    void a_search_goes_on_with_what_was_written_since() throws IOException {
        spool.write(1, 0, "hit\nmiss\n");
        var search = new LogSearch(spool, 1, "hit");
        search.run(() -> false);
        assertThat(search.count()).isEqualTo(1);
        spool.write(2, 0, "a hit of another step\n");
        spool.write(1, 0, "hit two\nh");
        spool.write(1, 0, "it three\n");
        search.run(() -> false);
        assertThat(search.count()).isEqualTo(3);
        assertThat(search.hit(2)).isEqualTo(4);
        assertThat(search.after(1)).isEqualTo(1);
    }

    @Test
    void every_hit_of_a_large_log_is_found_and_the_first_one_at_once() throws IOException {
        int lines = 400_000;
        for (int i = 0; i < lines; i += 1000) {
            var chunk = new StringBuilder();
            for (int j = i; j < i + 1000; j++) {
                chunk.append("[").append(j).append("] compiling module ").append(j * 31L).append(" with flags -O2 -g")
                        .append(j % 777 == 5 ? " needle" : "").append('\n');
            }
            spool.write(1 + i / 1000 % 3, i, chunk.toString());
        }
        assertThat(spool.lines(LogSpool.ALL)).isEqualTo(lines);
        assertThat(count("needle", LogSpool.ALL)).isEqualTo((lines - 6) / 777 + 1);
        assertThat(spool.line(LogSpool.ALL, 777 + 5).text()).startsWith("[782] ").endsWith("needle");
        var blocks = new AtomicInteger();
        var first = new LogSearch(spool, LogSpool.ALL, "needle");
        first.run(() -> first.count() > 0 || blocks.incrementAndGet() > 1000);
        assertThat(blocks).hasValueLessThan(3);
        assertThat(first.done()).isBetween(0.001, 0.5);
        int sum = 0;
        for (int step = 1; step <= 3; step++) {
            sum += count("needle", step);
        }
        assertThat(sum).isEqualTo((lines - 6) / 777 + 1);
    }

    @Test
    void what_is_selected_is_copied_and_a_step_is_saved_whole() throws IOException {
        spool.write(1, 0, "first line\nsecond line\nthird");
        spool.write(2, 0, "other\n");
        assertThat(LogText.between(spool, 1, new LogPlace(0, 6), new LogPlace(2, 2))).isEqualTo(
                "line\nsecond line\nth");
        Path file = folder.resolve("step.log");
        LogText.save(spool, 1, file, Progress.NONE);
        assertThat(Files.readString(file)).isEqualTo("first line\nsecond line\nthird\n");
    }

    @Test
    void looks_survive_the_way_through_the_file() throws IOException {
        spool.write(1, 0, "plain \u001b[38;2;250;128;3;1;4mcoloured\u001b[0m\n");
        assertThat(spool.line(1, 0).spans()).containsExactly(new LogLine.Span(6, 14,
                new TextStyle(TextStyle.RGB | 0xfa8003, 0, TextStyle.BOLD | TextStyle.UNDERLINE)));
    }

    private int count(String words, int step) throws IOException {
        var search = new LogSearch(spool, step, words);
        search.run(() -> false);
        return search.count();
    }
}
