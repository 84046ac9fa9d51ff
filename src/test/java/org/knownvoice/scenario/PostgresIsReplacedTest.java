package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactState;

/** A real Postgres, signed in to by SCRAM over TLS, is stopped and started, and fails over to its standby. */
class PostgresIsReplacedTest {
    private final TwoHosts postgres = new TwoHosts();
    private final CrisisLine house = CrisisLine.openOn(postgres.url());

    @AfterEach
    void close() {
        house.close();
        postgres.close();
    }

    @Test
    void aTalkThatBeganWhileItWasStoppedIsOnRecordWhenItIsBack() {
        assertThat(house.pool().query("""
                                select bool_and(ssl) as secured from pg_stat_ssl join pg_stat_activity using (pid)
                                where usename = 'app'""").execute().await().iterator().next().getBoolean("secured"))
                .isTrue();
        house.databaseSuffers(postgres::stop);
        mariaReachesAna();

        postgres.startAgain();
        house.databaseRecovers();

        isConnectedOnce();
    }

    @Test
    void aContactGoesOnOnTheStandbyThatTookOver() {
        postgres.addStandby();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.phone("ana").rings();

        house.databaseSuffers(postgres::stop);
        house.phone("maria").isOnTheLine();
        postgres.promoteStandby();
        house.databaseRecovers();

        house.phone("ana").answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        isConnectedOnce();
    }

    /** Its last commits had not reached the standby. */
    @Test
    void aCallerOfWhomTheStandbyKnowsNothingIsAskedForAnew() {
        postgres.addStandby();
        house.phone("maria").dials();
        house.advance(Duration.ofSeconds(2));
        house.databaseSuffers(postgres::stop);
        postgres.promoteStandby();
        house.pool().query("truncate crisis_contact cascade").execute().await();
        house.databaseRecovers();
        house.phone("ana").rejects();
        house.phone("maria").forgets();

        house.advance(Duration.ofSeconds(20));

        house.phone("maria").isOnTheLine().hears("dial 911").hasNotHeard("Goodbye");
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(5));
        house.phone("maria").isBridgedTo("ana");
        assertThat(house.contacts()).hasSize(1);
        house.isIn(ContactState.CONNECTED);
    }

    private void mariaReachesAna() {
        house.phone("maria")
                .dials()
                .after(Duration.ofSeconds(12))
                .hears("dial 911")
                .hears("988");
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(4));
        house.phone("maria").isBridgedTo("ana");
    }

    private void isConnectedOnce() {
        house.isIn(ContactState.CONNECTED);
        assertThat(house.contacts()).hasSize(1);
        house.phone("maria").isBridgedTo("ana");
        house.phone("ana").wasCalled(1);
    }
}
