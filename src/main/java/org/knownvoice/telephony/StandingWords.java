package org.knownvoice.telephony;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knownvoice.directory.Clinician;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;

/** The answers to {@code WHO}, {@code STATUS} and how to {@code GIVE}: one message each, pages by their codes, names of staff only. */
final class StandingWords {
    private static final Words<StaffPhrase> WORDS = ClinicianScript.words();

    /** One message of GSM-7. */
    private static final int ONE_TEXT = 160;

    private static final int MOST_NAMES = 3;

    private final Notice notice;
    private final Roster roster;
    private final Wording wording;

    StandingWords(Notice notice, Roster roster, Wording wording) {
        this.notice = notice;
        this.roster = roster;
        this.wording = wording;
    }

    /** Of each of the pages, with fewer names where they would not fit; the pages at the end are left out last. */
    String who() {
        for (int names = MOST_NAMES; names > 0; names--) {
            var text = who(pages(names));
            if (text.length() <= ONE_TEXT) {
                return text;
            }
        }
        var pages = new ArrayList<>(pages(1));
        while (pages.size() > 1 && who(pages).length() > ONE_TEXT) {
            pages.removeLast();
        }
        return who(pages);
    }

    private static String who(List<String> pages) {
        return pages.isEmpty()
                ? WORDS.say(StaffPhrase.TEXT_WHO_NONE)
                : WORDS.say(StaffPhrase.TEXT_WHO, Map.of("pages", String.join("; ", pages)));
    }

    private List<String> pages(int names) {
        var pages = new ArrayList<String>();
        for (int i = 1; value("code_" + i).isPresent(); i++) {
            pages.add(page(i, names));
        }
        return pages;
    }

    private String page(int place, int names) {
        var code = value("code_" + place).orElse("");
        var has = value("has_" + place);
        if (has.isPresent()) {
            return has.get().equals(notice.to().value())
                    ? WORDS.say(StaffPhrase.WHO_YOU, Map.of("code", code))
                    : WORDS.say(StaffPhrase.WHO_HAS, Map.of("code", code, "name", name(has.get())));
        }
        var asked = value("asked_" + place).stream()
                .flatMap(ids -> Arrays.stream(ids.split(";")))
                .map(this::name)
                .toList();
        return asked.isEmpty()
                ? WORDS.say(StaffPhrase.WHO_NOBODY, Map.of("code", code))
                : WORDS.say(StaffPhrase.WHO_ASKED, Map.of("code", code, "names", named(asked, names)));
    }

    private static String named(List<String> all, int names) {
        var first = String.join(", ", all.subList(0, Math.min(names, all.size())));
        return all.size() <= names
                ? first
                : first + WORDS.say(StaffPhrase.GAPS_MORE, Map.of("count", Integer.toString(all.size() - names)));
    }

    private String name(String id) {
        if (id.equals(notice.to().value())) {
            return "you";
        }
        return roster.clinician(new ClinicianId(id)).map(Clinician::name).orElse("a colleague");
    }

    /** How to hand a contact over, and as many of those on call by name as fit. */
    String give() {
        var names = value("on_call").stream()
                .flatMap(ids -> Arrays.stream(ids.split(";")))
                .map(this::name)
                .toList();
        for (int named = names.size(); named > 0; named--) {
            var text = give(names.subList(0, named));
            if (text.length() <= ONE_TEXT) {
                return text;
            }
        }
        return give(List.of());
    }

    private String give(List<String> names) {
        var onCall = names.isEmpty()
                ? ""
                : " " + WORDS.say(StaffPhrase.GIVE_ON_CALL, Map.of("names", String.join(", ", names)));
        return value("code")
                .map(code -> WORDS.say(StaffPhrase.TEXT_GIVE, Map.of("code", code, "on_call", onCall)))
                .orElseGet(() -> WORDS.say(StaffPhrase.TEXT_KEYS));
    }

    /** Whether on call, which pages are open, and how the clinician's own contacts stand, as many as fit. */
    String status() {
        var contacts = new ArrayList<>(contacts());
        var codes = new ArrayList<>(
                value("open").map(open -> List.of(open.split(" "))).orElse(List.of()));
        while (status(codes, contacts).length() > ONE_TEXT && codes.size() + contacts.size() > 1) {
            (contacts.isEmpty() ? codes : contacts).removeLast();
        }
        return status(codes, contacts);
    }

    private String status(List<String> codes, List<String> contacts) {
        var open = codes.isEmpty()
                ? WORDS.say(StaffPhrase.STATUS_NO_PAGE)
                : WORDS.say(StaffPhrase.STATUS_PAGES, Map.of("codes", String.join(", ", codes)));
        var had = contacts.isEmpty()
                ? ""
                : " " + WORDS.say(StaffPhrase.STATUS_HAS, Map.of("contacts", String.join(", ", contacts)));
        return WORDS.say(StaffPhrase.TEXT_STATUS, Map.of("duty", duty(), "open", open + had));
    }

    private String duty() {
        return moment("until")
                .map(at -> WORDS.say(StaffPhrase.STATUS_ON_CALL, Map.of("moment", wording.moment(at))))
                .or(() -> moment("next")
                        .map(at -> WORDS.say(StaffPhrase.STATUS_NEXT, Map.of("moment", wording.moment(at)))))
                .orElseGet(() -> WORDS.say(StaffPhrase.STATUS_OFF));
    }

    private List<String> contacts() {
        var contacts = new ArrayList<String>();
        for (int i = 1; value("code_" + i).isPresent(); i++) {
            contacts.add(value("code_" + i).orElse("") + " "
                    + WORDS.say(state(value("state_" + i).orElse(""))));
        }
        return contacts;
    }

    private static StaffPhrase state(String state) {
        return switch (state) {
            case "CONNECTED" -> StaffPhrase.STATE_CONNECTED;
            case "WITH_GUEST" -> StaffPhrase.STATE_WITH_GUEST;
            case "CALLBACK" -> StaffPhrase.STATE_CALLBACK;
            case "ENDED" -> StaffPhrase.STATE_ENDED;
            default -> StaffPhrase.STATE_ACCEPTED;
        };
    }

    private Optional<Instant> moment(String name) {
        try {
            return value(name).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(notice.values().get(name)).filter(value -> !value.isBlank());
    }
}
