package org.knownvoice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.config.Mail;
import org.knownvoice.config.Secret;

class MailerTest {
    private static final Letter LETTER =
            new Letter("cora@agency.example", "Two holes", "Fri Nov 27 8 PM\nto Sat 8 AM\n", "notice-7");

    private final Vertx vertx = Vertx.vertx();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private int port;

    /** It has greeted once: its first greeting in a JVM loads classes for longer than a mailer waits. */
    @BeforeEach
    void start() throws IOException {
        server.start();
        port = server.getSmtp().getPort();
        try (var caller = new Socket("127.0.0.1", port)) {
            assertThat(caller.getInputStream().read()).isEqualTo('2');
        }
    }

    @AfterEach
    void close() {
        server.stop();
        vertx.close().await();
    }

    private MailAnswer send(Letter letter, Optional<Mail.Login> login) {
        var settings = new Mail("127.0.0.1", port, false, login, "roster@agency.example");
        return new Mailer(vertx, settings)
                .send(letter)
                .timeout(20, TimeUnit.SECONDS)
                .await();
    }

    private MailAnswer send(Letter letter) {
        return send(letter, Optional.empty());
    }

    @Test
    void aServerThatGreetsAnswersAndNothingIsSentForThat() {
        var mailer = new Mailer(vertx, new Mail("127.0.0.1", port, false, Optional.empty(), "roster@agency.example"));
        assertThat(mailer.answers().timeout(20, TimeUnit.SECONDS).await()).isTrue();
        assertThat(server.getReceivedMessages()).isEmpty();
        server.stop();
        assertThat(mailer.answers().timeout(20, TimeUnit.SECONDS).await()).isFalse();
    }

    @Test
    void aServerThatRefusesOurCredentialsDoesNotAnswerUntilItTakesThem() {
        server.setUser("line@agency.example", "line", "right");
        var login = Optional.of(new Mail.Login("line", new Secret("wrong")));
        var mailer = new Mailer(vertx, new Mail("127.0.0.1", port, false, login, "roster@agency.example"));
        assertThat(mailer.send(LETTER).timeout(20, TimeUnit.SECONDS).await()).isEqualTo(new MailAnswer.NotNow());
        assertThat(mailer.answers().timeout(20, TimeUnit.SECONDS).await()).isFalse();
        server.setUser("line@agency.example", "line", "wrong");
        assertThat(mailer.send(LETTER).timeout(20, TimeUnit.SECONDS).await()).isEqualTo(new MailAnswer.Taken());
        assertThat(mailer.answers().timeout(20, TimeUnit.SECONDS).await()).isTrue();
    }

    @Test
    void aLetterArrivesWithItsWordsItsSenderAndTheSameNameEachTime() throws Exception {
        assertThat(send(LETTER)).isEqualTo(new MailAnswer.Taken());
        assertThat(send(LETTER)).isEqualTo(new MailAnswer.Taken());

        var letters = server.getReceivedMessages();
        assertThat(letters).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.getSubject()).isEqualTo("Two holes");
            assertThat(letter.getFrom()[0]).hasToString("roster@agency.example");
            assertThat(letter.getAllRecipients()[0]).hasToString("cora@agency.example");
            assertThat(GreenMailUtil.getBody(letter)).contains("Fri Nov 27 8 PM", "to Sat 8 AM");
            assertThat(letter.getMessageID()).isEqualTo("<notice-7@agency.example>");
        });
    }

    @Test
    void whoWeAreIsToldToTheServerThatAsks() {
        server.setUser("roster@agency.example", "roster", "secret");
        assertThat(send(LETTER, Optional.of(new Mail.Login("roster", new Secret("secret")))))
                .isEqualTo(new MailAnswer.Taken());
    }

    @Test
    void wrongCredentialsMayBeMended() {
        server.setUser("roster@agency.example", "roster", "secret");
        assertThat(send(LETTER, Optional.of(new Mail.Login("roster", new Secret("wrong")))))
                .isEqualTo(new MailAnswer.NotNow());
    }

    @Test
    void anAddressThatIsNoneIsRefusedForGood() {
        assertThat(send(new Letter("not an address", "s", "b", "notice-8"))).isInstanceOf(MailAnswer.Refused.class);
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        server.stop();
        assertThat(send(LETTER)).isEqualTo(new MailAnswer.NotNow());
    }
}
