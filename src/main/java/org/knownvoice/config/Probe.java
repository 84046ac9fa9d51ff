package org.knownvoice.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knownvoice.directory.PhoneNumber;

/**
 * A test of the line from outside.
 *
 * @param from a second number of the account, which calls: the phone of the test client
 * @param line the line that is called
 * @param phone the phone of the test clinician, which shall be paged
 * @param within how long it may take until caller and test phone are joined. Default 30 s; 10 s to 5 min
 * @param every how often; empty: once. 1 min to 24 h
 * @param alertTo who gets an e-mail when it fails, and when it is well again
 * @param token of the API, with which the probe closes its contacts; empty: they wait for a person
 */
public record Probe(
        PhoneNumber from,
        PhoneNumber line,
        PhoneNumber phone,
        Duration within,
        Optional<Duration> every,
        List<String> alertTo,
        Optional<Secret> token) {
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration MOST_OFTEN = Duration.ofMinutes(1);
    private static final Duration LEAST_OFTEN = Duration.ofHours(24);
    private static final String PHONE_REMEDY = "write a phone number such as +14255550100";
    private static final List<String> NUMBERS = List.of("PROBE_FROM", "PROBE_LINE", "PROBE_PHONE");

    public Probe {
        alertTo = List.copyOf(alertTo);
    }

    /** Empty when there is none to be; a fault when only half of it is given. */
    static Optional<Probe> read(SettingsReader reader) {
        var numbers = NUMBERS.stream()
                .flatMap(name -> reader.optional(name, Probe::phone).stream())
                .toList();
        var within = reader.optional("PROBE_WITHIN", value -> SettingsReader.parseDuration(value, SHORTEST, LONGEST));
        var every =
                reader.optional("PROBE_EVERY", value -> SettingsReader.parseDuration(value, MOST_OFTEN, LEAST_OFTEN));
        var alertTo = reader.optional("PROBE_ALERT_TO", Probe::addresses);
        var token = reader.given("PROBE_TOKEN").map(Secret::new);
        if (NUMBERS.stream().anyMatch(name -> reader.given(name).isPresent())) {
            faultMissing(reader);
        }
        if (numbers.size() == NUMBERS.size() && numbers.stream().distinct().count() < numbers.size()) {
            reader.fault("PROBE_FROM", "is also the line or the test phone", "give each a number of its own");
        }
        return numbers.size() < NUMBERS.size()
                ? Optional.empty()
                : Optional.of(new Probe(
                        numbers.get(0),
                        numbers.get(1),
                        numbers.get(2),
                        within.orElse(SHORTEST),
                        every,
                        alertTo.orElse(List.of()),
                        token));
    }

    /** Names what a probe cannot be without. */
    static void faultMissing(SettingsReader reader) {
        NUMBERS.stream()
                .filter(name -> reader.given(name).isEmpty())
                .forEach(name -> reader.fault(name, "is missing", PHONE_REMEDY));
    }

    private static PhoneNumber phone(String value) throws BadValue {
        return PhoneNumber.parse(value).orElseThrow(() -> new BadValue("is no phone number", PHONE_REMEDY));
    }

    private static List<String> addresses(String value) throws BadValue {
        var addresses = new ArrayList<String>();
        for (String part : SettingsReader.list(value)) {
            addresses.add(Mail.address(part));
        }
        return addresses;
    }
}
