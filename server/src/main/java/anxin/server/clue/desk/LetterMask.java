package anxin.server.clue.desk;

import anxin.server.secrecy.EncryptedColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hides in a letter who wrote it: names, telephones and identity numbers of its reporters, and all that look like one. Each
 * character gives way to one, so that passages stay where they are.
 */
@Component
class LetterMask {

    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(1[3-9]\\d)[\\s-]?(\\d{4})[\\s-]?(\\d{4})(?!\\d)");
    private static final Pattern LANDLINE = Pattern.compile("(?<!\\d)0\\d{2,3}[-—\\s]?\\d{7,8}(?!\\d)");
    private static final Pattern IDENTITY = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)");
    private static final Pattern CARD = Pattern.compile("(?<!\\d)\\d{16,19}(?!\\d)");
    private static final Pattern NAME_TOLD =
            Pattern.compile("(?:我叫|我名叫|我的名字(?:是|叫)|姓名[:：]?\\s*|联系人[:：]?\\s*|署名[:：]?\\s*)(\\p{IsHan}{2,4})");

    private final JdbcClient jdbc;
    private final EncryptedColumns reporterTexts;

    LetterMask(JdbcClient jdbc, EncryptedColumns reporterTexts) {
        this.jdbc = jdbc;
        this.reporterTexts = reporterTexts;
    }

    /** Must be asked as the application, which alone may read who reported. */
    String masked(long clue, String text) {
        var letter = new StringBuilder(text);
        for (var said : said(clue)) {
            for (int at = letter.indexOf(said); at >= 0; at = letter.indexOf(said, at + said.length())) {
                hide(letter, at, at + said.length());
            }
        }
        for (var pattern : List.of(IDENTITY, CARD, PHONE, LANDLINE)) {
            var found = pattern.matcher(letter.toString());
            while (found.find()) {
                hide(letter, found.start(), found.end());
            }
        }
        var named = NAME_TOLD.matcher(letter.toString());
        while (named.find()) {
            hide(letter, named.start(1), named.end(1));
        }
        return letter.toString();
    }

    private List<String> said(long clue) {
        var said = new ArrayList<String>();
        jdbc.sql("select id, name, phone, identity_number from clue.reporter where clue_id = ?")
                .param(clue)
                .query(row -> {
                    for (var column : List.of("name", "phone", "identity_number")) {
                        add(said, reporterTexts.read(row, column));
                    }
                });
        return said;
    }

    private static void add(List<String> said, @Nullable String value) {
        if (value != null && value.strip().length() > 1) {
            said.add(value.strip());
        }
    }

    // A name keeps its first character, a number its first three and last four where it is long enough.
    private static void hide(StringBuilder letter, int from, int to) {
        int length = to - from;
        int head = length > 7 ? 3 : 1;
        int tail = length > 7 ? 4 : 0;
        for (int i = from + head; i < to - tail; i++) {
            letter.setCharAt(i, '*');
        }
    }
}
