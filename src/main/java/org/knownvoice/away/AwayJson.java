package org.knownvoice.away;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.function.Function;
import org.knownvoice.contact.Meanwhile;
import org.knownvoice.directory.ClientId;
import org.knownvoice.directory.ClinicianId;
import org.knownvoice.directory.Language;
import org.knownvoice.directory.PhoneNumber;
import org.knownvoice.directory.PolicyId;
import org.knownvoice.directory.TeamId;
import org.knownvoice.paging.Who;
import org.knownvoice.store.WhoCode;

/** How the directory is written in the files of this room. Every field of a record is written, and nothing else. */
final class AwayJson {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), ownTypes())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .addMixIn(Meanwhile.class, NamedStep.class)
            .build();

    /** The name by which each step is known in the files. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Meanwhile.Came.class, name = "came"),
        @JsonSubTypes.Type(value = Meanwhile.Asked.class, name = "asked"),
        @JsonSubTypes.Type(value = Meanwhile.Rang.class, name = "rang"),
        @JsonSubTypes.Type(value = Meanwhile.Accepted.class, name = "accepted"),
        @JsonSubTypes.Type(value = Meanwhile.Declined.class, name = "declined"),
        @JsonSubTypes.Type(value = Meanwhile.RingOver.class, name = "ring_over"),
        @JsonSubTypes.Type(value = Meanwhile.CutOff.class, name = "cut_off"),
        @JsonSubTypes.Type(value = Meanwhile.ToFallback.class, name = "to_fallback"),
        @JsonSubTypes.Type(value = Meanwhile.FallbackAnswered.class, name = "fallback_answered"),
        @JsonSubTypes.Type(value = Meanwhile.FallbackLeft.class, name = "fallback_left"),
        @JsonSubTypes.Type(value = Meanwhile.MessageLeft.class, name = "message_left"),
        @JsonSubTypes.Type(value = Meanwhile.Over.class, name = "over")
    })
    private interface NamedStep {}

    private AwayJson() {}

    private static SimpleModule ownTypes() {
        var module = new SimpleModule();
        asText(module, PhoneNumber.class, PhoneNumber::e164, PhoneNumber::new);
        asText(module, ClientId.class, ClientId::value, ClientId::new);
        asText(module, ClinicianId.class, ClinicianId::value, ClinicianId::new);
        asText(module, TeamId.class, TeamId::value, TeamId::new);
        asText(module, PolicyId.class, PolicyId::value, PolicyId::new);
        asText(module, Language.class, Language::code, Language::new);
        asText(module, TemporalAmount.class, TemporalAmount::toString, AwayJson::length);
        asText(module, Who.class, WhoCode::of, code -> WhoCode.find(code).orElseThrow());
        return module;
    }

    private static TemporalAmount length(String text) {
        return text.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
    }

    private static <T> void asText(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            private static final long serialVersionUID = 1;

            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            private static final long serialVersionUID = 1;

            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return read.apply(in.getText());
            }
        });
    }
}
