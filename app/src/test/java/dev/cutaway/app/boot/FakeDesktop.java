package dev.cutaway.app.boot;

import dev.cutaway.app.shell.Desktop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers as told, and notes what it was asked to do. */
final class FakeDesktop implements Desktop {

    final List<Path> chosen = new ArrayList<>();
    final List<String> copied = new ArrayList<>();
    final List<Path> opened = new ArrayList<>();

    @Override
    public List<Path> askForImages() {
        return List.copyOf(chosen);
    }

    @Override
    public Optional<Path> askForFolder() {
        return chosen.stream().findFirst();
    }

    @Override
    public Optional<Path> askForFile(Path from) {
        return chosen.stream().findFirst();
    }

    @Override
    public Optional<Path> askWhereToSave(String suggestedName) {
        return chosen.stream().findFirst();
    }

    @Override
    public Optional<Path> askForTargetFolder() {
        return chosen.stream().findFirst();
    }

    @Override
    public void open(Path file) {
        opened.add(file);
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }
}
