package anxin.server.access;

import anxin.server.http.Refusal;
import anxin.server.jurisdiction.Areas;
import anxin.server.jurisdiction.Duties;
import anxin.server.jurisdiction.Duties.Duty;
import anxin.server.jurisdiction.Duties.DutyList;
import anxin.server.jurisdiction.Organisation;
import anxin.server.jurisdiction.Organisations;
import anxin.server.words.Words;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
    private static final int MOST_BYTES = 5_000_000;

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
        var lines = lines(file);
        var wanted = jurisdiction(lines, jurisdiction);
        var found = new HashMap<String, List<Organisation>>();
        var faults = new ArrayList<Fault>();
        var unmapped = new TreeSet<String>();
        var read = new ArrayList<Duty>();
        for (var line : lines) {
            if (wanted.equals(cell(line, "jurisdiction"))) {
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
        var role = cell(line, "role");
        if (!role.equals("lead") && !role.equals("co")) {
            faults.add(new Fault(number, role, new Words("role 只能填 lead（牵头）或 co（配合）。", "role must be lead or co.")));
        }
        var task = cell(line, "task_id");
        if (!task.matches(TASK)) {
            faults.add(
                    new Fault(
                            number,
                            task,
                            new Words(
                                    "task_id 应为任务编号，如 CQ-1；由字母、数字、点和横线组成。",
                                    "task_id must be the number of a requirement, such as CQ-1, of letters, digits, dots and dashes.")));
        }
        var summary = cell(line, "duty_summary");
        if (summary.isEmpty()) {
            faults.add(new Fault(number, "", new Words("duty_summary 没有填写。", "duty_summary is empty.")));
        }
        var department = cell(line, "department");
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
        var basis = cell(line, "role_basis");
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
        var there =
                lines.stream().map(line -> cell(line, "jurisdiction")).collect(Collectors.toCollection(TreeSet::new));
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

    private static List<NamedCsvRecord> lines(byte[] file) {
        if (file.length == 0 || file.length > MOST_BYTES) {
            throw Refusal.badRequest(
                    "DUTY_FILE_SIZE",
                    "文件是空的或超过 5 MB；请选择职责清单的 csv 文件。",
                    "The file is empty or larger than 5 MB; choose the csv file of the responsibility list.");
        }
        try (var csv = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofNamedCsvRecord(text(file))) {
            var lines = csv.stream().toList();
            var columns = lines.isEmpty() ? List.<String>of() : lines.getFirst().getHeader();
            var missing =
                    REQUIRED.stream().filter(name -> !columns.contains(name)).toList();
            if (!missing.isEmpty()) {
                throw Refusal.badRequest(
                        "DUTY_COLUMNS_MISSING",
                        "职责清单没有内容或缺少列：%s；第一行应为列名。".formatted(String.join("、", missing)),
                        "The list is empty or lacks columns: %s; its first line must name them."
                                .formatted(String.join(", ", missing)));
            }
            return lines;
        } catch (CsvParseException e) {
            throw Refusal.badRequest(
                    "DUTY_FILE_BROKEN",
                    "这个文件不是完好的 csv；请用表格软件重新另存为 csv 后再上传。",
                    "This is not a whole csv file; save it as csv again and upload it once more.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            // What office software writes here.
            text = new String(file, Charset.forName("GB18030"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String cell(NamedCsvRecord line, String column) {
        return line.findField(column).map(String::strip).orElse("");
    }
}
