package anxin.engine.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one pack's file says about one parameter; title and unit may be left to the pack above. */
record ParameterFile(
        String id,
        @Nullable Words title,
        @Nullable Unit unit,
        ParameterDefinition.@Nullable Bounds bounds,
        @Nullable Words note,
        List<DatedValue> values,
        Source source) {

    private static final List<String> UNITS =
            List.of(Unit.values()).stream().map(Unit::text).toList();

    static @Nullable ParameterFile read(Piece file, String fileId, String packCode) {
        var entries = file.mapping(fileId).orElse(null);
        if (entries == null) {
            return null;
        }
        entries.only("id", "title", "unit", "bounds", "note", "values");
        var id = FileId.read(entries, fileId);
        var title = entries.mayWords("title");
        var unit = entries.may("unit", (piece, what) -> piece.oneOf(what, Unit::of, UNITS));
        var bounds = entries.may("bounds", ParameterFile::bounds);
        var note = entries.mayWords("note");
        var values = entries.need("values", (piece, what) -> values(piece, what, packCode));
        return id == null || values == null
                ? null
                : new ParameterFile(id, title, unit, bounds, note, values, entries.at("id"));
    }

    private static ParameterDefinition.@Nullable Bounds bounds(Piece piece, String what) {
        var entries = piece.mapping(what).orElse(null);
        if (entries == null) {
            return null;
        }
        entries.only("min", "max", "basis");
        var min = entries.may("min", Piece::number);
        var max = entries.may("max", Piece::number);
        var basis = entries.need("basis", Piece::text);
        return basis == null ? null : new ParameterDefinition.Bounds(min, max, basis);
    }

    private static @Nullable List<DatedValue> values(Piece piece, String what, String packCode) {
        var entries = piece.mapping(what).orElse(null);
        if (entries == null) {
            return null;
        }
        var values = new ArrayList<DatedValue>();
        entries.pieces().forEach((day, said) -> {
            var value = value(day, entries.at(day), said, packCode);
            if (value != null) {
                values.add(value);
            }
        });
        return values;
    }

    private static @Nullable DatedValue value(String day, Source at, Piece piece, String packCode) {
        var since = Piece.date(day, at, piece.faults());
        var entries = piece.mapping(day).orElse(null);
        if (entries == null) {
            return null;
        }
        entries.only("value", "open", "basis", "confidence", "note");
        var basis = entries.need("basis", Piece::text);
        var confidence = entries.need("confidence", Entries::confidence);
        var note = entries.mayWords("note");
        var open = Boolean.TRUE.equals(entries.may("open", Piece::flag));
        if (open == entries.has("value")) {
            piece.fault("“value”和“open: true”要有且只有一个。", "There must be either 'value' or 'open: true', and only one.");
            return null;
        }
        var value = entries.optional("value");
        boolean ended = value == null || value.isNull();
        var text = value == null || ended ? null : value.text("value");
        if (since == null || basis == null || confidence == null || (!ended && text == null)) {
            return null;
        }
        return new DatedValue(
                packCode, since, text, open, basis, confidence, note, value == null ? at : value.source());
    }
}
