package org.knownvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knownvoice.config.SettingsFile;
import org.knownvoice.metrics.Meters;
import org.knownvoice.metrics.ProbeMeters;
import org.knownvoice.metrics.WatchMeters;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the image and the chart promise to whoever runs them. */
@EnabledOnOs(
        architectures = "amd64",
        value = OS.LINUX,
        disabledReason = "Helm's library is fetched for this system only")
class PackagingTest {
    private static final Path CHART = Path.of("helm");
    private static final String NEEDED = """
            settings:
              PUBLIC_URL: https://crisis.agency.example
              TWILIO_ACCOUNT_SID: AC00000000000000000000000000000001
            """;
    private static final String EVERYTHING = NEEDED + """
              CALLBACK_RETRIES: PT2M,PT5M
              TWILIO_CALLS_PER_SECOND: 5
            image: {repository: registry.example/knownvoice, tag: "2.0", pullPolicy: Always, pullSecrets: [registry]}
            ingress: {enabled: true, className: nginx, host: crisis.agency.example, tlsSecret: tls, annotations: {a: b}}
            nodeSelector: {disk: ssd}
            tolerations: [{key: crisis, operator: Exists}]
            podAnnotations: {a: b}
            """;
    private static final String PROBED = NEEDED + """
              PROBE_FROM: "+14255550190"
              PROBE_LINE: "+14255550100"
              PROBE_PHONE: "+14255550191"
              PROBE_EVERY: PT15M
            probe: {enabled: true}
            """;

    @TempDir
    private Path directory;

    @Test
    void theChartPassesHelmsStrictLint() {
        var lint = new Helm(CHART).lint().strict().call();

        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {NEEDED, EVERYTHING, PROBED})
    void everyManifestIsValidForKubernetes(String values) throws Exception {
        for (var manifest : manifests(values)) {
            KubernetesSchema.check(manifest);
        }
    }

