package anxin.server.clue.worker;

import anxin.engine.calendar.BeijingTime;
import anxin.server.http.Refusal;
import anxin.server.upload.Uploads;
import anxin.server.upload.Workbooks;
import cn.idev.excel.FastExcel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Reads a list of fellow workers for whoever is about to send it, and keeps nothing of it. */
@RestController
@RequestMapping("/api/worker/lists")
class ListController {

    private static final int LARGEST = 2 << 20;
    private static final int MOST_ROWS = 2_000;

    private final Clock clock;

    ListController(Clock clock) {
        this.clock = clock;
    }

    record RowShown(
            long line,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String identityNumber,
            @Nullable Long amountFen,
            @Nullable String problem) {}

    record ListShown(List<RowShown> rows) {}

    record TextSent(@Nullable String text) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ListShown> text(@RequestBody TextSent sent, Locale locale) {
        return shown(FellowList.ofText(sent.text() == null ? "" : sent.text(), today()), locale);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ListShown> file(@RequestParam MultipartFile file, Locale locale) throws IOException {
        if (file.getSize() > LARGEST) {
            throw Uploads.tooLarge(LARGEST);
        }
        var bytes = file.getBytes();
        if (Workbooks.isReadable(bytes)) {
            return shown(FellowList.ofCells(cells(bytes), today()), locale);
        }
        for (byte each : bytes) {
            if (each == 0) {
                throw unreadable();
            }
        }
        return shown(FellowList.ofText(decoded(bytes), today()), locale);
    }

    private static List<List<String>> cells(byte[] bytes) {
        try {
            List<Map<Integer, String>> rows = FastExcel.read(new ByteArrayInputStream(bytes))
                    .headRowNumber(0)
                    .sheet()
                    .doReadSync();
            return rows.stream()
                    .limit(MOST_ROWS + 1)
                    .map(row -> {
                        var cells = new ArrayList<String>();
                        new TreeMap<>(row).forEach((column, value) -> {
                            while (cells.size() < column) {
                                cells.add("");
                            }
                            cells.add(Objects.requireNonNullElse(value, ""));
                        });
                        return (List<String>) cells;
                    })
                    .toList();
        } catch (RuntimeException broken) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return Refusal.badRequest(
                "LIST_UNREADABLE",
                "这个名单打不开；请用 xlsx 或 csv 文件，或者直接把名单粘贴进来。",
                "This list cannot be read; use an xlsx or csv file, or paste the list.");
    }

    /** UTF-8 where it is that, else the national encoding, which any bytes are. */
    private static String decoded(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException national) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    private static ResponseEntity<ListShown> shown(List<FellowList.Row> rows, Locale locale) {
        if (rows.size() > MOST_ROWS) {
            throw Refusal.badRequest(
                    "GROUP_TOO_LARGE",
                    "名单超过 %d 人；请分几次提交。".formatted(MOST_ROWS),
                    "The list has more than %d people; send it in parts.".formatted(MOST_ROWS));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ListShown(rows.stream()
                        .map(row -> new RowShown(
                                row.line(),
                                row.name(),
                                row.phone(),
                                row.identityNumber(),
                                row.amountFen(),
                                row.problem() == null ? null : row.problem().in(locale)))
                        .toList()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BeijingTime.ZONE);
    }
}
