package org.knownvoice;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.knownvoice.config.FamiliarityWeights;
import org.knownvoice.config.Timings;

/** The arrows between the rooms. A room that is not built yet breaks none. */
@AnalyzeClasses(packages = "org.knownvoice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.knownvoice";
    private static final String[] CORE = {
        "org.knownvoice.contact..",
        "org.knownvoice.paging..",
        "org.knownvoice.routing..",
        "org.knownvoice.schedule..",
        "org.knownvoice.directory.."
    };
    private static final String STORE = "org.knownvoice.store..";
    private static final String TELEPHONY = "org.knownvoice.telephony..";
    private static final String SIMULATOR = "org.knownvoice.simulator..";
    private static final String BENCH = "org.knownvoice.bench..";

    /** Time and chance come into the core as values. */
    private static final DescribedPredicate<JavaMethodCall> ASK_THE_CLOCK_OR_CHANCE = describe(
            "asks the clock or chance",
            call -> isClock(call.getTargetOwner(), call.getName())
                    || call.getTargetOwner().isEquivalentTo(UUID.class)
                            && call.getName().equals("randomUUID")
                    || call.getTargetOwner().isEquivalentTo(Math.class)
                            && call.getName().equals("random")
                    || call.getTargetOwner().isEquivalentTo(System.class)
                            && Set.of("currentTimeMillis", "nanoTime").contains(call.getName()));

    private static final DescribedPredicate<JavaMethodCall> RUN_SQL = describe(
            "runs SQL",
            call -> call.getTargetOwner().isAssignableTo(SqlClient.class)
                    && Set.of("query", "preparedQuery", "prepare").contains(call.getName()));

    private static final DescribedPredicate<JavaClass> DATABASE_DRIVER =
            resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..", "javax.sql..");

    /** To open a transaction, to hand it on, to be woken, and to know an error by its SQLSTATE. */
    private static final DescribedPredicate<JavaClass> MERE_CONNECTION = belongToAnyOf(
            Pool.class, SqlConnection.class, SqlClient.class, Transaction.class, PgConnection.class, PgException.class);

    /** LISTEN belongs to the connection, not to a table: who keeps that connection open says it. */
    private static final String WAKEUPS = "org.knownvoice.engine.Wakeups";

    @ArchTest
    static final ArchRule theCoreIsPlainJavaAndImportsNoShell = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(CORE)
                    .or(resideInAnyPackage("java.lang..", "java.util", "java.util.function", "java.util.regex"))
                    .or(resideInAnyPackage("java.util.stream", "java.time.."))
                    .or(belongToAnyOf(Timings.class, FamiliarityWeights.class))
                    .or(resideInAPackage("com.google.i18n.phonenumbers.."))
                    .or(describe(
                            "an array of primitives",
                            type -> type.getBaseComponentType().isPrimitive())))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheDirectoryReadsPhoneNumbersWithTheLibrary = noClasses()
            .that()
            .resideOutsideOfPackages("org.knownvoice.directory..", BENCH)
            .should()
            .dependOnClassesThat(resideInAPackage("com.google.i18n.phonenumbers.."))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theCoreNeverAsksTheClockOrChance = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethodWhere(ASK_THE_CLOCK_OR_CHANCE)
            .orShould()
            .dependOnClassesThat(describe(
                    "are clocks or make random numbers",
                    type -> type.isAssignableTo(InstantSource.class)
                            || type.isAssignableTo(Clock.class)
                            || type.isAssignableTo(RandomGenerator.class)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheStoreHoldsSql = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, STORE, BENCH)
            .and()
            .doNotHaveFullyQualifiedName(WAKEUPS)
            .should()
            .callMethodWhere(RUN_SQL)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule othersKnowNoMoreOfTheDatabaseThanAConnection = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, STORE, BENCH)
            .and()
            .doNotHaveFullyQualifiedName(WAKEUPS)
            .should()
            .dependOnClassesThat(DATABASE_DRIVER.and(DescribedPredicate.not(MERE_CONNECTION)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingImportsTheSimulatorButTheCommandsAndTheBenchmarks = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, SIMULATOR, BENCH)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SIMULATOR)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theSimulatorSharesNoCodeWithWhatItChecks = noClasses()
            .that()
            .resideInAPackage(SIMULATOR)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    TELEPHONY,
                    STORE,
                    "org.knownvoice.engine..",
                    "org.knownvoice.contact..",
                    "org.knownvoice.web..",
                    "org.knownvoice.paging..",
                    "org.knownvoice.routing..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTelephonyKnowsTheTwilioLibrary = noClasses()
            .that()
            .resideOutsideOfPackages(TELEPHONY, BENCH)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.twilio..")
            .allowEmptyShould(true);

    @Test
    void eachPackageSaysWhoCallsItAndWhatItNeverDoes() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();

            assertThat(packages)
                    .isNotEmpty()
                    .allSatisfy(room ->
                            assertThat(room.resolve("package-info.java")).exists());
        }
    }

    private static boolean isClock(JavaClass owner, String method) {
        return method.equals("now") && owner.getPackageName().startsWith("java.time");
    }
}
