package anxin.server.words;

/** What stands in the place of something personal that was erased by rule (已按规定删除). */
public final class Erased {

    private static final Words WORDS = new Words("已按规定删除", "erased by rule");

    private Erased() {}

    public static Words words() {
        return WORDS;
    }

    /** @param number which one of its project, so that two of them are still two */
    public static Words words(int number) {
        return new Words("已按规定删除（第 %d 个）".formatted(number), "erased by rule (no. %d)".formatted(number));
    }
}
