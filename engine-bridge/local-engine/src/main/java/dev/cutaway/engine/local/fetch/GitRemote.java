package dev.cutaway.engine.local.fetch;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Talks to the server that has a repository. */
final class GitRemote {

    private static final int SILENCE_SECONDS = 60;

    private final Address.Git address;
    private final SshProgram ssh = new SshProgram();

    private final Access access;

    GitRemote(Address.Git address, Access access) {
        OwnSettings.install();
        this.access = access;
        this.address = address;
    }

    /**
     * What is to be fetched.
     *
     * @param name a full name, or the id of a commit, or the beginning of one
     * @param commit its id; null as long as only the beginning is known
     */
    record Wanted(String name, @Nullable ObjectId commit) {}

    /**
     * Asks the server what the address means; nothing else is fetched.
     *
     * @throws EngineException {@code NOT_FOUND} where there is no such repository or ref
     */
    Wanted find() throws IOException {
        Map<String, Ref> refs = talk(null, transport -> {
            var all = new HashMap<String, Ref>();
            try (FetchConnection connection = transport.openFetch()) {
                connection.getRefs().forEach(ref -> all.put(ref.getName(), ref));
            }
            return all;
        });
        String ref = address.ref();
        // Like git checkout: of a branch and a tag with one name it is the branch.
        for (String name : ref.isEmpty()
                ? List.of(Constants.HEAD)
                : List.of(Constants.R_HEADS + ref, Constants.R_TAGS + ref, ref, Constants.R_REFS + ref)) {
            Ref found = refs.get(name);
            if (found != null) {
                ObjectId peeled = found.getPeeledObjectId();
                return new Wanted(name, peeled == null ? found.getObjectId() : peeled);
            }
        }
        if (ObjectId.isId(ref)) {
            return new Wanted(ref, ObjectId.fromString(ref));
        }
        if (Address.Git.isBeginning(ref)) {
            return new Wanted(ref, null);
        }
        throw new EngineException(Reason.NOT_FOUND, ref.isEmpty()
                ? "the repository " + address.shownRepository() + " is empty"
                : "the repository " + address.shownRepository() + " has no branch, tag or commit " + ref);
    }

    /**
     * Fetches the newest state alone; from servers that cannot do that, or not for this commit, all of it. So it is done
     * with a commit of which only the beginning is known.
     *
     * @return the commit
     */
    ObjectId fetch(Wanted wanted, Repository into) throws IOException {
        ObjectId commit = wanted.commit();
        if (commit == null) {
            fetchAll(into);
            return CommitName.find(wanted.name(), into, address.shownRepository());
        }
        talk(into, transport -> {
            transport.setDepth(1);
            try {
                transport.fetch(progress(), List.of(spec(wanted.name(), "wanted")));
                return true;
            } catch (TransportException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                return false;
            }
        });
        if (!into.getObjectDatabase().has(commit)) {
            fetchAll(into);
        }
        if (!into.getObjectDatabase().has(commit)) {
            throw new EngineException(Reason.NOT_FOUND,
                    "the repository " + address.shownRepository() + " has no commit " + commit.name());
        }
        return commit;
    }

    private void fetchAll(Repository into) throws IOException {
        talk(into, transport -> transport.fetch(progress(),
                List.of(spec(Constants.R_HEADS + "*", "heads/*"), spec(Constants.R_TAGS + "*", "tags/*"))));
    }

    private ProgressMonitor progress() {
        return new GitProgress(address.shownRepository(), access.told());
    }

    private static RefSpec spec(String source, String to) {
        return new RefSpec("+" + source + ":refs/fetched/" + to);
    }

    /** What is said to a server. */
    private interface Talk<T> {
        T with(Transport transport) throws IOException;
    }

    private <T> T talk(@Nullable Repository into, Talk<T> talk) throws IOException {
        return into == null ? talk(null, talk, () -> false) : within(into, talk);
    }

    private <T> T within(Repository into, Talk<T> talk) throws IOException {
        var spent = new AtomicBoolean();
        return talk(into, transport -> {
            Thread talking = Thread.currentThread();
            Runnable stop = () -> {
                spent.set(true);
                talking.interrupt();
                ssh.end();
            };
            try (var _ = Allowance.of(into.getDirectory().toPath(), Download.LARGEST, stop)) {
                return talk.with(transport);
            }
        }, spent::get);
    }

    private <T> T talk(@Nullable Repository into, Talk<T> talk, BooleanSupplier tooLarge) throws IOException {
        return Stoppable.run(() -> {
            try (Transport transport = open(into)) {
                transport.setTimeout(SILENCE_SECONDS);
                transport.setTagOpt(TagOpt.NO_TAGS);
                if (transport instanceof SshTransport secure) {
                    requireConsent();
                    secure.setSshSessionFactory(ssh);
                } else if (transport instanceof TransportHttp http) {
                    http.setHttpConnectionFactory(new ProxiedConnections(access.proxies()));
                }
                return talk.with(transport);
            } catch (NoRemoteRepositoryException e) {
                throw failed(Reason.NOT_FOUND, e);
            } catch (TransportException | NotSupportedException e) {
                if (tooLarge.getAsBoolean()) {
                    throw new EngineException(Reason.INVALID, "cannot fetch " + address.shownRepository()
                            + ": it is larger than the " + Download.LARGEST + " bytes that are fetched at most", e);
                }
                throw failed(Reason.FAILED, e);
            }
        }, ssh::end);
    }

    /** No Dockerfile, address or submodule takes a person's keys by itself. */
    private void requireConsent() throws EngineException {
        if (!access.ssh()) {
            throw Access.refused("cannot fetch " + address.shownRepository());
        }
    }

    private Transport open(@Nullable Repository into) throws IOException {
        try {
            var uri = new URIish(address.repository());
            return into == null ? Transport.open(uri) : Transport.open(into, uri);
        } catch (URISyntaxException e) {
            throw new EngineException(Reason.INVALID, "no address of a repository: " + address.shownRepository(), e);
        }
    }

    private EngineException failed(Reason reason, IOException e) {
        String shown = address.shownRepository();
        Throwable deeper = e.getCause();
        String more = deeper == null || deeper.getMessage() == null || why(e).contains(deeper.getMessage())
                ? ""
                : " (" + deeper.getMessage() + ")";
        String why = Masking.maskWithin((why(e) + more).replace(address.repository(), shown));
        return new EngineException(reason, "cannot fetch " + shown + ": "
                + (why.startsWith(shown + ": ") ? why.substring(shown.length() + 2) : why), e);
    }

    /** What servers say may have line breaks and worse. */
    private static String why(IOException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
