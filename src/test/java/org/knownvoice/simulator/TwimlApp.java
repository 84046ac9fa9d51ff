package org.knownvoice.simulator;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tiny application: each path has its answers, one after the other, the last one for ever. */
final class TwimlApp {
    record Answer(int status, String contentType, byte[] body) {}

    record Asked(String method, String path, String uri, Map<String, String> params, Map<String, String> headers) {
        String param(String name) {
            return params.getOrDefault(name, "");
        }
    }

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Map<String, String> moved = new ConcurrentHashMap<>();
    private final HttpServer server;

    TwimlApp(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(this::handle).listen(0).await();
    }

    String url(String path) {
        return "http://localhost:" + server.actualPort() + path;
    }

    TwimlApp says(String path, String verbs) {
        return answers(path, 200, "text/xml", "<Response>" + verbs + "</Response>");
    }

    TwimlApp answers(String path, int status, String contentType, String body) {
        return answers(path, new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8)));
    }

    TwimlApp answers(String path, Answer answer) {
        answers.computeIfAbsent(path, none -> new ArrayDeque<>()).add(answer);
        return this;
    }

    /** Never answers there. */
    TwimlApp isSilentAt(String path) {
        silent.add(path);
        return this;
    }

    TwimlApp moved(String path, String to) {
        moved.put(path, to);
        return this;
    }

    List<Asked> asked(String path) {
        return asked.stream().filter(request -> request.path().equals(path)).toList();
    }

    Asked last(String path) {
        return asked(path).getLast();
    }

    private void handle(HttpServerRequest request) {
        request.setExpectMultipart(request.headers().contains("Content-Type"));
        request.end().onSuccess(none -> answer(request));
    }

    private Future<Void> answer(HttpServerRequest request) {
        var params = flat(request.formAttributes());
        params.putAll(flat(request.params()));
        asked.add(new Asked(request.method().name(), request.path(), request.uri(), params, flat(request.headers())));
        var queue = answers.get(request.path());
        var response = request.response();
        if (silent.contains(request.path())) {
            return Future.succeededFuture();
        }
        if (moved.containsKey(request.path())) {
            return response.setStatusCode(302)
                    .putHeader("Location", moved.get(request.path()))
                    .end();
        }
        if (queue == null) {
            return response.setStatusCode(204).end();
        }
        var answer = queue.size() > 1 ? queue.poll() : queue.peek();
        return response.setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .end(Buffer.buffer(answer.body()));
    }

    private static Map<String, String> flat(MultiMap values) {
        var map = new HashMap<String, String>();
        values.forEach(map::put);
        return map;
    }
}
