package anxin.engine.datapackage;

/** Blanks as people and office software leave them: also full-width, no-break and zero-width ones. */
final class Blanks {

    private Blanks() {}

    static boolean is(char c) {
        return c <= ' ' ? c == ' ' || (c >= '\t' && c <= '\r') : c >= 0x85 && isWide(c);
    }

    private static boolean isWide(char c) {
        return switch (c) {
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF -> true;
            default -> c >= 0x2000 && c <= 0x200B;
        };
    }

    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && is(text.charAt(from))) {
            from++;
        }
        while (to > from && is(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static String remove(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (is(text.charAt(i))) {
                var kept = new StringBuilder(text.length());
                text.chars().filter(c -> !is((char) c)).forEach(c -> kept.append((char) c));
                return kept.toString();
            }
        }
        return text;
    }
}
