package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.config.Mail;
import org.knownvoice.config.Settings;
import org.knownvoice.config.SettingsFile;
import org.knownvoice.contact.ContactState;
import org.knownvoice.mail.Mailer;
import org.knownvoice.metrics.Meters;
import org.knownvoice.metrics.ProbeMeters;
import org.knownvoice.probe.Alarm;
import org.knownvoice.probe.LineProbe;
import org.knownvoice.probe.Outcome;
import org.knownvoice.probe.OwnContacts;
import org.knownvoice.probe.Rounds;
import org.knownvoice.simulator.Credentials;
import org.knownvoice.simulator.Fault;
import org.knownvoice.simulator.PhoneScript;
import org.knownvoice.simulator.SimulatedLine;
import org.knownvoice.telephony.TwilioApi;

/** The probe calls the line from outside and sees whether somebody would be helped; no human hears of it. */
class ProbeTest {
    private static final PhoneScript ROBOT =
            PhoneScript.answersAfter(Duration.ofSeconds(1)).presses("1", Duration.ofSeconds(2));
    private static final List<String> PEOPLE =
            List.of("ana", "ben", "cora", "dev", "eli", "gus", "fay", "the crisis line");

    private final CrisisLine house = CrisisLine.open(ProbeTest::withTestTeam, CrisisLine.NIGHT, Program.LET_IN);
    private final MailRoom mailRoom = new MailRoom();
    private final Settings.ForProbe settings = settings("scenario");
    private final TwilioApi twilio =
            new TwilioApi(house.vertx(), settings.twilio(), settings.http().publicUrl());
    private final LineProbe probe = probe(settings);

    private static void withTestTeam(Agency agency) {
        agency.row("teams.csv", "probe", "Probe", "SNOHOMISH", "America/Los_Angeles", "probe")
                .row("escalation_policies.csv", "probe", "1", "clinician:probe", "sms;voice", "PT2M")
                .clinician("probe", "+14255550191", "probe")
                .onCall("probe", "primary", "probe")
                .onCall("probe", "backup", "probe")
                .onCall("probe", "supervisor", "probe")
                .client("probe", "probe", "en", "7999")
                .clientPhone("probe", "the test caller", "+14255550190", "self");
    }

    private Settings.ForProbe settings(String token) {
        var environment = new HashMap<>(Map.of(
                "PUBLIC_URL",
                "http://localhost:" + house.servers().getFirst().port(),
                "TWILIO_ACCOUNT_SID",
                Credentials.demo().accountSid(),
                "TWILIO_AUTH_TOKEN",
                Credentials.demo().authToken(),
                "TWILIO_API_URL",
                house.simulator().url(),
                "PROBE_FROM",
                "+14255550190",
                "PROBE_LINE",
                Agency.LINE.e164(),
                "PROBE_PHONE",
                "+14255550191",
                "PROBE_EVERY",
                "PT15M",
                "PROBE_ALERT_TO",
                "lead@agency.example",
                "PROBE_TOKEN",
                token));
        environment.putAll(mailRoom.settings());
        return Settings.forProbe(environment, SettingsFile.packaged()).orThrow();
    }

    private LineProbe probe(Settings.ForProbe of) {
        house.simulator().configure(SimulatedLine.of(of.probe().from())).await();
        house.phone("probe").follows(ROBOT);
        var contacts =
                new OwnContacts(house.vertx(), of.http().publicUrl(), of.probe().token());
        return new LineProbe(twilio, of.probe(), contacts, house::now, house::advance);
    }

    @AfterEach
    void close() {
        twilio.close();
        mailRoom.close();
        house.closeAnyway();
    }

    @Test
    void theTestPhoneIsPagedAndJoinedAndEachTestIsAContactThatIsClosed() throws Exception {
        var outcome = probe.once();

        assertThat(outcome).isInstanceOf(Outcome.Well.class);
        assertThat(((Outcome.Well) outcome).paged()).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(outcome.inWords())
                .contains("paged by text after", "by call after", "joined after")
                .doesNotContain("555", "could not");
        house.isIn(ContactState.CLOSED);
        house.advance(Duration.ofSeconds(5));
        house.phone("probe").isOffTheLine();
        noHumanHears();

        house.advance(Duration.ofMinutes(15));
        assertThat(probe.once()).isInstanceOf(Outcome.Well.class);
        assertThat(house.contacts()).hasSize(2).allMatch(contact -> contact.state() == ContactState.CLOSED);
    }

