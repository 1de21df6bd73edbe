package dev.cutaway.engine.local.fetch;

import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Git over the installed {@code ssh}: the person's own keys, agent and known hosts. It never asks anything. */
final class SshProgram extends SshSessionFactory {

    private final List<Process> processes = new CopyOnWriteArrayList<>();

    @Override
    public RemoteSession getSession(URIish host, @Nullable CredentialsProvider nobody, FS files, int timeout) {
        return new RemoteSession() {
            @Override
            public Process exec(String command, int seconds) throws IOException {
                Process process = new ProcessBuilder(line(host, command)).start();
                processes.add(process);
                return new EndingProcess(process);
            }

            @Override
            public void disconnect() {
                end();
            }
        };
    }

    static List<String> line(URIish host, String command) {
        var line = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=30"));
        if (host.getPort() > 0) {
            line.addAll(List.of("-p", Integer.toString(host.getPort())));
        }
        if (host.getUser() != null) {
            line.addAll(List.of("-l", host.getUser()));
        }
        line.addAll(List.of("--", host.getHost(), command));
        return line;
    }

    /** Ends all that were started. */
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Override
    public String getType() {
        return "program";
    }
}
