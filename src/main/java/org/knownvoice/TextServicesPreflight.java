package org.knownvoice;

import java.util.ArrayList;
import java.util.List;
import org.knownvoice.Preflight.Row;
import org.knownvoice.Preflight.Verdict;
import org.knownvoice.config.PublicUrl;
import org.knownvoice.directory.Line;
import org.knownvoice.telephony.TextService;
import org.knownvoice.telephony.TwilioAnswer;

/**
 * Who texts HELP or STOP to a plain number gets Twilio's own boilerplate, with nothing that helps in it. In a Messaging
 * Service those words are ours; what they are, only a person can read.
 */
final class TextServicesPreflight {
    private static final String TEXTS = "/twilio/sms";

    private final PublicUrl publicUrl;
    private final List<Line> lines;

    TextServicesPreflight(PublicUrl publicUrl, List<Line> lines) {
        this.publicUrl = publicUrl;
        this.lines = lines;
    }

    List<Row> rows(TwilioAnswer<List<TextService>> answer) {
        return switch (answer) {
            case TwilioAnswer.Done<List<TextService>> done ->
                lines.stream()
                        .flatMap(line -> rows(line, done.value()).stream())
                        .toList();
            case TwilioAnswer.Refused<List<TextService>> refused ->
                List.of(new Row(
                        Verdict.FAILS,
                        "Twilio does not show the Messaging Services, code " + refused.code(),
                        "let TWILIO_API_KEY read Messaging Services and their numbers"));
            default ->
                List.of(new Row(
                        Verdict.FAILS,
                        "Twilio does not answer about Messaging Services",
                        "let this machine reach messaging.twilio.com, then check again"));
        };
    }

    private List<Row> rows(Line line, List<TextService> services) {
        var name = "line \"" + line.name() + "\": ";
        var own = services.stream()
                .filter(service -> service.phones().contains(line.phone().e164()))
                .findFirst();
        if (own.isEmpty()) {
            return List.of(new Row(
                    Verdict.FAILS,
                    name + "is in no Messaging Service",
                    "Twilio answers HELP and STOP with its own words: put the number into a Messaging Service"
                            + " and write ours there (Advanced Opt-Out)"));
        }
        var rows = new ArrayList<Row>();
        rows.add(new Row(Verdict.ok, name + "is in a Messaging Service", ""));
        rows.add(whereTextsGo(name, own.get()));
        rows.add(new Row(
                Verdict.look,
                name + "its HELP and STOP texts cannot be read from here",
                "read them in Twilio's console (Advanced Opt-Out): each must name 911, 988 and "
                        + line.fallbackNumber().e164()));
        return rows;
    }

    /** A service may take the texts away from the number. */
    private Row whereTextsGo(String name, TextService service) {
        boolean here =
                service.numbersDecide() || service.inboundUrl().split("#", 2)[0].equals(publicUrl.at(TEXTS));
        return new Row(
                here ? Verdict.ok : Verdict.FAILS,
                name + "its Messaging Service lets texts come here",
                here
                        ? ""
                        : "set the service to defer to the number's webhook, or its request address to POST "
                                + publicUrl.at(TEXTS));
    }
}
