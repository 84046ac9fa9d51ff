package org.knownvoice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    @Test
    void aShortAddressHasTheUsualPortAndPrefersEncryption() throws BadValue {
        assertThat(DatabaseUrl.parse("postgresql://app:word@db/voice"))
                .isEqualTo(new Database(
                        List.of(new Database.Host("db", 5432)),
                        "voice",
                        "app",
                        new Secret("word"),
                        SslMode.PREFER,
                        Optional.empty()));
    }

    @Test
    void severalHostsKeepTheirOrder() throws BadValue {
        var database = DatabaseUrl.parse("postgres://app@one:5433,two,[::1]:5434/voice?sslmode=verify-full");

        assertThat(database.hosts())
                .containsExactly(
                        new Database.Host("one", 5433), new Database.Host("two", 5432), new Database.Host("::1", 5434));
        assertThat(database.sslMode()).isEqualTo(SslMode.VERIFY_FULL);
    }

    @Test
    void specialCharactersInAPasswordAreTakenCodedOrPlain() throws BadValue {
        assertThat(DatabaseUrl.parse("postgresql://app:p%40%3A%2Fs+s@db/voice").password())
                .isEqualTo(new Secret("p@:/s+s"));
        assertThat(DatabaseUrl.parse("postgresql://app:p@:/?s@db/voice").password())
                .isEqualTo(new Secret("p@:/?s"));
    }

    @Test
    void theCertificateIsHandedOnAndOtherParametersAreIgnored() throws BadValue {
        var database = DatabaseUrl.parse(
                "postgresql://app@db/voice?connect_timeout=3&sslmode=verify-ca&sslrootcert=/etc/ca.pem");

        assertThat(database.rootCertificate()).contains(Path.of("/etc/ca.pem"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db",
                "jdbc:postgresql://db/voice",
                "postgresql://db/voice",
                "postgresql://app:hidden@db",
                "postgresql://app:hidden@db/",
                "postgresql://app:hidden@/voice",
                "postgresql://app:hidden@db:0/voice",
                "postgresql://app:hidden@db:hidden/voice",
                "postgresql://app:hidden%zz@db/voice",
                "postgresql://app:hidden@one,,two/voice",
                "postgresql://app:hidden@db/voice?sslmode=hidden"
            })
    void aWrongAddressIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(BadValue.class)
                .message()
                .doesNotContain("hidden")
                .isNotBlank();
    }
}
