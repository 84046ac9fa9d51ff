package org.knownvoice.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.routing.Roster;
import org.knownvoice.schedule.Notice;

/** How things stand is told in one message, however much there is to tell. */
class StandingWordsTest {
    private static StandingWords words(Map<String, String> values) {
        var notice =
                new Notice("key", new ClinicianId("ben"), Notice.Kind.TOLD_WHO, Notice.Way.TEXT, values, Instant.EPOCH);
        return new StandingWords(notice, Roster.EMPTY, new Wording(ZoneOffset.UTC));
    }

    @Test
    void eachPageIsToldByItsCode() {
        assertThat(words(Map.of("code_1", "AB", "has_1", "ben", "code_2", "CD", "asked_2", "ana;ben", "code_3", "EF"))
                        .who())
                .isEqualTo("Known Voice: AB: you have it; CD: we are asking a colleague, you; EF: nobody has it yet.");
    }

    @Test
    void manyPagesAndNamesStillFit() {
        var values = new HashMap<String, String>();
        for (int i = 1; i <= 6; i++) {
            values.put("code_" + i, "A" + (char) ('A' + i));
            values.put("asked_" + i, "a;b;c;d;e");
            values.put("state_" + i, "ENDED");
        }
        values.put("until", "2026-11-28T04:30:00Z");
        values.put("open", "AB CD EF HJ KL MN");
        assertThat(words(values).who())
                .hasSizeLessThanOrEqualTo(160)
                .contains("AB: we are asking a colleague, and 4 more")
                .endsWith(".");
        assertThat(words(values).status())
                .hasSizeLessThanOrEqualTo(160)
                .startsWith(
                        "Known Voice: you are on call until Sat Nov 28 4:30 AM. Open pages: AB, CD, EF, HJ, KL, MN.")
                .endsWith(").");
    }

    @Test
    void howToHandOverNamesAsManyOfThoseOnCallAsFit() {
        assertThat(words(Map.of("code", "KD", "on_call", "ana;ben")).give())
                .isEqualTo("Known Voice: to hand over page KD, text GIVE and a first name, such as GIVE BEN."
                        + " On call: a colleague, you.");
        assertThat(words(Map.of("code", "KD", "on_call", "a;b;c;d;e;f;g")).give())
                .hasSizeLessThanOrEqualTo(160)
                .contains("On call: a colleague, a colleague");
        assertThat(words(Map.of("code", "KD", "on_call", "")).give()).endsWith("GIVE BEN.");
    }

    @Test
    void whoIsOffReadsWhenTheyAreNext() {
        assertThat(words(Map.of("next", "2026-11-28T04:00:00Z")).status())
                .isEqualTo("Known Voice: you are not on call now, next from Sat Nov 28 4 AM. No page waits for you.");
        assertThat(words(Map.of()).status()).contains("not on call in the next 14 days");
    }
}
