package anxin.engine.policy;

import anxin.engine.rules.RuleCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small folders of packs for tests. */
final class Packs {

    private Packs() {}

    static Path write(Path folder, String file, String text) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A pack without rules or parameters. */
    static void pack(Path folder, String name, String code, String status) {
        write(folder, name + "/pack.yaml", """
                code: "%s"
                name: {zh: 某地, en: Somewhere}
                status: %s
                version: "1"
                valid_from: 2020-05-01
                legal_basis: [{title: 某办法}]
                """.formatted(code, status));
    }

    /** A parameter with title and unit; each value is {@code day=value}, {@code day=null} or {@code day=open}. */
    static void parameter(Path folder, String pack, String id, String unit, String... values) {
        var text = new StringBuilder("id: " + id + "\ntitle: {zh: 某数, en: Some number}\nunit: " + unit + "\nvalues:"
                + (values.length == 0 ? " {}" : "") + "\n");
        for (var value : values) {
            var parts = value.split("=");
            var said = switch (parts[1]) {
                case "null" -> "value: null";
                case "open" -> "open: true";
                default -> "value: \"" + parts[1] + "\"";
            };
            text.append("  ").append(parts[0]).append(": {").append(said).append(", basis: 某条, confidence: S}\n");
        }
        write(folder, pack + "/parameters/" + id + ".yaml", text.toString());
    }

    /** A complete rule that is red where a condition holds. */
    static void rule(Path folder, String pack, String id, String red) {
        write(folder, pack + "/rules/" + id + ".yaml", """
                id: %s
                title: {zh: 某规则, en: Some rule}
                asks: {zh: 问什么, en: What is asked}
                about: project
                order: 10
                basis: [{title: 某办法, article: 第一条}]
                confidence: V
                levels:
                  RED: %s
                value: account.frozen
                unit: accounts
                says: {zh: 说什么, en: What is said}
                clears: {zh: 怎样消除, en: What clears it}
                clear_by: {RED: 5 workdays}
                handled_by: [hr_authority]
                """.formatted(id, red));
    }

    static List<PolicyFault> faults(Path folder, List<Path> overlays) {
        try {
            Policies.load(folder, overlays, new RuleCompiler());
            return List.of();
        } catch (PolicyErrors errors) {
            return errors.faults();
        }
    }
}
