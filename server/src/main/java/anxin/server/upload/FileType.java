package anxin.server.upload;

import anxin.server.words.Words;
import java.util.Set;

/** What sorts of files are evidence, each by the media types it is told by. */
public enum FileType {
    PICTURE(new Words("图片", "picture"), Set.of("image/jpeg", "image/png")),
    // What phones and browsers record speech in; containers of sound and film look alike from outside.
    AUDIO(
            new Words("录音", "recording"),
            Set.of(
                    "audio/mpeg",
                    "audio/mp4",
                    "audio/x-m4a",
                    "audio/vnd.wave",
                    "audio/x-wav",
                    "audio/ogg",
                    "audio/vorbis",
                    "audio/opus",
                    "audio/amr",
                    "audio/x-aac",
                    "audio/x-flac",
                    "audio/webm",
                    "application/ogg",
                    "application/mp4",
                    "application/x-matroska",
                    "video/webm",
                    "video/mp4",
                    "video/quicktime",
                    "video/3gpp")),
    PDF(new Words("PDF 文件", "PDF"), Set.of("application/pdf")),
    SHEET(new Words("电子表格", "sheet"), Set.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    TEXT(new Words("纯文本", "plain text"), Set.of("text/plain"));

    private final Words words;
    private final Set<String> types;

    FileType(Words words, Set<String> types) {
        this.words = words;
        this.types = types;
    }

    public Words words() {
        return words;
    }

    boolean has(String mediaType) {
        return types.contains(mediaType);
    }
}
