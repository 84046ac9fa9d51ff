package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.simulator.LegView;
import org.knownvoice.simulator.PhoneScript;
import org.knownvoice.simulator.PhoneView;
import org.knownvoice.simulator.Simulator;
import org.knownvoice.simulator.TextView;

/** A person with a phone. Acts happen now and are followed through; every other word asserts. */
final class TestPhone {
    private final CrisisLine house;
    private final String name;
    private final PhoneNumber number;
    private int heardBefore;
    private int textsBefore;

    TestPhone(CrisisLine house, String name, PhoneNumber number) {
        this.house = house;
        this.name = name;
        this.number = number;
    }

    // acts

    TestPhone dials() {
        phone().dials(Agency.LINE).await();
        return settled();
    }

    TestPhone dialsWithheld() {
        return shows("anonymous").dials();
    }

    /** What others see when this phone calls. */
    TestPhone shows(String callerId) {
        phone().shows(callerId).await();
        return this;
    }

    /** Dials without waiting for what comes of it. */
    TestPhone dialsUnwatched() {
        phone().dials(Agency.LINE).await();
        return this;
    }

    TestPhone answers() {
        phone().answers().await();
        return settled();
    }

    TestPhone presses(String keys) {
        phone().presses(keys).await();
        return settled();
    }

    /** Presses keys without waiting for what comes of it: for two acts in one instant. */
    TestPhone pressesAtOnce(String keys) {
        phone().presses(keys).await();
        return this;
    }

    TestPhone rejects() {
        phone().rejects().await();
        return settled();
    }

    TestPhone hangsUp() {
        phone().hangsUp().await();
        return settled();
    }

    TestPhone texts(String body) {
        phone().texts(Agency.LINE, body).await();
        return settled();
    }

    TestPhone follows(PhoneScript script) {
        phone().follows(script).await();
        return this;
    }

    /** What has been heard and read so far is not looked at again. */
    TestPhone forgets() {
        heardBefore = allHeard().length();
        textsBefore = view().received().size();
        return this;
    }

    // what is seen and heard

    TestPhone rings() {
        assertThat(view().isRinging()).as(name + " rings").isTrue();
        return this;
    }

    TestPhone doesNotRing() {
        assertThat(view().isRinging()).as(name + " rings").isFalse();
        return this;
    }

    TestPhone hasRung(int times) {
        assertThat(view().calls().stream()
                        .filter(call -> !call.shown().equals(number.e164()))
                        .count())
                .as("calls that came to " + name)
                .isEqualTo(times);
        return this;
    }

    TestPhone wasNeverCalledNorTexted() {
        assertThat(view().calls()).as("calls at " + name).isEmpty();
        assertThat(view().received()).as("texts at " + name).isEmpty();
        return this;
    }

    TestPhone isOnTheLine() {
        assertThat(view().isTalking()).as(name + " is on the line").isTrue();
        return this;
    }

    TestPhone isOffTheLine() {
        assertThat(view().current()).as("the call of " + name).isEmpty();
        return this;
    }

    TestPhone hears(String words) {
        assertThat(newlyHeard()).as("what " + name + " has heard").containsIgnoringCase(words);
        return this;
    }

    TestPhone hasNotHeard(String words) {
        assertThat(newlyHeard()).as("what " + name + " has heard").doesNotContainIgnoringCase(words);
        return this;
    }

    TestPhone isBridgedTo(String other) {
        assertThat(view().current().map(LegView::with).orElse(java.util.Set.of()))
                .as("who " + name + " talks with")
                .containsExactly(house.agency().phoneOf(other));
        return this;
    }

    TestPhone isBridgedToNobody() {
        assertThat(view().current().map(LegView::with).orElse(java.util.Set.of()))
                .as("who " + name + " talks with")
                .isEmpty();
        return this;
    }

    TestPhone sees(PhoneNumber shown) {
        assertThat(view().current().orElseThrow().shown())
                .as("the number that " + name + " sees")
                .isEqualTo(shown.e164());
        return this;
    }

    TestPhone reads(String words) {
        assertThat(newTexts()).as("texts at " + name).containsIgnoringCase(words);
        return this;
    }

    TestPhone getsNoText() {
        assertThat(newTexts()).as("texts at " + name).isEmpty();
        return this;
    }

    /** The words since {@link #forgets}, for comparison with what another has heard. */
    String wordsHeard() {
        return newlyHeard().strip();
    }

    PhoneView view() {
        return phone().view();
    }

    String newlyHeard() {
        return allHeard().substring(heardBefore);
    }

    String newTexts() {
        return view().received().stream()
                .skip(textsBefore)
                .map(TextView::body)
                .reduce("", (all, body) -> all.isEmpty() ? body : all + "\n" + body);
    }

    /** Lets time pass, then goes on. */
    TestPhone after(Duration time) {
        house.advance(time);
        return this;
    }

    private String allHeard() {
        return view().calls().stream().map(LegView::said).reduce("", (all, said) -> all + " " + said);
    }

    private org.knownvoice.simulator.Phone phone() {
        return simulator().phone(number);
    }

    private Simulator simulator() {
        return house.simulator();
    }

    private TestPhone settled() {
        house.settle();
        return this;
    }
}
