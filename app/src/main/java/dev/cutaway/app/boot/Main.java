package dev.cutaway.app.boot;

import dev.cutaway.app.cli.CommandLineInterface;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where every start begins. Not an {@code Application}, so that a start without a window loads nothing of JavaFX. */
public final class Main {

    private Main() {}

    /** @param arguments the command line */
    public static void main(String[] arguments) {
        if (!StartupTrace.isOn()) {
            LogFile.install();
        }
        var out = new FileOutputStream(FileDescriptor.out);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        UserFolders folders = UserFolders.ofThisUser();
        System.exit(new CommandLineInterface(new Windows(err), new EngineHost(folders, err), folders.cache(), out, err)
                .run(arguments));
    }
}
