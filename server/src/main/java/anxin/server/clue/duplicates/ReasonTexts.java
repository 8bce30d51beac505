package anxin.server.clue.duplicates;

import anxin.server.secrecy.EncryptedColumns;
import anxin.server.secrecy.SecretBox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Reasons as they are stored: they repeat names and sums, so encrypted. One a line, its parts set apart by tabs. */
@Component
class ReasonTexts {

    private final EncryptedColumns likenessReasons;

    ReasonTexts(EncryptedColumns likenessReasons) {
        this.likenessReasons = likenessReasons;
    }

    byte[] encrypt(long id, List<Reason> reasons) {
        var text = reasons.stream()
                .map(reason -> "%s\t%s\t%s"
                        .formatted(
                                reason.why(), reason.weight(), reason.compared().replaceAll("[\\t\\n]", " ")))
                .collect(Collectors.joining("\n"));
        var encrypted = likenessReasons.encrypt("reasons", id, text);
        return encrypted == null ? new byte[0] : encrypted;
    }

    List<Reason> read(ResultSet row) throws SQLException {
        var text = likenessReasons.read(row, "reasons");
        return text == null || text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split("\n")).map(ReasonTexts::reason).toList();
    }

    private static Reason reason(String line) {
        var parts = line.split("\t", -1);
        return new Reason(Sameness.valueOf(parts[0]), Double.parseDouble(parts[1]), parts[2]);
    }

    @Configuration(proxyBeanMethods = false)
    static class Secrecy {

        @Bean
        EncryptedColumns likenessReasons(SecretBox box) {
            return new EncryptedColumns(box, "clue.likeness", "id", "reasons");
        }

        @Bean
        EncryptedColumns traitsOfClues(SecretBox box) {
            return new EncryptedColumns(box, "clue.traits", "id", "traits");
        }
    }
}
