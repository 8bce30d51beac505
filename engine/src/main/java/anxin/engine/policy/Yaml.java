package anxin.engine.policy;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a file of a pack into nodes that know their line. */
final class Yaml {

    private Yaml() {}

    static Optional<Piece> read(Path path, String file, Faults faults) {
        try {
            var settings = LoadSettings.builder().setLabel(file).build();
            var root = new Compose(settings).composeString(Files.readString(path));
            if (root.isEmpty()) {
                faults.add(
                        file,
                        1,
                        "文件是空的，请按 policies/schema 的格式填写。",
                        "The file is empty; fill it in as policies/schema says.");
            }
            return root.map(node -> new Piece(file, node, faults));
        } catch (MarkedYamlEngineException syntax) {
            int line = syntax.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            var problem = syntax.getProblem();
            faults.add(file, line, "不是合格的 YAML：" + problem + "。", "This is not well-formed YAML: " + problem + ".");
        } catch (YamlEngineException unreadable) {
            faults.add(
                    file,
                    1,
                    "不是合格的 YAML：" + unreadable.getMessage(),
                    "This is not well-formed YAML: " + unreadable.getMessage());
        } catch (MalformedInputException encoding) {
            faults.add(file, 1, "文件不是 UTF-8 编码，请另存为 UTF-8。", "The file is not in UTF-8; save it as UTF-8.");
        } catch (IOException unreadable) {
            faults.add(
                    file,
                    1,
                    "文件读不出来：" + unreadable.getMessage(),
                    "The file cannot be read: " + unreadable.getMessage());
        }
        return Optional.empty();
    }
}
