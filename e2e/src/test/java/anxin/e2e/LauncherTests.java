package anxin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTests {

    @TempDir
    private Path data;

    @Test
    void theSystemStartsStopsOnCtrlCAndStartsAgainOnTheSameData() throws Exception {
        var port = freePort();
        try (var first = Launched.anxin("serve", "--data", data.toString(), "--port", port)) {
            first.line("密码");
            first.line("安薪已就绪");
            assertThat(get(port, "/api/about")).contains("\"day\"");
            assertThat(get(port, "/")).contains("<html");
            first.interrupt();
        }
        assertThat(data.resolve("pg/cluster/postmaster.pid"))
                .as("the database has stopped too")
                .doesNotExist();

        try (var second = Launched.anxin("serve", "--data", data.toString(), "--port", port)) {
            second.line("安薪已就绪");
            assertThat(second.said()).as("the administrator is shown only once").doesNotContain("已建立系统管理员账号");
            second.interrupt();
        }
    }

    @Test
    void afterAPowerCutItStartsAgain() throws Exception {
        var port = freePort();
        try (var first = Launched.anxin("serve", "--data", data.toString(), "--port", port)) {
            first.line("安薪已就绪");
            first.kill();
        }

        try (var second = Launched.anxin("serve", "--data", data.toString(), "--port", port)) {
            second.line("安薪已就绪");
            assertThat(get(port, "/actuator/health")).contains("UP");
            second.interrupt();
        }
    }

    @Test
    void aMadeUpCityIsImportedIntoTheRunningSystemAndScanned() throws Exception {
        var city = data.resolve("city").toString();
        var port = freePort();
        try (var made = Launched.anxin(
                "simulate", "--out", city, "--projects", "6", "--until", "2026-11-20", "--swipes", "sparse")) {
            assertThat(made.exitCode()).as(made.said()).isZero();
        }
        try (var system = Launched.anxin("serve", "--data", data.toString(), "--port", port)) {
            system.line("安薪已就绪");
            try (var imported = Launched.anxin("import", city, "--data", data.toString())) {
                assertThat(imported.exitCode()).as(imported.said()).isZero();
                imported.line("预警：新增");
            }
            var stored = data.resolve("stored.csv");
            var files = data.resolve("files.csv");
            try (var scan = Launched.anxin(
                    "scan", "--data", data.toString(), "--as-of", "2026-11-20", "--out", stored.toString())) {
                assertThat(scan.exitCode()).as(scan.said()).isZero();
            }
            try (var scan =
                    Launched.anxin("scan", "--package", city, "--as-of", "2026-11-20", "--out", files.toString())) {
                assertThat(scan.exitCode()).as(scan.said()).isZero();
            }
            assertThat(stored).hasSameBinaryContentAs(files).hasSameBinaryContentAs(Path.of(city, "truth.csv"));
            assertThat(Files.readAllLines(stored)).hasSizeGreaterThan(1);
            system.interrupt();
        }
    }

    @Test
    void aPortThatIsTakenIsToldInASentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var system = Launched.anxin(
                        "serve", "--data", data.toString(), "--port", String.valueOf(taken.getLocalPort()))) {
            assertThat(system.exitCode()).isEqualTo(3);
            assertThat(system.said()).contains("网络端口用不了").contains("--port");
        }
    }

    @Test
    void wrongUsageAndMissingFilesAreToldInASentence() throws Exception {
        try (var unknown = Launched.anxin("dance")) {
            assertThat(unknown.exitCode()).isEqualTo(2);
            assertThat(unknown.said()).contains("没有“dance”这个命令");
        }
        try (var option = Launched.anxin("scan", "--as-of", "yesterday")) {
            assertThat(option.exitCode()).isEqualTo(2);
            assertThat(option.said()).contains("命令行有误").contains("--as-of");
        }
        try (var missing =
                Launched.anxin("scan", "--package", data.resolve("nothing.zip").toString())) {
            assertThat(missing.exitCode()).isEqualTo(3);
            assertThat(missing.said()).contains("nothing.zip").doesNotContain("\tat ");
        }
    }

    private static String get(String port, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
