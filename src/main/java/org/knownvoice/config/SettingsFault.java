package org.knownvoice.config;

/**
 * What is wrong with one setting. Never holds a secret's value.
 *
 * @param setting its name, the same in the file and in the environment
 * @param problem what is wrong
 * @param remedy what to write instead
 */
public record SettingsFault(String setting, String problem, String remedy) {
    @Override
    public String toString() {
        return setting + " " + problem + ": " + remedy;
    }
}
