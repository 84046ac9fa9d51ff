package org.knownvoice.web;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Team;
import org.knownvoice.directory.TeamId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.CalendarEntry;
import org.knownvoice.schedule.CalendarFeed;
import org.knownvoice.schedule.Shift;

/**
 * A calendar feed as iCalendar (RFC 5545) text: who of the staff is on call when; never a word about a client. Slow the
 * first time: not for an event loop.
 */
final class CalendarText {
    /** How often a calendar program should look again. */
    private static final java.time.Duration LOOK_AGAIN = java.time.Duration.ofHours(1);

    private static final int UNFOLDED = 1_000_000;
    private static final int LONGEST_LINE = 75;

    private final TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();
    private final Map<String, VTimeZone> used = new LinkedHashMap<>();
    private final CalendarFeed feed;
    private final Roster roster;

    private CalendarText(CalendarFeed feed, Roster roster) {
        this.feed = feed;
        this.roster = roster;
    }

    static String of(CalendarFeed feed, Roster roster, List<CalendarEntry> entries) {
        return new CalendarText(feed, roster).written(entries);
    }

    private String written(List<CalendarEntry> entries) {
        var calendar = new Calendar();
        var name = "On call: "
                + feed.clinician()
                        .map(this::name)
                        .orElseGet(() -> name(feed.team().orElseThrow()));
        calendar.add(new ProdId("-//Known Voice//On call//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableMethod.PUBLISH);
        calendar.add(new Name(name));
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), LOOK_AGAIN));
        calendar.add(new XProperty("X-PUBLISHED-TTL", LOOK_AGAIN.toString()));
        var events = entries.stream().map(this::event).toList();
        used.values().forEach(calendar::add);
        events.forEach(calendar::add);
        return text(calendar);
    }

    private VEvent event(CalendarEntry entry) {
        var event = new VEvent(false);
        event.add(new Uid(entry.uid()));
        event.add(new DtStamp(entry.changedAt()));
        event.add(new LastModified(entry.changedAt()));
        event.add(new Sequence(entry.sequence()));
        addTimes(event, entry.shift());
        event.add(new Summary((entry.cancelled() ? "Cancelled: " : "") + summary(entry.shift())));
        event.add(entry.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        event.add(ImmutableTransp.TRANSPARENT);
        return event;
    }

    /** Local times of the team; in UTC when one lies in the hour that comes twice, which programs read either way. */
    private void addTimes(VEvent event, Shift shift) {
        var zone = zone(shift.team())
                .filter(one -> isOne(shift.startsAt().atZone(one)))
                .filter(one -> isOne(shift.endsAt().atZone(one)));
        zone.ifPresent(one ->
                used.computeIfAbsent(one.getId(), id -> zones.getTimeZone(id).getVTimeZone()));
        event.add(new DtStart<>(time(shift.startsAt(), zone)));
        event.add(new DtEnd<>(time(shift.endsAt(), zone)));
    }

    private static boolean isOne(ZonedDateTime local) {
        return local.withEarlierOffsetAtOverlap().equals(local.withLaterOffsetAtOverlap());
    }

    private static Temporal time(Instant at, Optional<ZoneId> zone) {
        return zone.<Temporal>map(at::atZone).orElse(at);
    }

    /** The team's zone by the name under which it is described; empty when calendar programs do not know it. */
    private Optional<ZoneId> zone(TeamId team) {
        return roster.team(team)
                .map(known -> zones.getTimeZone(known.zone().getId()))
                .map(known -> ZoneId.of(known.getVTimeZone().getTimeZoneId().getValue()));
    }

    private String summary(Shift shift) {
        var tier = "On call (" + shift.tier().name().toLowerCase(Locale.ROOT) + ")";
        return feed.team().isPresent() ? tier + ": " + name(shift.clinician()) : tier + ", " + name(shift.team());
    }

    private String name(ClinicianId clinician) {
        return roster.clinician(clinician).map(Clinician::name).orElse(clinician.value());
    }

    private String name(TeamId team) {
        return roster.team(team).map(Team::name).orElse(team.value());
    }

    /** The library counts characters, and may cut one in two; RFC 5545 counts octets. */
    private static String folded(String line) {
        var folded = new StringBuilder();
        int octets = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            var character = Character.toString(line.codePointAt(at));
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += more;
        }
        return folded.append("\r\n").toString();
    }

    private static String text(Calendar calendar) {
        try {
            var text = new StringWriter();
            new CalendarOutputter(false, UNFOLDED).output(calendar, text);
            return text.toString().lines().map(CalendarText::folded).collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
