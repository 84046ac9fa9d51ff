package org.knownvoice.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one phone hears in one call. */
final class Hearing {
    private final List<Heard> items = new ArrayList<>();
    private final Runnable changed;

    Hearing(Runnable changed) {
        this.changed = changed;
    }

    /** Something audible; returns its place, by which it can be cut. */
    int add(Heard item) {
        items.add(item);
        changed.run();
        return items.size() - 1;
    }

    /** Silences an item that is still sounding. */
    void cut(int place, Instant now) {
        var item = items.get(place);
        var cut = cut(item, now);
        if (cut != item) {
            items.set(place, cut);
            changed.run();
        }
    }

    private static Heard cut(Heard item, Instant now) {
        return switch (item) {
            case Heard.Said said ->
                stillSounds(said.at(), said.duration(), now)
                        ? new Heard.Said(
                                said.at(),
                                said.duration(),
                                Optional.of(now),
                                said.text(),
                                said.language(),
                                said.voice())
                        : said;
            case Heard.Played played ->
                stillSounds(played.at(), played.duration(), now)
                        ? new Heard.Played(played.at(), played.duration(), Optional.of(now), played.url())
                        : played;
            case Heard.Music music -> music;
            case Heard.Ringback ringback -> ringback;
            case Heard.Beep beep -> beep;
        };
    }

    private static boolean stillSounds(Instant at, Duration length, Instant now) {
        return at.plus(length).isAfter(now);
    }

    List<Heard> items() {
        return List.copyOf(items);
    }
}
