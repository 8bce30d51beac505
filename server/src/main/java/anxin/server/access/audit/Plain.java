package anxin.server.access.audit;

/** Text from outside as one line of a record, in which nobody can make believe that there is another. */
final class Plain {

    private Plain() {}

    /** No line breaks, control characters or marks that turn the direction of writing; cut where it is too long. */
    static String line(String text, int most) {
        var plain = new StringBuilder();
        text.codePoints().limit(most).map(c -> harmless(c) ? c : '\uFFFD').forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
