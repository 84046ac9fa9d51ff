package org.knownvoice.contact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.knownvoice.directory.CarrierCodes;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.PhoneSign;

/** What a decision shows of clinicians' phones: who answered, what was refused, what rang in vain. */
public final class PhoneSigns {
    private PhoneSigns() {}

    /**
     * One sign.
     *
     * @param phone which of the clinician's phones, by its place in the directory
     */
    public record Seen(ClinicianId clinician, int phone, PhoneSign sign) {}

    /** What follows from this decision; mostly nothing. */
    public static List<Seen> of(CrisisContact before, Decision decision) {
        var ofEntries = decision.entries().stream().flatMap(entry -> sign(decision.next(), entry).stream());
        var ofPages = decision.next().pages().stream()
                .filter(page -> hasEnded(before, page))
                .flatMap(page -> inVain(decision.next(), page));
        return Stream.concat(ofEntries, ofPages).toList();
    }

    private static Optional<Seen> sign(CrisisContact contact, Entry entry) {
        return switch (entry.kind()) {
            case CALL_ANSWERED -> ofLeg(contact, entry, Optional.of(PhoneSign.ALIVE));
            case CALL_ENDED -> ofLeg(contact, entry, ended(entry));
            case PAGE_TEXT_FAILED ->
                CarrierCodes.ofRefusal(code(entry).orElse(0))
                        .map(sign -> new Seen(
                                entry.clinician().orElseThrow(),
                                Integer.parseInt(entry.codes().get("phone")),
                                sign));
            default -> Optional.empty();
        };
    }

    private static Optional<Seen> ofLeg(CrisisContact contact, Entry entry, Optional<PhoneSign> sign) {
        var leg = entry.leg().flatMap(contact::leg).filter(one -> !one.isCallersSide());
        return leg.flatMap(contact::clinicianOf)
                .flatMap(clinician ->
                        sign.map(seen -> new Seen(clinician, leg.get().phone(), seen)));
    }

    private static Optional<PhoneSign> ended(Entry entry) {
        return switch (LegOutcome.valueOf(entry.codes().get("outcome"))) {
            case REFUSED -> code(entry).flatMap(CarrierCodes::ofRefusal);
            case FAILED -> code(entry).flatMap(CarrierCodes::ofFailedCall);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> code(Entry entry) {
        return Optional.ofNullable(entry.codes().get("code")).map(Integer::valueOf);
    }

    /** Somebody else has the contact, it is over, or no talk came of an acceptance. Who declined, or took it by text, has answered. */
    private static boolean hasEnded(CrisisContact before, Page page) {
        boolean isNews = before.page(page.number())
                .filter(one -> one.state() != page.state())
                .isPresent();
        boolean byText = before.acceptance()
                .filter(taken -> taken.page() == page.number() && taken.way() == Acceptance.Way.TEXT)
                .isPresent();
        return isNews && (page.state() == Page.State.TAKEN || page.state() == Page.State.LAPSED && !byText);
    }

    /** A ring that was cut short since somebody was quicker says nothing; a voicemail has answered. */
    private static Stream<Seen> inVain(CrisisContact contact, Page page) {
        var answered = contact.legsOf(page.number())
                .filter(leg -> leg.answeredAt().isPresent())
                .map(CallLeg::phone)
                .toList();
        return contact.legsOf(page.number())
                .filter(leg ->
                        leg.outcome().filter(how -> how == LegOutcome.NO_ANSWER).isPresent())
                .map(CallLeg::phone)
                .distinct()
                .filter(phone -> !answered.contains(phone))
                .map(phone -> new Seen(page.clinician(), phone, PhoneSign.UNANSWERED));
    }
}
