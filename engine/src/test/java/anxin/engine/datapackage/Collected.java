package anxin.engine.datapackage;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reading handed on, kept for a test to look at. */
final class Collected implements RowHandler {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    final List<Row> rows = new ArrayList<>();
    final List<Rejection> rejections = new ArrayList<>();
    final List<Remark> remarks = new ArrayList<>();
    final List<String> finished = new ArrayList<>();

    static Collected read(Path source) throws BadPackage {
        return read(source, KnownReferences.none(), Limits.standard());
    }

    static Collected read(Path source, KnownReferences known, Limits limits) throws BadPackage {
        var collected = new Collected();
        try (var data = DataPackage.open(source, TODAY, limits)) {
            data.read(known, collected);
        }
        return collected;
    }

    @Override
    public void row(Row row) {
        rows.add(row);
    }

    @Override
    public void rejected(Rejection rejection) {
        // Every sentence must be there in both languages, with nothing left to fill in.
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            String sentence = rejection.sentence(locale);
            if (sentence.isBlank() || sentence.replace(rejection.value(), "").matches(".*[{}].*")) {
                throw new AssertionError(sentence);
            }
        }
        rejections.add(rejection);
    }

    @Override
    public void remark(Remark remark) {
        remark.sentence(Locale.CHINESE);
        remark.sentence(Locale.ENGLISH);
        remarks.add(remark);
    }

    @Override
    public void fileFinished(PackageFile file, long count, long rejected) {
        finished.add("%s %d %d".formatted(file.name(), count, rejected));
    }

    List<String> codes() {
        return rejections.stream().map(Rejection::code).toList();
    }

    List<String> remarkCodes() {
        return remarks.stream().map(Remark::code).toList();
    }

    /** The rejections as {@code file:line column code}. */
    List<String> places() {
        return rejections.stream()
                .map(r -> "%s:%d %s %s".formatted(r.file(), r.line(), r.column(), r.code()))
                .toList();
    }
}
