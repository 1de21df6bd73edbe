package dev.cutaway.engine.local.fetch;

import dev.cutaway.engine.api.EngineException;
import dev.cutaway.engine.api.EngineException.Reason;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

import java.io.IOException;
import java.util.ArrayList;

/** Commits by the beginning of their ids. */
final class CommitName {

    private CommitName() {}

    /**
     * The only one that begins so.
     *
     * @param shown the repository, for people
     * @throws EngineException {@code NOT_FOUND} for none, {@code INVALID} for several
     */
    static ObjectId find(String beginning, Repository in, String shown) throws IOException {
        var commits = new ArrayList<ObjectId>();
        try (ObjectReader reader = in.newObjectReader()) {
            for (ObjectId id : reader.resolve(AbbreviatedObjectId.fromString(beginning))) {
                if (reader.open(id).getType() == Constants.OBJ_COMMIT) {
                    commits.add(id);
                }
            }
        }
        if (commits.size() > 1) {
            throw new EngineException(Reason.INVALID, "several commits of the repository " + shown + " begin with "
                    + beginning + ": give more of the id");
        } else if (commits.isEmpty()) {
            throw new EngineException(Reason.NOT_FOUND,
                    "the repository " + shown + " has no branch, tag or commit " + beginning);
        }
        return commits.getFirst();
    }
}
