package org.knownvoice.chaos;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.simulator.Phone;
import org.knownvoice.simulator.PhoneScript;
import org.knownvoice.simulator.Simulator;

/** Who calls and texts, and what they do while they wait. */
final class Callers {
    private final Simulator simulator;
    private final List<SeededAgency.Client> clients;
    private final Stage stage;
    private final RandomGenerator random;
    private int strangers;

    Callers(House house, Stage stage, RandomGenerator random) {
        this.simulator = house.simulator();
        this.clients = house.agency().clients();
        this.stage = stage;
        this.random = random;
    }

    /** So many people need somebody, each at a moment of this time. */
    void come(int count, Duration from, Duration length) {
        for (int i = 0; i < count; i++) {
            var client = clients.get(i % clients.size());
            person(client, from.plusMillis(random.nextLong(length.toMillis())));
        }
    }

    private void person(SeededAgency.Client client, Duration at) {
        int drawn = random.nextInt(100);
        if (drawn < 12) {
            texts(client, at);
        } else if (drawn < 19) {
            calls(stranger(), at, keypad(client));
        } else if (drawn < 22) {
            var phone = stranger();
            phone.shows("anonymous");
            calls(phone, at, patient());
        } else {
            calls(simulator.phone(client.phone()), at, waiting());
        }
    }

    private Phone stranger() {
        return simulator.phone(new PhoneNumber("+1509558%04d".formatted(1000 + strangers++)));
    }

    private void calls(Phone phone, Duration at, PhoneScript script) {
        stage.at(at, () -> phone.follows(script).compose(ready -> phone.dials(SeededAgency.LINE)));
        if (random.nextInt(8) == 0) {
            var again = at.plusMillis(random.nextLong(3_000, 9_000));
            stage.at(again.minusMillis(random.nextLong(500, 2_500)), phone::hangsUp);
            stage.at(again, () -> phone.dials(SeededAgency.LINE));
        }
    }

    private void texts(SeededAgency.Client client, Duration at) {
        var phone = simulator.phone(client.phone());
        stage.at(
                at,
                () -> phone.follows(calledBack(random.nextInt(10)))
                        .compose(
                                ready -> phone.texts(SeededAgency.LINE, "I am " + client.name() + ". Are you there?")));
        if (random.nextBoolean()) {
            stage.at(at.plusMillis(random.nextLong(500, 9_000)), () -> phone.texts(SeededAgency.LINE, "Hello?"));
        }
    }

    /** How the phone behaves when we ring it back. */
    private PhoneScript calledBack(int drawn) {
        return switch (drawn) {
            case 0 -> PhoneScript.busy();
            case 1, 2 -> PhoneScript.neverAnswers();
            default -> PhoneScript.answersAfter(Duration.ofMillis(random.nextLong(500, 3_000)));
        };
    }

    private PhoneScript patient() {
        return calledBack(random.nextInt(10)).hangsUpAfter(Duration.ofMillis(random.nextLong(16_000, 40_000)));
    }

    private PhoneScript waiting() {
        int drawn = random.nextInt(100);
        if (drawn < 14) {
            return calledBack(random.nextInt(10)).hangsUpAfter(Duration.ofMillis(random.nextLong(500, 5_000)));
        }
        if (drawn < 34) {
            var key = Integer.toString(1 + random.nextInt(3));
            return patient().presses(key, Duration.ofMillis(random.nextLong(2_000, 12_000)));
        }
        return patient();
    }

    private PhoneScript keypad(SeededAgency.Client client) {
        var afterGreeting = Duration.ofMillis(random.nextLong(1_000, 4_000));
        return switch (random.nextInt(4)) {
            case 0 -> patient();
            case 1 -> patient().presses("9", afterGreeting);
            default -> patient().presses(client.cardCode() + "#", afterGreeting);
        };
    }
}
