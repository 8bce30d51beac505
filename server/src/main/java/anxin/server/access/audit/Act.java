package anxin.server.access.audit;

import anxin.server.words.Words;

/** What kind of thing was done. */
public enum Act {
    READ(new Words("查看", "Read")),
    EXPORT(new Words("下载", "Downloaded")),
    CHANGE(new Words("办理", "Changed")),
    REVEAL(new Words("查看完整信息", "Saw in full")),
    COPY(new Words("导出个人信息", "Copied personal data out"));

    private final Words words;

    Act(Words words) {
        this.words = words;
    }

    public Words words() {
        return words;
    }
}
