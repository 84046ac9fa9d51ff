package org.knownvoice.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.knownvoice.simulator.PhoneScript;
import org.knownvoice.simulator.Simulator;
import org.knownvoice.simulator.TextView;

/** What the people on call do with their phones; each changes every few seconds. */
final class Clinicians {
    private static final Duration CHANGES_EVERY = Duration.ofSeconds(9);
    private static final Duration READS_EVERY = Duration.ofMillis(300);
    private static final Pattern PAGE = Pattern.compile("Reply 1 to accept, 2 to decline\\. Code ([A-Z]{2})");

    private final Simulator simulator;
    private final Map<String, SeededAgency.Staff> staff;
    private final Stage stage;
    private final RandomGenerator random;
    private final Set<String> texters = ConcurrentHashMap.newKeySet();
    private int read;

    Clinicians(House house, Stage stage, RandomGenerator random) {
        this.simulator = house.simulator();
        this.staff = house.agency().staffByPhone();
        this.stage = stage;
        this.random = random;
    }

    /** They behave so or so from now on. */
    void begin(Duration length) {
        var people = staff.values().stream()
                .sorted(java.util.Comparator.comparing(SeededAgency.Staff::id))
                .toList();
        for (var at = Duration.ZERO; at.compareTo(length) < 0; at = at.plus(CHANGES_EVERY)) {
            for (var one : people) {
                var mood = random.nextInt(100);
                var script = script(mood);
                boolean writes = mood >= 50 && mood < 68;
                var when = at.isZero() ? at : at.plusMillis(random.nextLong(CHANGES_EVERY.toMillis()));
                stage.at(when, () -> {
                    if (writes) {
                        texters.add(one.phone().e164());
                    } else {
                        texters.remove(one.phone().e164());
                    }
                    simulator.phone(one.phone()).follows(script);
                });
            }
        }
        stage.every(READS_EVERY, this::readTexts);
    }

    /** From then on everybody does what helps. */
    void helpfulFrom(Duration at) {
        stage.at(at, () -> {
            texters.clear();
            staff.values().forEach(one -> simulator.phone(one.phone()).follows(script(0)));
        });
    }

    private PhoneScript script(int mood) {
        var answers = PhoneScript.answersAfter(millis(400, 2_500));
        if (mood < 68) {
            var first = millis(700, 3_500);
            return answers.presses("1", first)
                    .presses("1", first.plusSeconds(3))
                    .hangsUpAfter(millis(5_000, 10_000));
        }
        if (mood < 76) {
            return answers.presses("2", millis(700, 3_000)).hangsUpAfter(millis(7_000, 9_000));
        }
        if (mood < 84) {
            return PhoneScript.neverAnswers();
        }
        if (mood < 88) {
            return PhoneScript.busy();
        }
        if (mood < 92) {
            return PhoneScript.voicemail(millis(500, 2_000), Duration.ofSeconds(6));
        }
        if (mood < 95) {
            return PhoneScript.rejects();
        }
        if (mood < 97) {
            return PhoneScript.outOfService();
        }
        return answers.hangsUpAfter(millis(2_000, 5_000));
    }

    private Duration millis(int least, int most) {
        return Duration.ofMillis(random.nextLong(least, most));
    }

    /** Who answers by text reads the code of the page; some of them decline, some leave the code out. */
    private void readTexts() {
        List<TextView> all = simulator.texts();
        for (var text : all.subList(read, all.size())) {
            var page = PAGE.matcher(text.body());
            if (!text.inbound() && texters.contains(text.to()) && page.find()) {
                var code = page.group(1);
                var reply = switch (random.nextInt(8)) {
                    case 0 -> "2 " + code;
                    case 1 -> "1";
                    default -> "1 " + code;
                };
                stage.after(
                        millis(500, 2_500),
                        () -> simulator.phone(staff.get(text.to()).phone()).texts(SeededAgency.LINE, reply));
            }
        }
        read = all.size();
    }
}
