package anxin.engine.datapackage;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a file's name says: its table, by the English or the Chinese name, and its form.
 *
 * @param depth folders above it within the package
 */
record FileName(String base, Format format, String ending, int depth) {

    enum Format {
        CSV,
        XLSX,
        OTHER
    }

    static FileName of(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        int dot = name.lastIndexOf('.');
        String base = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        Format format = switch (ending) {
            case "csv" -> Format.CSV;
            case "xlsx" -> Format.XLSX;
            default -> Format.OTHER;
        };
        int depth = path.contains("__MACOSX/")
                ? 0
                : (int) path.chars().filter(c -> c == '/').count();
        return new FileName(path.contains("__MACOSX/") ? "." : base, format, ending, depth);
    }

    @Nullable
    FileKind kind() {
        return FileKind.named(base);
    }

    /** What computers leave behind beside the files people mean. */
    boolean isDebris() {
        return base.startsWith(".") || base.isEmpty() || base.startsWith("~$") || ending.equals("ds_store");
    }

    boolean isOldSheet() {
        return ending.equals("xls") && kind() != null;
    }

    boolean isZip() {
        return ending.equals("zip") || ending.equals("rar") || ending.equals("7z");
    }
}
