package org.knownvoice.simulator;

import io.vertx.ext.web.RoutingContext;

/**
 * One request to the REST API.
 *
 * @param account as the path names it; empty where the path names none
 * @param resource the path below the account, without {@code .json}
 * @param sid the resource's identifier, empty for a list
 * @param member the participant, empty where there is none
 */
record RestRequest(
        String method,
        String account,
        String resource,
        String sid,
        String member,
        String authorization,
        RestForm form) {
    static RestRequest of(RoutingContext ctx) {
        if (!ctx.request().path().startsWith(RestApi.BASE)) {
            return of(ctx, "", ctx.request().path().substring("/v1/".length()));
        }
        var path = ctx.request().path().substring(RestApi.BASE.length() + 1);
        int slash = path.indexOf('/');
        var below = slash < 0 ? "" : path.substring(slash + 1);
        return of(ctx, bare(slash < 0 ? path : path.substring(0, slash)), bare(below));
    }

    private static RestRequest of(RoutingContext ctx, String account, String resource) {
        var authorization = ctx.request().getHeader("Authorization");
        return new RestRequest(
                ctx.request().method().name(),
                account,
                resource,
                param(ctx, "sid"),
                param(ctx, "member"),
                authorization == null ? "" : authorization,
                RestForm.of(ctx.queryParams(), ctx.request().formAttributes()));
    }

    private static String param(RoutingContext ctx, String name) {
        var value = ctx.pathParam(name);
        return value == null ? "" : bare(value);
    }

    private static String bare(String text) {
        return text.endsWith(".json") ? text.substring(0, text.length() - 5) : text;
    }
}
