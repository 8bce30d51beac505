package anxin.engine.policy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a rule or parameter: it names the file, so that each is found where one looks first. */
final class FileId {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    private FileId() {}

    static @Nullable String read(Entries entries, String fileId) {
        var piece = entries.required("id");
        var id = piece == null ? null : piece.text("id");
        if (piece == null || id == null) {
            return null;
        }
        if (!FORM.matcher(id).matches()) {
            piece.fault(
                    "标识“" + id + "”只能用小写字母、数字、点和连字符。",
                    "The id '" + id + "' may have small letters, digits, dots and hyphens only.");
        } else if (!id.equals(fileId)) {
            piece.fault(
                    "标识“" + id + "”与文件名“" + fileId + "”不同，请改成一样。",
                    "The id '" + id + "' differs from the file's name '" + fileId + "'; make them the same.");
        }
        return id;
    }
}
