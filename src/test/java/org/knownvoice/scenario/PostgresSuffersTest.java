package org.knownvoice.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knownvoice.contact.ContactState;

/** A database that is there and does not do its work is as good as none: the line goes on without it. */
class PostgresSuffersTest {
    private final CrisisLine house = CrisisLine.open();
    private SqlConnection owner;

    @BeforeEach
    void connect() {
        owner = house.pool().getConnection().await();
    }

    @AfterEach
    void close() {
        owner.close().await();
        house.close();
    }

    @Test
    void itsDiskIsFull() {
        house.databaseSuffers(() -> run("""
                create function full_disk() returns trigger language plpgsql as
                    $$begin raise exception 'could not extend file' using errcode = '53100'; end$$""", """
                create trigger full_disk before insert or update on crisis_contact
                    execute function full_disk()"""));
        mariaReachesAna();
        run("drop trigger full_disk on crisis_contact");
        isOnRecord();
    }

    @Test
    void everyStatementTakesTooLong() {
        house.databaseSuffers(() -> run("begin", "lock table crisis_contact in access exclusive mode"));
        mariaReachesAna();
        run("rollback");
        isOnRecord();
    }

    @Test
    void itHasTooManyConnections() {
        house.databaseSuffers(() -> run(
                "do $$begin execute format('alter database %I connection limit 0', current_database()); end$$", """
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()"""));
        mariaReachesAna();
        run("do $$begin execute format('alter database %I connection limit -1', current_database()); end$$");
        isOnRecord();
    }

    private void mariaReachesAna() {
        long began = System.nanoTime();
        house.phone("maria").dials();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        house.phone("maria").after(Duration.ofSeconds(12)).hears("dial 911").hears("988");
        house.phone("ana").rings().answers().presses("1");
        house.advance(Duration.ofSeconds(4));
        house.phone("maria").isBridgedTo("ana");
    }

    private void isOnRecord() {
        house.databaseRecovers();
        house.isIn(ContactState.CONNECTED);
        assertThat(house.contacts()).hasSize(1);
        assertThat(house.contact().legs())
                .allSatisfy(leg -> assertThat(leg.sid()).isPresent());
        house.phone("maria").isBridgedTo("ana");
        house.phone("ana").wasCalled(1);
    }

    private void run(String... statements) {
        for (String sql : List.of(statements)) {
            owner.query(sql).execute().await();
        }
    }
}
