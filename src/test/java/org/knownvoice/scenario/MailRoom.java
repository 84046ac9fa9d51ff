package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real mail server, and what lies in its boxes. */
final class MailRoom implements AutoCloseable {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    MailRoom() {
        server.start();
    }

    /** The settings that lead to it. */
    Map<String, String> settings() {
        return Map.of(
                "SMTP_URL", "smtp://127.0.0.1:" + server.getSmtp().getPort(), "MAIL_FROM", "roster@agency.example");
    }

    /** Subject and words of each letter to this address, the oldest first. */
    List<String> lettersTo(String address) {
        return Stream.of(server.getReceivedMessages())
                .filter(letter -> isTo(letter, address))
                .map(MailRoom::words)
                .toList();
    }

    MailRoom hasNone() {
        assertThat(server.getReceivedMessages()).as("letters").isEmpty();
        return this;
    }

    private static boolean isTo(MimeMessage letter, String address) {
        try {
            return letter.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String words(MimeMessage letter) {
        try {
            return letter.getSubject() + "\n" + GreenMailUtil.getBody(letter);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
