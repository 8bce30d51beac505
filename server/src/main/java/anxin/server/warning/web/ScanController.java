package anxin.server.warning.web;

import anxin.server.access.CurrentUser;
import anxin.server.access.OpenTo;
import anxin.server.access.Role;
import anxin.server.http.Refusal;
import anxin.server.warning.scan.LiveScan;
import anxin.server.warning.scan.ScanLog;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The log of scans, and running one now. */
@RestController
@RequestMapping("/api/scans")
class ScanController {

    private static final int MOST = 200;

    private final CurrentUser currentUser;
    private final ScanLog log;
    private final LiveScan scan;
    private final PastScan past;

    ScanController(CurrentUser currentUser, ScanLog log, LiveScan scan, PastScan past) {
        this.currentUser = currentUser;
        this.log = log;
        this.scan = scan;
        this.past = past;
    }

    @OpenTo
    @GetMapping
    ScanPart list(@RequestParam @Nullable Long cursor, @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        var entries = log.list(cursor == null ? Long.MAX_VALUE : cursor, most + 1);
        var here = entries.size() > most ? entries.subList(0, most) : entries;
        return new ScanPart(
                here, entries.size() > most ? String.valueOf(here.getLast().id()) : null);
    }

    record ScanPart(List<ScanLog.Entry> items, @Nullable String next) {}

    @OpenTo
    @GetMapping("/{id}")
    ScanLog.Entry one(@PathVariable long id) {
        return log.find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "SCAN_UNKNOWN",
                        "没有找到第 %d 号扫描；请从扫描日志重新打开。".formatted(id),
                        "There is no scan %d; open it again from the scan log.".formatted(id)));
    }

    /** For today it moves warnings; for an earlier day it only counts what would be found. */
    @OpenTo({Role.OFFICER, Role.ADMIN})
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(@RequestBody(required = false) @Nullable Asked asked) {
        var user = currentUser.get();
        var asOf = asked == null ? null : asked.asOf();
        if (asOf == null || asOf.equals(scan.today())) {
            return new Started(scan.start(user.name()));
        }
        if (asOf.isAfter(scan.today())) {
            throw Refusal.badRequest(
                    "SCAN_DAY_AHEAD",
                    "无法扫描 %s：这一天还没有到。请选择今天或以前的日期。".formatted(asOf),
                    "%s cannot be scanned: that day has not come yet. Choose today or an earlier day.".formatted(asOf));
        }
        return new Started(past.start(asOf, user.name()));
    }

    record Asked(@Nullable LocalDate asOf) {}

    record Started(long id) {}
}
