# Builds the jar and packs it with a Java runtime. Build: docker build -t knownvoice .
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY config config
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
# The only directories that the server writes to: run it with a read-only root and these two as volumes.
RUN install -d -o 10001 -g 10001 -m 0700 /var/lib/knownvoice
VOLUME ["/var/lib/knownvoice", "/tmp"]
ENV STATE_DIR=/var/lib/knownvoice \
    LOG_FORMAT=json
WORKDIR /app
COPY --from=build /build/target/knownvoice.jar /app/knownvoice.jar
USER 10001:10001
EXPOSE 8080 9090
# The image may hold no curl: bash alone asks, and reads the first line of the answer.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${MANAGEMENT_PORT:-9090} && printf 'GET /live HTTP/1.0\\r\\n\\r\\n' >&3 && read -r -t 2 _ status _ <&3 && [ \"$status\" = 200 ]"]
# A server that has no memory left ends at once, so that it is started anew instead of limping on.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/knownvoice.jar"]
CMD ["serve"]
