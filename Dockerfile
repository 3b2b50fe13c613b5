# One build, one image for each deployable:
#
#   docker build --target gateway -t mcp-gateway .
#
# Plain instructions only, so that the classic builder and BuildKit both do.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY gateway/pom.xml gateway/
COPY mcp-backend/pom.xml mcp-backend/
COPY client/pom.xml client/
COPY authorization-server/pom.xml authorization-server/
COPY acceptance/pom.xml acceptance/
# Without sources this only fetches what the build needs; the layer lasts until a POM changes.
RUN mvn -B -ntp -q package -pl gateway,mcp-backend,client,authorization-server \
    -Dmaven.test.skip=true -Djacoco.skip=true -Dspotless.check.skip=true \
    -Dmaven.antrun.skip=true \
    -Dspring-boot.repackage.skip=true
COPY . .
RUN mvn -B -ntp -q package -pl gateway,mcp-backend,client,authorization-server \
    -Dmaven.test.skip=true -Djacoco.skip=true -Dspotless.check.skip=true -Dmaven.antrun.skip=true
# Apart, libraries are a layer that changes rarely, and start faster than out of the jar.
RUN for app in gateway mcp-backend authorization-server; do \
      java -Djarmode=tools -jar $app/target/$app.jar extract --layers --destination /out/$app; \
    done
# Netty would unpack its native transport into /tmp, and fall back to a slower one where that is
# mounted noexec, as it should be. Found beside the libraries, it needs no unpacking.
RUN cd /out/gateway/dependencies/lib && \
    jar xf netty-transport-native-epoll-*.jar META-INF/native && mv META-INF/native native && \
    rm -r META-INF

# No package is installed below, and nobody is root: the user needs no name, only a number.

FROM eclipse-temurin:25-jre AS client
WORKDIR /app
COPY --from=build /src/client/target/lib/ lib/
COPY --from=build /src/client/target/client.jar ./
USER 10001:10001
ENTRYPOINT ["java", "-jar", "/app/client.jar"]

FROM eclipse-temurin:25-jre AS mcp-backend
WORKDIR /app
COPY --from=build /out/mcp-backend/dependencies/ ./
COPY --from=build /out/mcp-backend/application/ ./
USER 10001:10001
EXPOSE 3002
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", "/app/mcp-backend.jar", "dev.mcpgateway.backend.HealthProbe"]
CMD ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/mcp-backend.jar"]

FROM eclipse-temurin:25-jre AS authorization-server
WORKDIR /app
COPY --from=build /out/authorization-server/dependencies/ ./
COPY --from=build /out/authorization-server/application/ ./
USER 10001:10001
EXPOSE 9000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", "/app/authorization-server.jar", "dev.mcpgateway.authserver.HealthProbe"]
CMD ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/authorization-server.jar"]

# The one that operators run. Configuration: environment variables; needs a writable /tmp.
FROM eclipse-temurin:25-jre AS gateway
WORKDIR /app
COPY --from=build /out/gateway/dependencies/ ./
COPY --from=build /out/gateway/application/ ./
USER 10001:10001
EXPOSE 3001
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", "/app/gateway.jar", "dev.mcpgateway.gateway.HealthProbe"]
CMD ["java", "-Djava.library.path=/app/lib/native", "--enable-native-access=ALL-UNNAMED", \
  "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/gateway.jar"]
