package dev.cutaway.app.shell;

import dev.cutaway.app.settings.AppSettings;
import dev.cutaway.app.task.Tasks;
import dev.cutaway.app.text.Texts;

/**
 * What every page works with.
 *
 * @param texts the words
 * @param settings what is remembered
 * @param tasks starts what takes time
 * @param navigator goes elsewhere
 * @param sheets asks and tells over the window
 * @param notices tells what was done
 * @param desktop reaches outside the window
 */
public record Workbench(Texts texts, AppSettings settings, Tasks tasks, Navigator navigator, Sheets sheets,
        Notices notices, Desktop desktop) {}
