package anxin.server.upload;

import java.util.Map;

/** Names of files, harmless and ending as their content wants it, so that nothing opens as what it is not. */
final class FileNames {

    private static final int LONGEST = 80;

    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/png", ".png"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
            Map.entry("text/plain", ".txt"),
            Map.entry("audio/mpeg", ".mp3"),
            Map.entry("audio/amr", ".amr"),
            Map.entry("audio/vnd.wave", ".wav"),
            Map.entry("audio/x-wav", ".wav"),
            Map.entry("video/webm", ".webm"),
            Map.entry("application/x-matroska", ".webm"),
            Map.entry("audio/webm", ".webm"),
            Map.entry("video/3gpp", ".3gp"),
            Map.entry("audio/x-flac", ".flac"),
            Map.entry("audio/x-aac", ".aac"));

    private FileNames() {}

    static String of(String called, String mediaType) {
        var base = called.replaceAll("^.*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}<>:\"|?*\\u202A-\\u202E\\u2066-\\u2069]", "")
                .strip();
        int dot = base.lastIndexOf('.');
        var stem = dot > 0 ? base.substring(0, dot) : base;
        if (stem.codePointCount(0, stem.length()) > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(0, LONGEST));
        }
        var ending = ENDINGS.getOrDefault(
                mediaType, mediaType.contains("ogg") || mediaType.contains("opus") ? ".ogg" : ".m4a");
        if (mediaType.equals("text/plain")
                && base.toLowerCase(java.util.Locale.ROOT).endsWith(".csv")) {
            ending = ".csv";
        }
        return (stem.isBlank() || stem.equals(".") ? "file" : stem) + ending;
    }
}
