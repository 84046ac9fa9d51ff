package org.knownvoice.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.knownvoice.directory.ClientId;

/** Two crises over one small staff, with a network that is late, repeats itself and loses things. */
class ContactPropertiesTest {
    private static final Transitions TRANSITIONS = new Transitions();
    private static final int STEPS = 220;
    private static final int FEW_STEPS = 90;

    /** The same runs in every build; take the seed out to look for others. */
    @Property(tries = 600, seed = "988", shrinking = ShrinkingMode.OFF)
    void everyPromiseHoldsAfterEveryStep(@ForAll long seed) {
        var random = new Random(seed);
        var network = new PhoneNetwork(random, SmallWorld.random(random).roster(), new Watch(TRANSITIONS));
        network.opens(firstContact(random));
        goesOn(network, random, STEPS);
    }

    /** From the moment on at which the caller is with the crisis line alone. */
    @Property(tries = 400, seed = "988", shrinking = ShrinkingMode.OFF)
    void everyPromiseHoldsForAClinicianWhoComesBackIntoATalk(@ForAll long seed) {
        var random = new Random(seed);
        var network = new PhoneNetwork(random, ComingBackTest.house().roster(), new Watch(TRANSITIONS));
        var story = ComingBackTest.annIsOut();
        network.goesOnWith(story.contact(), story.now());
        goesOn(network, random, FEW_STEPS);
    }

    private static void goesOn(PhoneNetwork network, Random random, int steps) {
        try {
            for (int step = 0; step < steps; step++) {
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

    @Example
    void whoIsNotInCareAndWhomNobodyCanServe() {
        var nobody = new SmallWorld().offShift("off");
        TRANSITIONS.saw(Story.unknownCall(nobody).callerPresses("9").timeline());
        TRANSITIONS.saw(Story.unknownCall(nobody).at(40).timeline());
        TRANSITIONS.saw(Story.withheldCall(nobody).at(40).callerHangsUp().timeline());
    }

    @Example
    void aTextConversationIsClosedByAPerson() {
        var story = Story.text(new SmallWorld().primary("ann")).accepts("ann");
        story.happens(new ContactEvent.ClinicianWrote(SmallWorld.id("ann")));
        TRANSITIONS.saw(story.happens(new ContactEvent.Disposed(SmallWorld.id("ann"), "safe"))
                .timeline());
    }

    @Example
    void aConversationOfLongAgoIsAskedForAnew() {
        var house = new SmallWorld().primary("ann");
        var written = new ContactEvent.ClinicianWrote(SmallWorld.id("ann"));
        var story = Story.text(house).accepts("ann").happens(written).at(2 * 3600);
        TRANSITIONS.saw(story.happens(new ContactEvent.CallerTexted()).timeline());
        var nobody = Story.text(house).accepts("ann").happens(written).at(3600);
        TRANSITIONS.saw(nobody.nowIn(new SmallWorld().offShift("ann"))
                .happens(new ContactEvent.CallerTexted())
                .timeline());
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

    @AfterContainer
    static void eachDeclaredTransitionIsExercisedAndNoOther() {
        for (ContactState state : ContactState.values()) {
            assertThat(TRANSITIONS.from(state)).as("what follows " + state).isEqualTo(state.next());
        }
    }
}
