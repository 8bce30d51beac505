package anxin.server.access;

import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Villages;
import anxin.server.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the villages (村、社区) of an area in from a sheet: all of them, or nothing where one cell has a fault. */
@Component
class VillageImport {

    private static final List<String> REQUIRED = List.of("code", "name");
    private static final int LONGEST_NAME = 60;

    private final Villages villages;
    private final Areas areas;
    private final GrantableAreas grantable;

    VillageImport(Villages villages, Areas areas, GrantableAreas grantable) {
        this.villages = villages;
        this.areas = areas;
        this.grantable = grantable;
    }

    /** @param changed how many villages came, went or got another name; none where there are errors */
    record Outcome(int taken, int changed, List<Fault> errors) {}

    record Fault(long line, String value, Words sentence) {}

    @Transactional
    public Outcome take(User by, int area, byte[] file) {
        grantable.require(by, area);
        var scope = Scope.of(area);
        var faults = new ArrayList<Fault>();
        var listed = new TreeMap<Long, String>();
        for (var line : CsvLines.of(file, REQUIRED)) {
            long number = line.getStartingLineNumber();
            var code = CsvLines.cell(line, "code");
            var name = CsvLines.cell(line, "name");
            if (!code.matches("[1-9][0-9]{11}")) {
                faults.add(new Fault(
                        number,
                        code,
                        new Words(
                                "code 应为 12 位数字，如 500101001001。", "code must have 12 digits, such as 500101001001.")));
                continue;
            }
            if (!scope.holds(Math.toIntExact(Long.parseLong(code) / 1_000))) {
                faults.add(new Fault(
                        number,
                        code,
                        new Words(
                                "这个代码不在%s内；请核对代码，或另选区划。".formatted(areas.fullName(area)),
                                "This code does not lie in %s; check it, or choose another area."
                                        .formatted(areas.fullName(area)))));
            }
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                faults.add(new Fault(
                        number,
                        name,
                        new Words(
                                "name 没有填写或超过 %d 字。".formatted(LONGEST_NAME),
                                "name is empty or longer than %d characters.".formatted(LONGEST_NAME))));
            }
            if (listed.put(Long.valueOf(code), name) != null) {
                faults.add(new Fault(
                        number, code, new Words("这个代码在文件里出现了不止一次。", "The file has this code more than once.")));
            }
        }
        if (!faults.isEmpty()) {
            return new Outcome(0, 0, faults);
        }
        int changed = villages.replace(scope.areaFrom(), scope.areaTo(), listed, areas.today(), by.name());
        return new Outcome(listed.size(), changed, List.of());
    }
}