    @Test
    void theSchemaCheckFindsAMisspelledField() throws Exception {
        var deployment = one("Deployment", manifests(NEEDED));
        map(deployment, "spec", "template", "spec").put("terminationGracePeriod", 30);

        assertThatThrownBy(() -> KubernetesSchema.check(deployment)).hasMessageContaining("terminationGracePeriod");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replicas: two                                                      | replicas",
                "replica: 3                                                         | replica",
                "settings: {RING_FORR: PT20S}                                       | RING_FORR",
                "settings: {DATABASE_URL: 'postgresql://app:word@db/voice'}         | DATABASE_URL",
                "settings: {PUBLIC_URL: crisis.agency.example}                      | PUBLIC_URL",
                "ingress: {enabled: true}                                           | host",
                "settings: {PUBLIC_URL: 'https://crisis.example'}                   | TWILIO_ACCOUNT_SID is"
            },
            quoteCharacter = '"')
    void wrongOrMissingValuesAreRefusedByName(String values, String name) {
        assertThatThrownBy(() -> manifests(values)).hasMessageContaining(name);
    }

    @Test
    void everyEnvironmentNameInTheChartIsASettingAndEverySettingHasItsPlace() throws Exception {
        var manifests = manifests(NEEDED);
        var names = new TreeSet<String>(map(one("ConfigMap", manifests), "data").keySet());
        names.addAll(environmentNames(one("Deployment", manifests)));
        names.addAll(environmentNames(probe()));
        assertThat(settings()).containsAll(names);

        names.addAll(
                map(yaml(Files.readString(CHART.resolve("values.schema.json"))), "properties", "settings", "properties")
                        .keySet());
        assertThat(names).isEqualTo(settings());
    }

    @Test
    void secretsComeFromTheSecretAndNowhereElse() throws Exception {
        var container = container(one("Deployment", manifests(NEEDED)));

        assertThat(list(container, "env"))
                .hasSize(6)
                .allSatisfy(variable -> assertThat(map(variable, "valueFrom", "secretKeyRef"))
                        .containsEntry("name", "knownvoice")
                        .containsEntry("key", variable.get("name")));
    }

    @Test
    void theSchemaIsMigratedBeforeTheServersAreRenewed() throws Exception {
        var job = one("Job", manifests(NEEDED));

        assertThat(map(job, "metadata", "annotations")).containsEntry("hook", "pre-install,pre-upgrade");
        assertThat(container(job)).containsEntry("args", List.of("migrate"));
        assertThat(environmentNames(job)).containsExactly("DATABASE_URL");
    }

    @Test
    void somebodyAlwaysAnswersThePhoneDuringARollingUpdate() throws Exception {
        var manifests = manifests(NEEDED);
        var spec = map(one("Deployment", manifests), "spec");

        assertThat(spec).containsEntry("replicas", 2);
        assertThat(map(spec, "strategy", "rollingUpdate")).containsEntry("maxUnavailable", 0);
        assertThat(map(spec, "template", "spec")).containsEntry("terminationGracePeriodSeconds", 30);
        assertThat(map(one("PodDisruptionBudget", manifests), "spec")).containsEntry("maxUnavailable", 1);
        for (var probe : Map.of("startupProbe", "/ready", "readinessProbe", "/ready", "livenessProbe", "/live")
                .entrySet()) {
            assertThat(map(container(one("Deployment", manifests)), probe.getKey(), "httpGet"))
                    .containsEntry("path", probe.getValue())
                    .containsEntry("port", "management");
        }
    }

    @Test
    void theManagementPortIsNeverPublic() throws Exception {
        var management = manifests(EVERYTHING + "service: {type: LoadBalancer, port: 80}\n").stream()
                .filter(manifest -> manifest.get("kind").equals("Service"))
                .filter(service -> service.toString().contains("port=9090"))
                .toList();

        assertThat(management)
                .singleElement()
                .satisfies(service -> assertThat(map(service, "spec")).containsEntry("type", "ClusterIP"));
    }

    @Test
    void noContainerHasMoreRightsThanItNeeds() throws Exception {
        var manifests = manifests(NEEDED);
        for (var workload : List.of(one("Deployment", manifests), one("Job", manifests), probe())) {
            var pod = map(workload, "spec", "template", "spec");
            assertThat(pod).containsEntry("automountServiceAccountToken", false);
            assertThat(map(pod, "securityContext"))
                    .containsEntry("runAsNonRoot", true)
                    .containsEntry("runAsUser", 10001);
            assertThat(map(pod, "securityContext", "seccompProfile")).containsEntry("type", "RuntimeDefault");
            assertThat(map(container(workload), "securityContext"))
                    .containsEntry("readOnlyRootFilesystem", true)
                    .containsEntry("allowPrivilegeEscalation", false)
                    .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
        }
    }

    @Test
    void everyAlertAsksForAMeterThatExists() throws Exception {
        var meters = new Meters();
        new WatchMeters(meters, Instant::now);
        new ProbeMeters(meters, Instant::now);
        var spec = map(one("PrometheusRule", manifests(PROBED + "alerts: {enabled: true}\n")), "spec");
        var rules = list(list(spec, "groups").getFirst(), "rules");
        assertThat(rules).hasSizeGreaterThan(2).allSatisfy(rule -> {
            var name =
                    Pattern.compile("knownvoice_\\w+").matcher(rule.get("expr").toString());
            assertThat(name.find()).isTrue();
            assertThat(meters.scrape()).contains("\n" + name.group());
        });
        assertThat(manifests(NEEDED)).noneMatch(manifest -> manifest.get("kind").equals("PrometheusRule"));
    }

    @Test
    void theImageRunsTheJarOnJava25AsNobodyInParticular() throws IOException {
        var stage = Files.readAllLines(Path.of("Dockerfile")).stream()
                .dropWhile(line -> !line.equals("FROM eclipse-temurin:25-jre"))
                .toList();

        assertThat(stage)
                .contains("USER 10001:10001", "EXPOSE 8080 9090", "CMD [\"serve\"]")
                .anyMatch(line ->
                        line.startsWith("ENTRYPOINT [\"java\"") && line.endsWith("\"-jar\", \"/app/knownvoice.jar\"]"))
                .anyMatch(line -> line.contains("/live"))
                .anyMatch(line -> line.startsWith("VOLUME") && line.contains("/var/lib/knownvoice"));
    }

    @Test
    void theChecksOfEveryCommitRunTheCommandOfTheReadme() throws IOException {
        assertThat(Files.readString(Path.of(".ci/run")))
                .contains("set -euo pipefail")
                .endsWith("\nmvn -B verify\n");
        assertThat(Files.readString(Path.of("README.md"))).contains("mvn -B verify", "mvn -q compile exec:exec");
        assertThat(Path.of(".ci/run")).isExecutable();
    }

    private List<Map<String, Object>> manifests(String values) throws IOException {
        var file = Files.writeString(directory.resolve("values.yaml"), values);
        var rendered = new Helm(chartWithoutHooks())
                .template()
                .withName("crisis")
                .withKubeVersion("1.34")
                .withValuesFile(file)
                .call();
        return StreamSupport.stream(reader().loadAll(rendered).spliterator(), false)
                .filter(Map.class::isInstance)
                .map(PackagingTest::asMap)
                .toList();
    }

    /** Helm's template command leaves hooks out: under another name the migration is rendered like everything else. */
    private Path chartWithoutHooks() throws IOException {
        try (var files = Files.walk(CHART)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = directory.resolve(file.toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replace("helm.sh/hook:", "hook:"));
            }
        }
        return directory.resolve(CHART);
    }

    private Map<String, Object> probe() throws IOException {
        return manifests(PROBED).stream()
                .filter(manifest -> manifest.get("kind").equals("Deployment"))
                .filter(manifest ->
                        map(manifest, "metadata").get("name").toString().endsWith("-probe"))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> settings() {
        return new TreeSet<>(SettingsFile.packaged().stringPropertyNames());
    }

    private static Map<String, Object> one(String kind, List<Map<String, Object>> manifests) {
        return manifests.stream()
                .filter(manifest -> manifest.get("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> container(Map<String, Object> workload) {
        return list(map(workload, "spec", "template", "spec"), "containers").getFirst();
    }

    private static Collection<String> environmentNames(Map<String, Object> workload) {
        return list(container(workload), "env").stream()
                .map(variable -> variable.get("name").toString())
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> map(Map<String, Object> from, String... path) {
        return Stream.of(path).reduce(from, (at, key) -> asMap(at.get(key)), (one, other) -> other);
    }

    private static List<Map<String, Object>> list(Map<String, Object> from, String key) {
        return ((List<?>) from.get(key)).stream().map(PackagingTest::asMap).toList();
    }

    private static Map<String, Object> yaml(String text) {
        return asMap(reader().load(text));
    }

    private static Yaml reader() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
