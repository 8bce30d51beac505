package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Duties;
import anxin.server.jurisdiction.Duties.Duty;
import anxin.server.jurisdiction.Duties.DutyList;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.words.Words;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a responsibility list (职责清单) in: departments become organisations by name or alias. All of it, or nothing where
 * one line has a fault.
 */
@Component
class DutyImport {

    private static final List<String> REQUIRED =
            List.of("jurisdiction", "department", "role", "duty_summary", "task_id");
    private static final String TASK = "[A-Za-z0-9][A-Za-z0-9.\\-]{0,29}";

    private final Duties duties;
    private final Organisations organisations;
    private final GrantableAreas grantable;
    private final Clock clock;

    DutyImport(Duties duties, Organisations organisations, GrantableAreas grantable, Clock clock) {
        this.duties = duties;
        this.organisations = organisations;
        this.grantable = grantable;
        this.clock = clock;
    }

    /**
     * What became of a list.
     *
     * @param taken how many duties; none where there are errors
     * @param unmapped departments no organisation goes by
     */
    record Outcome(int taken, List<Fault> errors, List<String> unmapped) {}

    record Fault(long line, String value, Words sentence) {}

    @Transactional
    public Outcome take(User by, int area, @Nullable String jurisdiction, String fileName, byte[] file) {
        grantable.require(by, area);
        var lines = CsvLines.of(file, REQUIRED);
        var wanted = jurisdiction(lines, jurisdiction);
        var found = new HashMap<String, List<Organisation>>();
        var faults = new ArrayList<Fault>();
        var unmapped = new TreeSet<String>();
        var read = new ArrayList<Duty>();
        for (var line : lines) {
            if (wanted.equals(CsvLines.cell(line, "jurisdiction"))) {
                read.add(duty(line, area, found, faults, unmapped));
            }
        }
        if (faults.isEmpty()) {
            duties.add(new DutyList(0, area, wanted, fileName, clock.instant(), by.name()), read);
        }
        return new Outcome(faults.isEmpty() ? read.size() : 0, faults, List.copyOf(unmapped));
    }

    private Duty duty(
            NamedCsvRecord line,
            int area,
            Map<String, List<Organisation>> found,
            List<Fault> faults,
            TreeSet<String> unmapped) {
        long number = line.getStartingLineNumber();
        var role = CsvLines.cell(line, "role");
        if (!role.equals("lead") && !role.equals("co")) {
            faults.add(new Fault(number, role, new Words("role 只能填 lead（牵头）或 co（配合）。", "role must be lead or co.")));
        }
        var task = CsvLines.cell(line, "task_id");
        if (!task.matches(TASK)) {
            faults.add(
                    new Fault(
                            number,
                            task,
                            new Words(
                                    "task_id 应为任务编号，如 CQ-1；由字母、数字、点和横线组成。",
                                    "task_id must be the number of a requirement, such as CQ-1, of letters, digits, dots and dashes.")));
        }
        var summary = CsvLines.cell(line, "duty_summary");
        if (summary.isEmpty()) {
            faults.add(new Fault(number, "", new Words("duty_summary 没有填写。", "duty_summary is empty.")));
        }
        var department = CsvLines.cell(line, "department");
        int organisation = 0;
        if (!department.isEmpty()) {
            var named = found.computeIfAbsent(department, name -> named(name, area));
            if (named.size() == 1) {
                organisation = named.getFirst().id();
            } else if (named.isEmpty()) {
                unmapped.add(department);
                faults.add(new Fault(
                        number,
                        department,
                        new Words(
                                "没有名称或别名为“%s”的机构；请先在“机构”页添加，或登记为已有机构的别名。".formatted(department),
                                "No organisation goes by “%s”; add one, or add this as an alias of one there is, on the page of organisations."
                                        .formatted(department))));
            } else {
                faults.add(new Fault(
                        number,
                        department,
                        new Words(
                                "“%s”对应不止一个机构：%s；请让别名只属于其中一个。".formatted(department, names(named)),
                                "“%s” means more than one organisation: %s; let only one of them have the alias."
                                        .formatted(department, names(named)))));
            }
        }
        var basis = CsvLines.cell(line, "role_basis");
        return new Duty(
                Math.toIntExact(number),
                organisation,
                department,
                role.equals("lead"),
                summary,
                task,
                basis.isEmpty() ? null : basis);
    }

    /** Those of the list's own area first, then those below it, then those above. */
    private List<Organisation> named(String name, int area) {
        var scope = Scope.of(area);
        return Stream.<Stream<List<Organisation>>>of(
                        Stream.of(organisations.named(name, area, area)),
                        Stream.of(organisations.named(name, scope.areaFrom(), scope.areaTo())),
                        Stream.iterate(area, above -> above != Areas.COUNTRY, Areas::parent)
                                .map(Areas::parent)
                                .map(above -> organisations.named(name, above, above)))
                .flatMap(each -> each)
                .filter(those -> !those.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String names(List<Organisation> those) {
        return those.stream().map(Organisation::name).collect(Collectors.joining("、"));
    }

    private static String jurisdiction(List<NamedCsvRecord> lines, @Nullable String wanted) {
        var there = lines.stream()
                .map(line -> CsvLines.cell(line, "jurisdiction"))
                .collect(Collectors.toCollection(TreeSet::new));
        if (wanted != null && there.contains(wanted)) {
            return wanted;
        }
        if (wanted == null && there.size() == 1) {
            return there.first();
        }
        var names = String.join("、", there);
        throw wanted == null
                ? Refusal.badRequest(
                        "JURISDICTION_UNCLEAR",
                        "文件里有多个地区的职责（%s）；请填写要导入其中哪一个。".formatted(names),
                        "The file has the duties of several jurisdictions (%s); say which of them to take in."
                                .formatted(names))
                : Refusal.badRequest(
                        "JURISDICTION_UNKNOWN",
                        "文件里没有“%s”的职责，只有：%s。".formatted(wanted, names),
                        "The file has no duties of “%s”, only of: %s.".formatted(wanted, names));
    }
}
