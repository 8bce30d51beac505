package anxin.engine.datapackage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A good row of each table, of which a test says only what it changes. */
final class Sample {

    static final String PROJECT = "P1";
    static final String WORKER = "500101190001010025";
    static final String CORP = "91500000MA0000007X";
    static final String ACCOUNT = "100000000001";

    private static final Map<FileKind, String> GOOD = Map.of(
            FileKind.CORPS,
            "corpCode=%s|corpName=甲公司|areaCode=500101|industry=CONSTRUCTION|stateOwned=0".formatted(CORP),
            FileKind.PROJECTS,
            ("projectCode=P1|name=一号楼|category=01|areaCode=500101|funding=GOVERNMENT|contractPrice=1000000.00"
                            + "|buildCorpCode=%s|contractorCorpCode=%s|contractSignedOn=2026-01-05|startDate=2026-02-01"
                            + "|plannedCompleteDate=2027-02-01|payDay=15|depositExempt=0")
                    .formatted(CORP, CORP),
            FileKind.PARTICIPANTS,
            "projectCode=P1|corpCode=%s|corpType=009".formatted(CORP),
            FileKind.ACCOUNTS,
            "accountNo=100000000001|projectCode=P1|bankCode=102|openedOn=2026-01-20",
            FileKind.WORKERS,
            ("projectCode=P1|idCardNumber=%s|entryDate=2026-02-01|corpCode=%s|teamName=钢筋班|workerName=张三"
                            + "|workType=020|socialSecurityCard=0|wageUnit=DAY")
                    .formatted(WORKER, CORP),
            FileKind.ATTENDANCE,
            "projectCode=P1|idCardNumber=%s|time=2026-03-02 07:30:00|direction=01".formatted(WORKER),
            FileKind.PAYROLLS,
            ("projectCode=P1|payMonth=2026-03|idCardNumber=%s|seq=1|corpCode=%s|teamName=钢筋班"
                            + "|totalPayAmount=8000.00|actualAmount=8000.00|channel=BANK|isBackPay=0")
                    .formatted(WORKER, CORP),
            FileKind.ACCOUNT_ENTRIES,
            "accountNo=100000000001|serialNo=1|time=2026-03-02 10:00:00|direction=C|amount=200.00|balance=200.00"
                    + "|purpose=LABOUR_COST",
            FileKind.DEPOSIT_EVENTS,
            "projectCode=P1|eventNo=D1|kind=DEPOSIT|form=CASH|amount=20000.00|date=2026-02-10",
            FileKind.PROGRESS,
            "projectCode=P1|month=2026-03|completedValue=100000.00|paidAmount=80000.00");

    private Sample() {}

    /** A row with cells changed or added, each as {@code column=value}. */
    static SequencedMap<String, String> row(FileKind kind, String... changes) {
        var cells = new LinkedHashMap<String, String>();
        for (String cell : GOOD.get(kind).split("\\|")) {
            cells.put(cell.substring(0, cell.indexOf('=')), cell.substring(cell.indexOf('=') + 1));
        }
        for (String change : changes) {
            cells.put(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));
        }
        return cells;
    }

    /** A CSV text of rows; columns are those of all rows. */
    @SafeVarargs
    static String csv(SequencedMap<String, String>... rows) {
        var columns = new LinkedHashMap<String, String>();
        for (var row : rows) {
            columns.putAll(row);
        }
        var text = new StringBuilder(String.join(",", columns.keySet())).append('\n');
        for (var row : rows) {
            text.append(columns.keySet().stream()
                            .map(column -> quoted(row.getOrDefault(column, "")))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[,\"\\n\\r].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    static Path write(Path folder, String name, String text) {
        return write(folder, name, text, StandardCharsets.UTF_8);
    }

    static Path write(Path folder, String name, String text, Charset charset) {
        try {
            return Files.write(folder.resolve(name), text.getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a table with these rows, beside a good project and account unless it is their own file. */
    @SafeVarargs
    static void put(Path folder, FileKind kind, SequencedMap<String, String>... rows) {
        for (FileKind needed : new FileKind[] {FileKind.PROJECTS, FileKind.ACCOUNTS}) {
            Path file = folder.resolve(needed.fileName() + ".csv");
            if (needed != kind && kind != FileKind.PROJECTS && !Files.exists(file)) {
                write(folder, needed.fileName() + ".csv", csv(row(needed)));
            }
        }
        write(folder, kind.fileName() + ".csv", csv(rows));
    }
}
