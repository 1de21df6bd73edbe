package dev.cutaway.engine.local.fetch;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps JGit from starting {@code git} to find the system's settings, and from keeping measurements in a settings file
 * of its own. The person's {@code ~/.gitconfig} counts, with its proxies and rewritten addresses.
 */
final class OwnSettings extends SystemReader.Delegate {

    private OwnSettings(SystemReader before) {
        super(before);
    }

    /** Once for this process. */
    static void install() {
        synchronized (OwnSettings.class) {
            if (!(SystemReader.getInstance() instanceof OwnSettings)) {
                SystemReader.setInstance(new OwnSettings(SystemReader.getInstance()));
            }
        }
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
        return new UserSettings(parent, new File(files.userHome(), ".gitconfig"), files);
    }

    /** The person's settings, and how exact the disk's clock is: JGit would measure that for seconds. */
    private static final class UserSettings extends FileBasedConfig {

        private static final Duration EXACT = Duration.ofMillis(10);

        UserSettings(@Nullable Config parent, File file, FS files) {
            super(parent, file, files);
        }

        @Override
        public long getTimeUnit(String section, @Nullable String subsection, String name, long otherwise,
                TimeUnit unit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? unit.convert(EXACT)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
        return nothing(parent, files);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
        return nothing(parent, files);
    }

    private static FileBasedConfig nothing(@Nullable Config parent, FS files) {
        return new FileBasedConfig(parent, null, files) {
            @Override
            public void load() {
                // There is nothing to read.
            }

            @Override
            public void save() {
                // Nor anywhere to write.
            }

            @Override
            public boolean isOutdated() {
                return false;
            }
        };
    }
}
