package org.knownvoice.web;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.Observance;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.Status;
import biweekly.util.DateTimeComponents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.fortuna.ical4j.util.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.County;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.LoginRole;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Arrangements;
import org.knownvoice.routing.DirectoryRows;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.CalendarEntry;
import org.knownvoice.schedule.CalendarFeed;
import org.knownvoice.schedule.Shift;
import org.knownvoice.schedule.Tier;

/** The text of a feed, read by another library than the one that writes it. */
class CalendarTextTest {
    private static final TeamId SKAGIT = new TeamId("skagit");
    private static final ClinicianId ALDER = new ClinicianId("alder");
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Instant CHANGED = Instant.parse("2026-02-27T10:11:12Z");

    @Test
    void aShiftIsAnEventWithLocalTimesOfTheTeam() {
        var text = text(PACIFIC, entry("2026-03-03T04:00:00Z", "2026-03-03T16:00:00Z"));

        assertThat(text)
                .contains(
                        "\r\nMETHOD:PUBLISH\r\n",
                        "\r\nVERSION:2.0\r\n",
                        "\r\nNAME:On call: Alder Sample\r\n",
                        "\r\nX-WR-CALNAME:On call: Alder Sample\r\n",
                        "\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n",
                        "\r\nX-PUBLISHED-TTL:PT1H\r\n",
                        "\r\nDTSTART;TZID=America/Los_Angeles:20260302T200000\r\n",
                        "\r\nDTEND;TZID=America/Los_Angeles:20260303T080000\r\n",
                        "\r\nDTSTAMP:20260227T101112Z\r\n",
                        "\r\nLAST-MODIFIED:20260227T101112Z\r\n",
                        "\r\nSEQUENCE:3\r\n",
                        "\r\nSTATUS:CONFIRMED\r\n",
                        "\r\nTRANSP:TRANSPARENT\r\n",
                        "\r\nUID:one@knownvoice\r\n");
        assertThat(read(text).getEvents())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getSummary().getValue()).isEqualTo("On call (primary), Team Skagit"));
    }

    @Test
    void theZoneIsDescribedOnceWithBothItsRules() {
        var zones = read(text(
                        PACIFIC,
                        entry("2026-03-03T04:00:00Z", "2026-03-03T16:00:00Z"),
                        entry("2026-03-04T04:00:00Z", "2026-03-04T16:00:00Z")))
                .getTimezoneInfo()
                .getComponents();

        assertThat(zones).singleElement().satisfies(zone -> {
            assertThat(zone.getTimezoneId().getValue()).isEqualTo("America/Los_Angeles");
            assertThat(zone.getDaylightSavingsTime())
                    .anySatisfy(rule -> assertThat(rule.getProperties(biweekly.property.RecurrenceRule.class))
                            .isNotEmpty());
            assertThat(zone.getStandardTimes())
                    .anySatisfy(rule -> assertThat(rule.getProperties(biweekly.property.RecurrenceRule.class))
                            .isNotEmpty());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/Los_Angeles", "America/New_York", "America/Phoenix", "America/Anchorage"})
    void theZoneIsDescribedAsTheJdkKnowsIt(String zone) {
        var rules = ZoneId.of(zone).getRules();
        var from = Instant.parse("2025-01-01T00:00:00Z");
        var to = Instant.parse("2037-01-01T00:00:00Z");
        var known = Stream.iterate(
                        rules.nextTransition(from),
                        change -> change != null && change.getInstant().isBefore(to),
                        change -> rules.nextTransition(change.getInstant()))
                .map(change -> change.getInstant() + " " + change.getOffsetAfter())
                .toList();

        assertThat(described(
                        read(text(ZoneId.of(zone), entry("2026-03-03T04:00:00Z", "2026-03-03T16:00:00Z"))), from, to))
                .isEqualTo(known);
    }

    private static List<String> described(ICalendar calendar, Instant from, Instant to) {
        var zone = calendar.getTimezoneInfo().getComponents().iterator().next();
        return Stream.concat(zone.getDaylightSavingsTime().stream(), zone.getStandardTimes().stream())
                .flatMap(rule -> changes(rule, from, to))
                .sorted()
                .toList();
    }

    /** Local times become moments with the offset before the change. */
    private static Stream<String> changes(Observance rule, Instant from, Instant to) {
        var starts = local(rule.getDateStart().getValue().getRawComponents()).toInstant(ZoneOffset.UTC);
        var moments = new ArrayList<Instant>(List.of(starts));
        if (rule.getRecurrenceRule() != null) {
            var dates = rule.getRecurrenceRule().getDateIterator(Date.from(starts), TimeZone.getTimeZone("UTC"));
            while (dates.hasNext() && moments.getLast().isBefore(to)) {
                moments.add(dates.next().toInstant());
            }
        }
        var before = Duration.ofMillis(rule.getTimezoneOffsetFrom().getValue().getMillis());
        var after = ZoneOffset.ofTotalSeconds(
                (int) (rule.getTimezoneOffsetTo().getValue().getMillis() / 1000));
        return moments.stream()
                .distinct()
                .map(at -> at.minus(before))
                .filter(at -> !at.isBefore(from) && at.isBefore(to))
                .map(at -> at + " " + after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/Los_Angeles",
                "US/Pacific",
                "America/Phoenix",
                "America/New_York",
                "America/Anchorage",
                "Pacific/Honolulu",
                "Europe/Berlin",
                "UTC",
                "-08:00"
            })
    void everyShiftOfMoreThanAYearIsReadAtTheMomentsThatWereMeant(String zone) {
        var entries = new ArrayList<CalendarEntry>();
        for (var at = Instant.parse("2026-01-01T00:30:00Z");
                at.isBefore(Instant.parse("2027-03-20T00:00:00Z"));
                at = at.plus(Duration.ofHours(29))) {
            entries.add(entry(at.toString(), at.plus(Duration.ofMinutes(450)).toString()));
        }

        isReadAsMeant(text(ZoneId.of(zone), entries.toArray(CalendarEntry[]::new)), entries);
    }

    @Test
    void theNightsOnWhichTheClocksChangeAreReadAtTheMomentsThatWereMeant() {
        var entries = IntStream.range(0, 12 * 6)
                .mapToObj(i -> Duration.ofMinutes(i * 10L))
                .flatMap(after -> List.of(
                        entry(
                                Instant.parse("2026-03-08T04:00:00Z")
                                        .plus(after)
                                        .toString(),
                                Instant.parse("2026-03-08T16:00:00Z").toString()),
                        entry(
                                Instant.parse("2026-11-01T03:00:00Z").toString(),
                                Instant.parse("2026-11-01T04:10:00Z")
                                        .plus(after)
                                        .toString()))
                        .stream())
                .toArray(CalendarEntry[]::new);

        var text = text(PACIFIC, entries);

        isReadAsMeant(text, Arrays.asList(entries));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-01T08:30:00Z", "2026-11-01T09:30:00Z"})
    void aTimeInTheHourThatComesTwiceIsWrittenInUtc(String end) {
        var text = text(PACIFIC, entry("2026-11-01T03:00:00Z", end));

        assertThat(text)
                .contains("\r\nDTSTART:20261101T030000Z\r\n", "\r\nDTEND:" + end.replaceAll("[-:]", "") + "\r\n");
    }

    @Test
    void whatIsCancelledSaysSoForProgramsThatKnowItAndForPeople() {
        var text = text(
                PACIFIC,
                new CalendarEntry(
                        "one@knownvoice", shift("2026-03-03T04:00:00Z", "2026-03-03T16:00:00Z"), 4, CHANGED, true));

        assertThat(read(text).getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getStatus()).isEqualTo(Status.cancelled());
            assertThat(event.getSummary().getValue()).isEqualTo("Cancelled: On call (primary), Team Skagit");
            assertThat(event.getSequence().getValue()).isEqualTo(4);
        });
    }

    @Test
    void aTeamsFeedNamesWhoIsOnCall() {
        var feed = new CalendarFeed(new UUID(0, 1), Optional.empty(), Optional.of(SKAGIT), CHANGED);
        var text = CalendarText.of(
                feed,
                roster(PACIFIC, "Alder \"Al\"; Sample, LMHC"),
                List.of(entry("2026-03-03T04:00:00Z", "2026-03-03T16:00:00Z")));

        assertThat(read(text).getExperimentalProperty("X-WR-CALNAME").getValue())
                .isEqualTo("On call: Team Skagit");
        assertThat(read(text).getEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getSummary().getValue())
                        .isEqualTo("On call (primary): Alder \"Al\"; Sample, LMHC"));
    }

    @Test
    void linesAreFoldedAt75OctetsAndEndWithCrLf() {
        var name = "Żółć Größe ♥ ".repeat(12).strip();
        var feed = new CalendarFeed(new UUID(0, 1), Optional.empty(), Optional.of(SKAGIT), CHANGED);
        var text = CalendarText.of(
                feed, roster(PACIFIC, name), List.of(entry("2026-03-03T04:00:00Z", "2026-03-03T16:00:00Z")));

        assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContainPattern("(?<!\r)\n|\r(?!\n)");
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(read(text).getEvents().getFirst().getSummary().getValue()).endsWith(name);
    }

    @Test
    void aFeedWithoutShiftsIsACalendarToo() {
        assertThat(read(text(PACIFIC)).getEvents()).isEmpty();
    }

    @Test
    void timeZonesAreNeverFetchedFromOutside() {
        assertThat(Configurator.getProperty("net.fortuna.ical4j.timezone.update.enabled"))
                .contains("false");
    }

    private static String text(ZoneId zone, CalendarEntry... entries) {
        var feed = new CalendarFeed(new UUID(0, 1), Optional.of(ALDER), Optional.empty(), CHANGED);
        return CalendarText.of(feed, roster(zone, "Alder Sample"), List.of(entries));
    }

    private static ICalendar read(String text) {
        var warnings = new ArrayList<List<ParseWarning>>();
        var calendar = Biweekly.parse(text).warnings(warnings).first();
        assertThat(warnings.stream().flatMap(List::stream)).isEmpty();
        return calendar;
    }

    private static void isReadAsMeant(String text, List<CalendarEntry> entries) {
        var calendar = read(text);
        var read = calendar.getEvents();
        assertThat(read).hasSameSizeAs(entries);
        assertThat(IntStream.range(0, entries.size())
                        .filter(i -> !times(calendar, read.get(i)).equals(times(entries.get(i))))
                        .mapToObj(i -> times(entries.get(i)) + " is read as " + times(calendar, read.get(i))))
                .isEmpty();
    }

    /** By the zone that the event names, as the JDK knows it: {@link #theZoneIsDescribedAsTheJdkKnowsIt} checks the rest. */
    private static String times(ICalendar calendar, VEvent event) {
        return moment(calendar, event.getDateStart()) + " " + moment(calendar, event.getDateEnd());
    }

    private static Instant moment(ICalendar calendar, DateOrDateTimeProperty time) {
        var raw = time.getValue().getRawComponents();
        var local = local(raw);
        if (raw.isUtc()) {
            return local.toInstant(ZoneOffset.UTC);
        }
        var zone = calendar.getTimezoneInfo().getTimezone(time).getComponent();
        return local.atZone(ZoneId.of(zone.getTimezoneId().getValue())).toInstant();
    }

    private static LocalDateTime local(DateTimeComponents raw) {
        return LocalDateTime.of(
                raw.getYear(), raw.getMonth(), raw.getDate(), raw.getHour(), raw.getMinute(), raw.getSecond());
    }

    private static String times(CalendarEntry entry) {
        return entry.shift().startsAt() + " " + entry.shift().endsAt();
    }

    private static CalendarEntry entry(String from, String to) {
        return new CalendarEntry("one@knownvoice", shift(from, to), 3, CHANGED, false);
    }

    private static Shift shift(String from, String to) {
        return new Shift(SKAGIT, Tier.PRIMARY, ALDER, Instant.parse(from), Instant.parse(to));
    }

    private static Roster roster(ZoneId zone, String name) {
        var alder = new Clinician(
                ALDER,
                name,
                "",
                Optional.empty(),
                Optional.empty(),
                Set.of(Language.ENGLISH),
                LoginRole.CLINICIAN,
                Optional.empty());
        return Roster.of(new DirectoryRows(
                List.of(),
                List.of(new Team(SKAGIT, "Team Skagit", County.SKAGIT, zone, new PolicyId("standard"))),
                List.of(alder),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Arrangements.NONE,
                1));
    }
}