    @Test
    void aTestPhoneThatDoesNotAnswerIsAFailureAndNobodyElseIsAskedInItsPlace() throws Exception {
        house.phone("probe").follows(PhoneScript.neverAnswers());

        assertThat(probe.once())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.inWords()).contains("paged by text", "not joined within 30.0 s"));
        house.isIn(ContactState.CLOSED);
        noHumanHears();
    }

    @Test
    void aTestPhoneThatCannotBeReachedPutsNobodyThroughToTheCrisisLine() throws Exception {
        house.phone("probe").follows(PhoneScript.outOfService().textRefused(21211));

        assertThat(probe.once()).isInstanceOf(Outcome.Failed.class);
        noHumanHears();
    }

    @Test
    void withoutATokenTheTalkHasEndedAndAsksNobody() throws Exception {
        var withoutToken = probe(settings(""));

        assertThat(withoutToken.once()).isInstanceOf(Outcome.Well.class);
        house.settle();
        house.isIn(ContactState.ENDED);
        house.advance(Duration.ofMinutes(30));
        house.isIn(ContactState.ENDED);
        noHumanHears();
    }

    @Test
    void aContactThatNobodyCouldCloseStillAsksTheTestPhoneAlone() throws Exception {
        house.phone("probe").follows(PhoneScript.neverAnswers());
        probe(settings("")).once();
        house.phone("probe").follows(PhoneScript.neverAnswers());
        house.advance(Duration.ofMinutes(20));

        noHumanHears();
    }

    @Test
    void theTestPhoneIsNeverAskedForARealCaller() {
        house.phone("stranger").dials();
        house.advance(Duration.ofSeconds(200));

        house.phone("gus").wasNeverCalledNorTexted();
        house.phone("cora").reads("Reply 1");
        house.phone("probe").wasNeverCalledNorTexted();
    }

    @Test
    void aServerThatIsDownIsToldByEMailAndMetricAndSoIsItsReturn() throws Exception {
        var meters = new Meters();
        var measured = new ProbeMeters(meters, house::now);
        var rounds = new Rounds(
                probe,
                Duration.ofMinutes(15),
                new Alarm(Optional.of(mailer()), settings.probe().alertTo()),
                outcome -> {
                    if (outcome instanceof Outcome.Well well) {
                        measured.wentWell(well.paged());
                    } else {
                        measured.failed();
                    }
                },
                house::now);

        house.goesDown();
        assertThat(rounds.runOnce()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rounds.runOnce()).isEqualTo(Duration.ofMinutes(2));
        assertThat(meters.scrape()).contains("knownvoice_probe_ok 0.0");
        assertThat(mailRoom.lettersTo("lead@agency.example"))
                .hasSize(2)
                .allSatisfy(letter ->
                        assertThat(letter).contains("fails", "was not paged").doesNotContain("555"));

        house.comesBackAfter(Duration.ofMinutes(1));
        assertThat(rounds.runOnce()).isEqualTo(Duration.ofMinutes(15));
        assertThat(meters.scrape()).contains("knownvoice_probe_ok 1.0", "knownvoice_probe_age_seconds 0.0");
        assertThat(mailRoom.lettersTo("lead@agency.example"))
                .hasSize(3)
                .last()
                .asString()
                .contains("well again");
    }

    private Mailer mailer() {
        Mail mail = settings.mail().orElseThrow();
        return new Mailer(house.vertx(), mail);
    }

    @Test
    void whenTwilioTakesNoCallTheFailureSaysSo() throws Exception {
        house.suffers(Fault.rest("POST", "Calls", 1, new Fault.TooManyRequests()));

        assertThat(probe.once().inWords()).isEqualTo("the call was not made: Twilio takes no more requests now");
    }

    @Test
    void whenTwilioDoesNotAnswerTheQuestionsTheFailureSaysSoAndTheCallIsEnded() throws Exception {
        house.suffers(Fault.rest("GET", "Messages", Fault.ALWAYS, new Fault.ErrorBefore()))
                .suffers(Fault.rest("GET", "Calls", Fault.ALWAYS, new Fault.ErrorBefore()));

        assertThat(probe.once())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.inWords())
                                .contains("not paged within 30.0 s", "Twilio gives no answer or an error"));
        assertThat(house.simulator().calls())
                .filteredOn(call -> call.to().equals(Agency.LINE.e164()))
                .hasSize(2)
                .allMatch(call -> call.statuses().getLast().status().isOver());
        noHumanHears();
    }

    private void noHumanHears() {
        PEOPLE.forEach(one -> house.phone(one).wasNeverCalledNorTexted());
    }
}
