package org.knownvoice.contact;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.knownvoice.directory.ClientId;

/** Two crises over one small staff, with a network that is late, repeats itself and loses things. */
class ContactPropertiesTest {
    private static final Transitions TRANSITIONS = new Transitions();
    private static final int STEPS = 220;

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void everyPromiseHoldsAfterEveryStep(@ForAll long seed) {
        var random = new Random(seed);
        var network = new PhoneNetwork(random, SmallWorld.random(random).roster(), new Watch(TRANSITIONS));
        try {
            network.opens(firstContact(random));
            for (int step = 0; step < STEPS; step++) {
                if (step == 10) {
                    network.opens(secondContact(random));
                }
                if (random.nextInt(12) == 0) {
                    network.somebodyActs();
                }
                network.goesOn();
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(e.getMessage() + "\n" + network.trace(), e);
        }
    }

    private static CrisisContact firstContact(Random random) {
        return blank(random, SmallWorld.CLIENT, random.nextInt(4));
    }

    private static CrisisContact secondContact(Random random) {
        return blank(random, SmallWorld.OTHER_CLIENT, random.nextInt(4));
    }

    /** Known, known and texting, unknown, or withheld. */
    private static CrisisContact blank(Random random, ClientId client, int kind) {
        var phone = Optional.of(SmallWorld.phoneOf(client));
        return switch (kind) {
            case 0 -> SmallWorld.blank(client.value(), Medium.CALL, phone, Optional.of(client));
            case 1 ->
                SmallWorld.blank(
                        client.value(),
                        Medium.TEXT,
                        phone,
                        random.nextBoolean() ? Optional.of(client) : Optional.empty());
            case 2 -> SmallWorld.blank(client.value(), Medium.CALL, phone, Optional.empty());
            default -> SmallWorld.blank(client.value(), Medium.CALL, Optional.empty(), Optional.empty());
        };
    }

    @net.jqwik.api.lifecycle.AfterContainer
    static void printTransitions() {
        for (ContactState state : ContactState.values()) {
            var rest = java.util.EnumSet.copyOf(
                    state.next().isEmpty() ? java.util.EnumSet.noneOf(ContactState.class) : state.next());
            rest.removeAll(TRANSITIONS.from(state));
            System.out.println("SEEN " + state + " " + TRANSITIONS.from(state) + " never: " + rest);
        }
    }
}
