package org.knownvoice.mail;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.TimeUnit;
import org.knownvoice.config.Mail;

/** Knocks at the mail server's door: one that works greets with 220. */
final class Greeting {
    private static final int WITHIN_MILLIS = 1_500;
    private static final String READY = "220";

    private final NetClient net;
    private final Mail settings;

    Greeting(Vertx vertx, Mail settings) {
        var options = new NetClientOptions().setConnectTimeout(WITHIN_MILLIS).setSsl(settings.encrypted());
        options.setHostnameVerificationAlgorithm("HTTPS");
        this.net = vertx.createNetClient(options);
        this.settings = settings;
    }

    Future<Boolean> isGiven() {
        return net.connect(settings.port(), settings.host())
                .compose(Greeting::firstWord)
                .timeout(WITHIN_MILLIS, TimeUnit.MILLISECONDS)
                .otherwise(false);
    }

    private static Future<Boolean> firstWord(NetSocket server) {
        var heard = Promise.<Boolean>promise();
        server.handler(words -> heard.tryComplete(words.toString().startsWith(READY)));
        server.exceptionHandler(heard::tryFail);
        server.closeHandler(closed -> heard.tryComplete(false));
        return heard.future().onComplete(done -> server.end(Buffer.buffer("QUIT\r\n")));
    }
}
