package anxin.server.exchange;

import static anxin.server.exchange.Given.everything;
import static org.assertj.core.api.Assertions.assertThat;

import anxin.server.access.Accounts;
import anxin.server.access.Role;
import anxin.server.testing.Caller;
import anxin.server.testing.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Imports as the console asks for them. */
@ServerTest
class ImportHttpTests {

    @Autowired
    private Imports imports;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    private Caller officer;

    @BeforeEach
    void anOfficerOfChongqing() {
        new Stored(jdbc).forgetAll();
        accounts.put("wang", "王监察", Role.OFFICER, 500_000_000, "correct horse");
        accounts.put("li", "李主任", Role.LEADER, 500_000_000, "correct horse");
        accounts.put("zhao", "赵监察", Role.OFFICER, 620_000_000, "correct horse");
        officer = Caller.signedIn(environment, "wang", "correct horse");
    }

    @Test
    void anOfficerUploadsAPackageAndReadsWhatBecameOfIt() throws IOException {
        var given = everything("P1").progress("P1,2026-02,1.00,1.00,,", "P1,2026-13,1.00,1.00,,", "P1,2026-14,1.00,,,");

        var answer = upload(officer, given.zipped().readAllBytes(), "三月数据.zip");
        assertThat(answer.statusCode()).isEqualTo(202);
        long id = new JsonMapper().readTree(answer.body()).path("id").asLong();
        new Importing(imports).over(new ImportId(id));

        var report = officer.get("/api/imports/" + id).json();
        assertThat(report.path("state").asString()).isEqualTo("DONE");
        assertThat(report.path("fileName").asString()).isEqualTo("三月数据.zip");
        assertThat(report.path("by").asString()).isEqualTo("王监察");
        assertThat(report.path("sha256").asString()).hasSize(64);
        assertThat(report.path("files").size()).isEqualTo(10);
        assertThat(report.path("files").get(0).path("kindName").asString()).isEqualTo("企业");
        assertThat(officer.get("/api/imports")
                        .json()
                        .path("items")
                        .get(0)
                        .path("id")
                        .asLong())
                .isEqualTo(id);

        var first =
                officer.get("/api/imports/%d/rejections?limit=1".formatted(id)).json();
        assertThat(first.path("items").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(first.path("items").get(0).path("columnName").asString()).isEqualTo("月份");
        assertThat(first.path("items").get(0).path("value").asString()).isEqualTo("2026-13");
        var second = officer.get("/api/imports/%d/rejections?limit=1&cursor=%s"
                        .formatted(id, first.path("next").asString()))
                .json();
        assertThat(second.path("items").get(0).path("line").asInt()).isEqualTo(4);

        var csv = officer.get("/api/imports/%d/rejected.csv".formatted(id));
        assertThat(csv.header("Content-Disposition")).contains("attachment");
        assertThat(csv.text()).contains("progress.csv,3,month,2026-13,");
    }

    @Test
    void whoMayNotImportIsToldSo() throws IOException {
        var leader = Caller.signedIn(environment, "li", "correct horse");

        var answer = upload(leader, everything("P1").zipped().readAllBytes(), "包.zip");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("ROLE_MAY_NOT");
    }

    @Test
    void importsOfAnotherAreaAreNotShown() throws IOException {
        var answer = upload(officer, everything("P1").zipped().readAllBytes(), "包.zip");
        long id = new JsonMapper().readTree(answer.body()).path("id").asLong();
        var stranger = Caller.signedIn(environment, "zhao", "correct horse");

        assertThat(stranger.get("/api/imports/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("/api/imports/%d/rejected.csv".formatted(id)).status())
                .isEqualTo(404);
        assertThat(stranger.post("/api/imports/%d/cancellation".formatted(id), "{}")
                        .status())
                .isEqualTo(404);
        new Importing(imports).over(new ImportId(id));
        assertThat(officer.post("/api/imports/%d/cancellation".formatted(id), "{}")
                        .code())
                .isEqualTo("IMPORT_OVER");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        var answer = upload(officer, new byte[0], "空.zip");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("PACKAGE_EMPTY");
    }

    @Test
    void whatIsNoPackageIsRefusedByItsContentWhateverItIsCalled() throws IOException {
        byte[] program = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, 0, 0};
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 'I', 'H', 'D', 'R'};
        byte[] page = "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        long before = jdbc.sql("select count(*) from exchange.import")
                .query(Long.class)
                .single();

        for (byte[] file : new byte[][] {program, picture, page}) {
            var answer = upload(officer, file, "工资表.csv");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("PACKAGE_TYPE", "请选择 zip、csv 或 xlsx 文件");
        }
        assertThat(jdbc.sql("select count(*) from exchange.import")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void aTableInTheEncodingOfOldSpreadsheetsIsAPackage() throws IOException {
        var csv = "项目编码,月份\r\nP1,2026-02\r\n".getBytes(java.nio.charset.Charset.forName("GB18030"));

        assertThat(upload(officer, csv, "progress.csv").statusCode()).isEqualTo(202);
    }

    @Test
    void templatesAreThereForEveryFile() {
        assertThat(officer.get("/api/templates/workers.csv").text()).contains("idCardNumber");
        assertThat(officer.get("/api/templates/workers.xlsx").status()).isEqualTo(200);
        assertThat(officer.get("/api/templates.zip").status()).isEqualTo(200);
        assertThat(officer.get("/api/templates/cats.csv").code()).isEqualTo("TEMPLATE_NOT_FOUND");
    }

    private static HttpResponse<String> upload(Caller caller, byte[] file, String name) throws IOException {
        var boundary = "----anxin";
        var body = new ByteArrayOutputStream();
        body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/zip\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return caller.send(
                HttpRequest.newBuilder()
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary),
                "/api/imports");
    }
}
