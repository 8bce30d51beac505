package anxin.server.warning.web;

import anxin.server.warning.ScanRequest;
import anxin.server.warning.Scans;
import anxin.server.warning.scan.ScanLog;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** A scan of an earlier day, for the log: it counts what would be found and moves nothing. */
@Component
class PastScan {

    private final Scans scans;
    private final ScanLog log;

    PastScan(Scans scans, ScanLog log) {
        this.scans = scans;
        this.log = log;
    }

    long start(LocalDate asOf, String askedBy) {
        return log.watch(asOf, askedBy, progress -> scans.count(ScanRequest.of(asOf), progress));
    }
}
