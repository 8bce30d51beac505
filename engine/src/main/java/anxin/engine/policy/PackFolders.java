package anxin.engine.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of all packs, with the overlaid folders already laid over the shipped ones, file by file. */
final class PackFolders {

    private static final List<String> SUBFOLDERS = List.of("parameters", "rules", "channels", "cases");

    /** Files of one pack by their path inside it. */
    record PackFiles(String folder, Map<String, Path> files) {}

    private final Faults faults;
    private final Map<Path, String> names = new LinkedHashMap<>();
    private final Map<String, PackFiles> packs = new LinkedHashMap<>();
    private final Map<String, Path> common = new TreeMap<>();

    PackFolders(Path shipped, List<Path> overlays, Faults faults) {
        this.faults = faults;
        lay(shipped, "政策包目录", "folder of packs");
        for (var overlay : overlays) {
            lay(overlay, "叠加的政策包目录", "folder of packs laid over");
        }
    }

    Map<String, PackFiles> packs() {
        return packs;
    }

    Optional<Piece> common(String file) {
        return Optional.ofNullable(common.get(file)).flatMap(this::read);
    }

    Optional<Piece> read(Path path) {
        return Yaml.read(path, names.getOrDefault(path, path.toString()), faults);
    }

    String name(Path path) {
        return names.getOrDefault(path, path.toString());
    }

    private void lay(Path root, String zh, String en) {
        if (!Files.isDirectory(root)) {
            faults.add(
                    "", 0, "找不到" + zh + " " + root + "，请核对路径。", "There is no " + en + " " + root + "; check the path.");
            return;
        }
        var base = root.toAbsolutePath().normalize();
        var codes = new HashSet<String>();
        for (var folder : entries(base)) {
            var name = folder.getFileName().toString();
            if (!Files.isDirectory(folder) || name.startsWith(".") || name.equals("schema")) {
                continue;
            }
            var files = files(base, folder);
            if (name.equals("common")) {
                files.forEach((path, file) -> common.put(path.substring(path.indexOf('/') + 1), file));
                continue;
            }
            var code = code(name, files);
            if (code == null) {
                continue;
            }
            if (!codes.add(code)) {
                faults.add(
                        names.getOrDefault(files.get("pack.yaml"), name),
                        1,
                        "代码“" + code + "”的政策包已有一个，请改代码或合并两个目录。",
                        "There is already a pack with the code '" + code
                                + "'; change the code or merge the two folders.");
                continue;
            }
            packs.computeIfAbsent(code, _ -> new PackFiles(name, new TreeMap<>()))
                    .files()
                    .putAll(files);
        }
    }

    private @Nullable String code(String folder, Map<String, Path> files) {
        var head = files.get("pack.yaml");
        if (head == null) {
            for (var pack : packs.entrySet()) {
                if (pack.getValue().folder().equals(folder)) {
                    return pack.getKey();
                }
            }
            faults.add(
                    folder + "/pack.yaml",
                    1,
                    "目录“" + folder + "”没有 pack.yaml，请补上或删去该目录。",
                    "The folder '" + folder + "' has no pack.yaml; add it or remove the folder.");
            return null;
        }
        return read(head)
                .flatMap(file -> file.mapping("pack"))
                .map(entries -> entries.need("code", Piece::text))
                .orElse(null);
    }

    private Map<String, Path> files(Path base, Path folder) {
        var found = new TreeMap<String, Path>();
        for (var entry : entries(folder)) {
            var name = entry.getFileName().toString();
            if (Files.isDirectory(entry)) {
                if (!SUBFOLDERS.contains(name) && !name.startsWith(".")) {
                    faults.add(
                            display(base, entry),
                            1,
                            "政策包里没有“" + name + "”这种目录，可用：" + String.join("、", SUBFOLDERS) + "。",
                            "A pack has no folder '" + name + "'; it may have: " + String.join(", ", SUBFOLDERS) + ".");
                    continue;
                }
                for (var file : entries(entry)) {
                    keep(base, folder, file, found);
                }
            } else {
                keep(base, folder, entry, found);
            }
        }
        return found;
    }

    private void keep(Path base, Path folder, Path file, Map<String, Path> found) {
        if (file.getFileName().toString().endsWith(".yaml")) {
            found.put(folder.relativize(file).toString().replace('\\', '/'), file);
            names.put(file, display(base, file));
        }
    }

    private static String display(Path base, Path file) {
        return base.getFileName() + "/" + base.relativize(file).toString().replace('\\', '/');
    }

    private List<Path> entries(Path folder) {
        try (var listed = Files.list(folder)) {
            return new ArrayList<>(listed.sorted().toList());
        } catch (IOException unreadable) {
            faults.add(
                    folder.toString(),
                    0,
                    "目录读不出来：" + unreadable.getMessage(),
                    "The folder cannot be read: " + unreadable.getMessage());
            return List.of();
        }
    }
}
