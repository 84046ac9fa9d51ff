package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.simulator.Fault;
import org.knownvoice.simulator.Heard;
import org.knownvoice.simulator.LegView;
import org.knownvoice.simulator.PhoneScript;
import org.slf4j.LoggerFactory;

/**
 * Being in care here is itself private: whole calls are driven, good and bad ones, and then everything that left the house
 * before a key was pressed is read by somebody who looks for clients in it.
 */
class NothingLeaksTest {
    private static final List<String> CLINICIANS = List.of("ana", "ben", "cora", "dev", "eli", "gus", "fay");

    /** Opaque by making: contact ids, leg tokens and Twilio's ids may hold any four digits by chance. */
    private static final Pattern OPAQUE = Pattern.compile(
            "(?<=localhost:)\\d+|\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-\\d+)?\\b|\\b[A-Z]{2}[0-9a-f]{32}\\b|(?<=/)(?:[A-Za-z0-9_-]{16}|[A-Za-z0-9_-]{24})(?=[/?]|$)");

    private static final Set<String> CLIENTS = Set.of(
            "maria",
            "joel",
            "kim",
            "luz",
            "mother",
            "invented",
            "7001",
            "7002",
            "7003",
            "7004",
            "1980",
            "02-03",
            "feb",
            "0131",
            "0132",
            "0133",
            "0134",
            "0199",
            "snohomish",
            "skagit",
            "everett");

    private static final Set<String> CLINICAL = Set.of(
            "crisis",
            "client",
            "patient",
            "mental",
            "psych",
            "suicid",
            "therap",
            "counsel",
            "illness",
            "health",
            "clinic",
            "diagnos",
            "medic",
            "emergency",
            "iop",
            "care");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level levelBefore = root.getLevel();
    private final CrisisLine house = CrisisLine.open();

    @BeforeEach
    void listenToTheLog() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        ((Logger) LoggerFactory.getLogger("org.knownvoice")).setLevel(Level.TRACE);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        root.setLevel(levelBefore);
        ((Logger) LoggerFactory.getLogger("org.knownvoice")).setLevel(null);
        house.closeAnyway();
    }

    @Test
    void inACallThatTheOwnClinicianTakes() {
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").answers();
        house.advance(Duration.ofSeconds(9));
        house.phone("ana").presses("1");
        house.advance(Duration.ofSeconds(30));
        house.phone("maria").hangsUp();
        house.advance(Duration.ofSeconds(10));

        nothingHasLeaked();
    }

    @Test
    void inACallThatEverybodyIsAskedForAndThatEndsAsACallback() {
        house.phone("ben").follows(PhoneScript.voicemail(Duration.ofSeconds(3), Duration.ofMinutes(2)));
        house.phone("eli").follows(PhoneScript.byHand().textUndelivered(30007));
        house.phone("dev").follows(PhoneScript.outOfService());
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(160));
        house.phone("maria").hangsUp();
        house.advance(Duration.ofMinutes(2));
        house.phone("cora").texts("1");
        house.advance(Duration.ofSeconds(6));
        house.phone("cora").rings().answers();
        house.advance(Duration.ofSeconds(12));
        house.phone("cora").presses("1");
        house.advance(Duration.ofSeconds(40));
        house.phone("ana").texts("1");
        house.advance(Duration.ofMinutes(3));

        nothingHasLeaked();
    }

    @Test
    void inACallThatTypesItsCardCodeAndAsksForACallback() {
        house.phone("stranger").dials();
        house.advance(Duration.ofSeconds(8));
        house.phone("stranger").presses("7004#");
        house.advance(Duration.ofSeconds(12));
        house.phone("dev").rings().answers();
        house.phone("stranger").presses("2");
        house.advance(Duration.ofSeconds(12));
        house.phone("dev").presses("1");
        house.advance(Duration.ofSeconds(60));

        nothingHasLeaked();
    }

    @Test
    void inATextAndItsAnswer() {
        house.phone("maria").texts("This is Maria Invented, born 1980-02-03, card 7001. I am thinking of suicide");
        house.advance(Duration.ofSeconds(5));
        house.phone("ana").answers();
        house.advance(Duration.ofSeconds(5));
        house.phone("ana").presses("1");
        house.phone("maria").texts("Are you there? My number is 425 555 0131");
        house.advance(Duration.ofMinutes(4));

        nothingHasLeaked();
    }

    @Test
    void whenTheNetworkFailsAndThereIsMuchToComplainOf() {
        house.simulator()
                .add(Fault.rest("POST", "Calls", 3, new Fault.ErrorBefore()))
                .await();
        house.simulator()
                .add(Fault.rest("POST", "Messages", 3, new Fault.ResetAfter()))
                .await();
        house.simulator()
                .add(Fault.webhook("/twilio/", 1, new Fault.AnswerLost()))
                .await();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(60));
        house.phone("ben").answers();
        house.advance(Duration.ofSeconds(5));
        house.phone("ben").presses("1");
        house.advance(Duration.ofSeconds(20));
        house.phone("maria").hangsUp();
        house.advance(Duration.ofSeconds(10));

        nothingHasLeaked();
    }

    @Test
    void inCallsAndTextsWhileTheDatabaseIsAway() {
        house.databaseStops();
        house.phone("maria").dials();
        house.phone("luz").texts("This is Maria Invented, born 1980-02-03, card 7001. I am thinking of suicide");
        house.advance(Duration.ofSeconds(12));
        house.phone("ana").rings().answers();
        house.advance(Duration.ofSeconds(9));
        house.phone("ana").presses("1");
        house.advance(Duration.ofSeconds(30));
        house.phone("maria").hangsUp();
        house.databaseReturns();
        house.advance(Duration.ofMinutes(1));

        nothingHasLeaked();
    }

    private void nothingHasLeaked() {
        CLINICIANS.forEach(name -> {
            house.phone(name).view().received().forEach(text -> staysSilent("a text to " + name, text.body(), true));
            house.phone(name)
                    .view()
                    .calls()
                    .forEach(call -> beforeAnyKey(call)
                            .forEach(words -> staysSilent("what " + name + " hears before a key", words, true)));
        });
        house.simulator().conferences().forEach(room -> staysSilent("a conference", room.friendlyName(), true));
        house.simulator().requests().forEach(request -> {
            staysSilent("a REST address", request.resource(), true);
            request.params().forEach((name, values) -> {
                if (!Set.of("To", "From", "Body").contains(name)) {
                    values.forEach(value -> staysSilent("REST parameter " + name, value, true));
                }
            });
        });
        messages().forEach(line -> staysSilent("the log", line, false));
    }

    private List<String> messages() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : " " + ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .map(line -> line.lines()
                        .filter(one -> !one.strip().startsWith("at "))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** All words up to the confirmation, which follows the key. */
    private static List<String> beforeAnyKey(LegView call) {
        var words = new ArrayList<String>();
        for (Heard heard : call.heard()) {
            if (heard instanceof Heard.Said said) {
                if (said.text().startsWith("You have it")) {
                    break;
                }
                words.add(said.text());
            }
        }
        return words;
    }

    private static void staysSilent(String where, String text, boolean clinicalToo) {
        String readable = OPAQUE.matcher(text).replaceAll("…").toLowerCase(java.util.Locale.ROOT);
        var forbidden = Stream.concat(CLIENTS.stream(), clinicalToo ? CLINICAL.stream() : Stream.of());
        assertThat(forbidden.filter(readable::contains).toList())
                .as("private words in " + where + ": " + readable)
                .isEmpty();
    }
}
