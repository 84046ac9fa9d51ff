package org.knownvoice.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.knownvoice.config.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands letters to the mail server, each with a connection of its own. */
public final class Mailer {
    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_SECONDS = 10;
    private static final int NEVER_ADDRESSED = 0;

    /** Wrong or missing credentials: the fault is ours and somebody may mend it. */
    private static final Set<Integer> NOT_LET_IN = Set.of(530, 534, 535, 538);

    private final MailClient client;
    private final Greeting greeting;
    private final String from;
    private volatile boolean locksUsOut;

    public Mailer(Vertx vertx, Mail settings) {
        this.client = MailClient.create(vertx, config(settings));
        this.greeting = new Greeting(vertx, settings);
        this.from = settings.from();
    }

    private static MailConfig config(Mail settings) {
        var config = new MailConfig()
                .setHostname(settings.host())
                .setPort(settings.port())
                .setSsl(settings.encrypted())
                .setStarttls(settings.encrypted() ? StartTLSOptions.DISABLED : StartTLSOptions.OPTIONAL)
                .setLogin(settings.login().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setAuthMethods("CRAM-MD5 PLAIN LOGIN")
                .setKeepAlive(false);
        config.setHostnameVerificationAlgorithm("HTTPS");
        config.setConnectTimeout(CONNECT_MILLIS);
        settings.login()
                .ifPresent(login -> config.setUsername(login.user())
                        .setPassword(login.password().value()));
        return config;
    }

    public Future<MailAnswer> send(Letter letter) {
        return Future.succeededFuture()
                .compose(now -> client.sendMail(message(letter)))
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .onComplete(sent -> locksUsOut = isLockedOut(sent.cause()))
                .<MailAnswer>map(sent -> new MailAnswer.Taken())
                .otherwise(failure -> answer(letter, failure));
    }

    /** Whether the mail server is there; nothing is sent. False also after it refused our credentials, until it takes them. */
    public Future<Boolean> answers() {
        return greeting.isGiven().map(given -> given && !locksUsOut);
    }

    private static boolean isLockedOut(Throwable failure) {
        return failure instanceof SMTPException refused && NOT_LET_IN.contains(refused.getReplyCode());
    }

    private MailMessage message(Letter letter) {
        return new MailMessage()
                .setFrom(from)
                .setTo(letter.to())
                .setSubject(letter.subject())
                .setText(letter.body())
                .addHeader("Message-ID", "<" + letter.name() + "@" + from.substring(from.indexOf('@') + 1) + ">");
    }

    /** The failure's own words may hold the address. */
    private static MailAnswer answer(Letter letter, Throwable failure) {
        if (failure instanceof SMTPException refused) {
            LOG.warn("{} was answered {}", letter, refused.getReplyCode());
            return refused.isPermanent() && !isLockedOut(refused)
                    ? new MailAnswer.Refused(refused.getReplyCode())
                    : new MailAnswer.NotNow();
        }
        if (failure instanceof IllegalArgumentException) {
            LOG.warn("{} has an address that is none", letter);
            return new MailAnswer.Refused(NEVER_ADDRESSED);
        }
        LOG.warn("{} could not be handed over: {}", letter, failure.getClass().getSimpleName());
        return new MailAnswer.NotNow();
    }
}
