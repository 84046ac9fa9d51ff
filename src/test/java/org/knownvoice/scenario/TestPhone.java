package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.simulator.Heard;
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
    private int dialled;
    private int heardBefore;
    private int textsBefore;

    TestPhone(CrisisLine house, String name, PhoneNumber number) {
        this.house = house;
        this.name = name;
        this.number = number;
    }

    // acts

    TestPhone dials() {
        dialled++;
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

    /** Texts without waiting for what comes of it. */
    TestPhone textsAtOnce(String body) {
        phone().texts(Agency.LINE, body).await();
        return this;
    }

    /** Answers without waiting for what comes of it. */
    TestPhone answersAtOnce() {
        phone().answers().await();
        return this;
    }

    /** Speaks for so long. */
    TestPhone speaks(Duration length) {
        phone().speaks(length).await();
        return settled();
    }

    /** Replies with the two letters of the latest page that was read here. */
    TestPhone repliesWithCode(String word) {
        return texts(word + " " + pageCode());
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

    /** How often the line has called here. */
    TestPhone wasCalled(int times) {
        assertThat(view().calls().size() - dialled)
                .as("calls of the line at " + name)
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

    TestPhone hasCallsOpen(int count) {
        assertThat(view().calls().stream().filter(call -> !call.isOver()))
                .as("open calls of " + name)
                .hasSize(count);
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

    TestPhone isTogetherWith(String... others) {
        assertThat(view().current().map(LegView::with).orElse(java.util.Set.of()))
                .as("who " + name + " talks with")
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(others)
                        .map(house.agency()::phoneOf)
                        .toList());
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

    /** Each call that was ordered to this phone, in seconds from the opening of the house. */
    TestPhone wasCalledAtSeconds(Long... seconds) {
        assertThat(callsOrdered()).as("when " + name + " was called").containsExactly(seconds);
        return this;
    }

    /** When each call to this phone was ordered, in seconds from the opening of the house. */
    List<Long> callsOrdered() {
        return simulator().requests().stream()
                .filter(request -> request.method().equals("POST")
                        && request.resource().equals("Calls")
                        && request.param("To").equals(number.e164()))
                .map(request -> house.secondsAt(request.at()))
                .toList();
    }

    /** Exactly so many of the texts since {@link #forgets} hold these words. */
    TestPhone readsTimes(int times, String words) {
        assertThat(newTexts()
                        .lines()
                        .filter(text -> text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT))))
                .as("texts at " + name + " with: " + words)
                .hasSize(times);
        return this;
    }

    /** The two letters of the latest page. */
    String pageCode() {
        var code = Pattern.compile("Code ([A-Z]{2})").matcher(newTexts());
        String latest = "";
        while (code.find()) {
            latest = code.group(1);
        }
        assertThat(latest).as("the code of the latest page of " + name).isNotEmpty();
        return latest;
    }

    /** Everything that was audible in all calls, oldest first. */
    List<Heard> heard() {
        return view().calls().stream().flatMap(call -> call.heard().stream()).toList();
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
