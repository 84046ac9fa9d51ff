package org.knownvoice.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts a list into pages as Twilio does. */
final class Paging {
    private static final int USUAL = 50;
    private static final int MOST = 1000;

    private Paging() {}

    /** @param name the list's own name in the answer, for example {@code calls} */
    static JsonObject page(RestRequest request, String name, List<JsonObject> all) {
        int size = number(request, "PageSize", USUAL, 1, MOST);
        int page = number(request, "Page", 0, 0, Integer.MAX_VALUE / MOST);
        int start = Math.min(page * size, all.size());
        int end = Math.min(start + size, all.size());
        var answer = new JsonObject()
                .put(name, new JsonArray(List.copyOf(all.subList(start, end))))
                .put("page", page)
                .put("page_size", size)
                .put("start", start)
                .put("end", Math.max(start, end - 1))
                .put("uri", uri(request, page, size))
                .put("first_page_uri", uri(request, 0, size))
                .putNull("next_page_uri")
                .putNull("previous_page_uri");
        if (end < all.size()) {
            answer.put("next_page_uri", uri(request, page + 1, size));
        }
        if (page > 0) {
            answer.put("previous_page_uri", uri(request, page - 1, size));
        }
        return answer;
    }

    private static String uri(RestRequest request, int page, int size) {
        Map<String, String> params = new LinkedHashMap<>();
        request.form().values().forEach((key, values) -> params.put(key, values.getFirst()));
        params.put("PageSize", String.valueOf(size));
        params.put("Page", String.valueOf(page));
        return RestApi.BASE + "/" + request.account() + "/" + request.resource() + ".json?" + Signature.encode(params);
    }

    private static int number(RestRequest request, String name, int usual, int min, int max) {
        try {
            return Math.clamp(Integer.parseInt(request.form().given(name).orElse(String.valueOf(usual))), min, max);
        } catch (NumberFormatException e) {
            throw RestError.bad(20001, "Invalid parameter " + name);
        }
    }
}
