package org.knownvoice;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.util.Map;

/** Checks a manifest against the types of Kubernetes: unknown and missing fields, and values of a wrong type. */
final class KubernetesSchema {
    private static final Map<String, Kind> KINDS = Map.of(
            "v1/ConfigMap", new Kind(V1ConfigMap.class, V1ConfigMap::validateJsonElement),
            "v1/Service", new Kind(V1Service.class, V1Service::validateJsonElement),
            "apps/v1/Deployment", new Kind(V1Deployment.class, V1Deployment::validateJsonElement),
            "batch/v1/Job", new Kind(V1Job.class, V1Job::validateJsonElement),
            "networking.k8s.io/v1/Ingress", new Kind(V1Ingress.class, V1Ingress::validateJsonElement),
            "policy/v1/PodDisruptionBudget",
                    new Kind(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement));

    private KubernetesSchema() {}

    static void check(Map<String, Object> manifest) throws IOException {
        var kind = KINDS.get(manifest.get("apiVersion") + "/" + manifest.get("kind"));
        if (kind == null) {
            throw new IllegalArgumentException("no schema for " + manifest.get("kind"));
        }
        var json = new Gson().toJsonTree(manifest);
        kind.fields().check(json);
        JSON.getGson().fromJson(json, kind.type());
    }

    private record Kind(Class<?> type, Fields fields) {}

    @FunctionalInterface
    private interface Fields {
        void check(JsonElement json) throws IOException;
    }
}
