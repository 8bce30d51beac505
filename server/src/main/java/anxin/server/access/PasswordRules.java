package anxin.server.access;

import anxin.server.http.Refusal;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which passwords are too easily guessed; the refusal names the rule. */
final class PasswordRules {

    static final int SHORTEST = 10;
    static final int LONGEST = 128;

    /** So many characters must be left when everything common has been taken away. */
    private static final int OWN_CHARACTERS = 5;

    private static final int DIFFERENT_CHARACTERS = 5;

    private PasswordRules() {}

    /** Refuses a password that is short, common, or tells of the person or the place. */
    static void check(String password, String login, String name, List<String> areas) {
        refusal(password, login, name, areas).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private static Optional<Refusal> refusal(String password, String login, String name, List<String> areas) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return refused(
                    "PASSWORD_TOO_SHORT",
                    "密码至少要 %d 个字符；请再长一些，例如用几个互不相干的词。".formatted(SHORTEST),
                    "A password needs at least %d characters; make it longer, for instance from several unrelated words."
                            .formatted(SHORTEST));
        }
        if (length > LONGEST) {
            return refused(
                    "PASSWORD_TOO_LONG",
                    "密码最多 %d 个字符；请缩短。".formatted(LONGEST),
                    "A password has at most %d characters; make it shorter.".formatted(LONGEST));
        }
        var plain = plain(password);
        if (plain.codePoints().distinct().count() < DIFFERENT_CHARACTERS || repeatsItself(plain)) {
            return refused(
                    "PASSWORD_REPEATS",
                    "密码是同样的字符反复出现；请换一个变化多些的。",
                    "The password repeats the same characters; choose one with more variety.");
        }
        for (var own : Stream.concat(Stream.of(login, name), areas.stream()).toList()) {
            var word = plain(own);
            if (word.length() >= (isLatin(word) ? 3 : 2) && plain.contains(word)) {
                return refused(
                        "PASSWORD_TELLS_WHO",
                        "密码里有您的用户名、姓名或所在区划（“%s”）；请换一个与您无关的。".formatted(own),
                        "The password holds your login, name or area (“%s”); choose one that has nothing to do with you."
                                .formatted(own));
            }
        }
        if (ownCharacters(plain) < OWN_CHARACTERS || ownCharacters(asLetters(plain)) < OWN_CHARACTERS) {
            return refused(
                    "PASSWORD_COMMON",
                    "密码由常见的词、年份、连续数字或键盘上相邻的键拼成，容易被猜到；请换一个。",
                    "The password is made of common words, years, runs of digits or neighbouring keys and easily guessed; choose another.");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refused(String code, String zh, String en) {
        return Optional.of(Refusal.badRequest(code, zh, en));
    }

    /** One way of writing for full-width and half-width, large and small. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isLatin(String word) {
        return word.chars().allMatch(c -> c < 128);
    }

    /** abcabcabc and the like: the same piece over and over, the last perhaps cut off. */
    private static boolean repeatsItself(String text) {
        for (int period = 1; period <= text.length() / 2; period++) {
            if (text.startsWith(text.substring(period))) {
                return true;
            }
        }
        return false;
    }

    /** Digits and signs that stand for letters: p@ssw0rd. */
    private static String asLetters(String text) {
        var letters = new StringBuilder();
        text.chars()
                .forEach(c -> letters.append(
                        switch (c) {
                            case '0' -> 'o';
                            case '1', '!' -> 'i';
                            case '3' -> 'e';
                            case '4', '@' -> 'a';
                            case '5', '$' -> 's';
                            case '7' -> 't';
                            default -> (char) c;
                        }));
        return letters.toString();
    }

    private static boolean isCommon(String piece) {
        return CommonPieces.has(piece) || PublishedPasswords.has(piece);
    }

    /** How many characters are left when as many as possible have been taken away as common pieces. */
    private static int ownCharacters(String text) {
        var fewest = new ArrayList<Integer>();
        fewest.add(0);
        for (int end = 1; end <= text.length(); end++) {
            int best = fewest.get(end - 1) + (Character.isLetterOrDigit(text.charAt(end - 1)) ? 1 : 0);
            for (int start = 0; start < end; start++) {
                if (fewest.get(start) < best && isCommon(text.substring(start, end))) {
                    best = fewest.get(start);
                }
            }
            fewest.add(best);
        }
        return fewest.getLast();
    }
}
