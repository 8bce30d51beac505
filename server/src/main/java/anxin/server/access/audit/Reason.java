package anxin.server.access.audit;

import anxin.server.http.Refusal;
import anxin.server.words.Words;
import org.jspecify.annotations.Nullable;

/** Why somebody has to be seen in full (查看事由): a kind, and in words what for. */
public record Reason(Kind kind, String text) {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 200;

    /** What it is usually for. */
    public enum Kind {
        COMPLAINT(new Words("办理投诉举报", "Handling a complaint")),
        INSPECTION(new Words("监察执法", "Inspection")),
        VERIFICATION(new Words("核对身份或账户", "Checking an identity or account")),
        OWN_REQUEST(new Words("本人申请", "The person asked for it")),
        OTHER(new Words("其他", "Other"));

        private final Words words;

        Kind(Words words) {
            this.words = words;
        }

        public Words words() {
            return words;
        }
    }

    /** A reason as typed, or a refusal that says what is missing. */
    public static Reason typed(@Nullable Kind kind, @Nullable String text) {
        var said = text == null ? "" : Plain.line(text, LONGEST).strip();
        if (kind == null || said.codePointCount(0, said.length()) < SHORTEST) {
            throw Refusal.badRequest(
                    "REASON_NEEDED",
                    "没有写明事由，不能查看完整信息；请选择事由类别，并用至少 %d 个字说明用途。".formatted(SHORTEST),
                    "Without a reason nobody is shown in full; choose a kind and say in at least %d characters what for."
                            .formatted(SHORTEST));
        }
        return new Reason(kind, said);
    }
}
