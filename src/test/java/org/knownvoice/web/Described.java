package org.knownvoice.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Holds an answer against its schema in the committed OpenAPI document: as much of JSON Schema as the document uses. */
public final class Described {
    static final JsonObject DOCUMENT = new JsonObject(OpenApi.text());

    private Described() {}

    /** What in the value is not as the schema of this name says. */
    public static List<String> faults(String schema, Object value) {
        return faults(schema(schema), value, schema).toList();
    }

    static JsonObject schema(String name) {
        return DOCUMENT.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
    }

    private static Stream<String> faults(JsonObject schema, Object value, String at) {
        if (schema.containsKey("$ref")) {
            var ref = schema.getString("$ref");
            return faults(schema(ref.substring(ref.lastIndexOf('/') + 1)), value, at);
        }
        if (schema.containsKey("anyOf")) {
            boolean fits = schema.getJsonArray("anyOf").stream()
                    .anyMatch(
                            one -> faults((JsonObject) one, value, at).findAny().isEmpty());
            return fits ? Stream.empty() : Stream.of(at + " is none of what it may be");
        }
        if (!types(schema).contains(type(value))) {
            return Stream.of(at + " is " + type(value) + ", not " + types(schema));
        }
        if (schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
            return Stream.of(at + " is not in " + schema.getJsonArray("enum"));
        }
        if (value instanceof JsonObject object) {
            return fields(schema, object, at);
        }
        if (value instanceof JsonArray array) {
            var faults = new ArrayList<String>();
            for (int i = 0; i < array.size(); i++) {
                faults(schema.getJsonObject("items"), array.getValue(i), at + "[" + i + "]")
                        .forEach(faults::add);
            }
            return faults.stream();
        }
        return Stream.empty();
    }

    private static Stream<String> fields(JsonObject schema, JsonObject value, String at) {
        var properties = schema.getJsonObject("properties", new JsonObject());
        var missing = schema.getJsonArray("required", new JsonArray()).stream()
                .filter(name -> !value.containsKey((String) name))
                .map(name -> at + "." + name + " is missing");
        var others = value.fieldNames().stream().flatMap(name -> {
            if (properties.containsKey(name)) {
                return faults(properties.getJsonObject(name), value.getValue(name), at + "." + name);
            }
            return schema.getValue("additionalProperties") instanceof JsonObject any
                    ? faults(any, value.getValue(name), at + "." + name)
                    : Stream.of(at + "." + name + " is not described");
        });
        return Stream.concat(missing, others);
    }

    private static List<Object> types(JsonObject schema) {
        var types = schema.getValue("type") instanceof JsonArray several
                ? several.stream().toList()
                : List.<Object>of(schema.getString("type"));
        return types.contains("number")
                ? Stream.concat(types.stream(), Stream.of("integer")).toList()
                : types;
    }

    private static String type(Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "string";
            case Boolean bool -> "boolean";
            case Integer number -> "integer";
            case Long number -> "integer";
            case Number number -> "number";
            case JsonObject object -> "object";
            case JsonArray array -> "array";
            default -> value.getClass().getName();
        };
    }
}
