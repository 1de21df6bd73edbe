package dev.cutaway.app.settings;

import java.util.Map;

/** Where settings lie. */
public interface SettingsStore {

    /** Remembers nothing. */
    SettingsStore NONE = new SettingsStore() {
        @Override
        public Map<String, String> load() {
            return Map.of();
        }

        @Override
        public void save(Map<String, String> values) {}
    };

    /** What was saved last; empty when there is nothing, or nothing readable. */
    Map<String, String> load();

    /** Saves these instead, soon, without blocking the caller. */
    void save(Map<String, String> values);
}
