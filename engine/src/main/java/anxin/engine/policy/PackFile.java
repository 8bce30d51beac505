package anxin.engine.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One pack as its own files say, before it inherits anything. */
record PackFile(
        Pack pack,
        @Nullable String statedParent,
        Source source,
        Map<String, ParameterFile> parameters,
        Map<String, RuleFile> rules,
        Map<String, ChannelFile> channels,
        List<WorkedCase> cases) {

    private static final Pattern CODE = Pattern.compile("national|(\\d{2}){1,3}|\\d{9}");
    private static final List<String> STATUSES =
            List.of(Status.values()).stream().map(Status::text).toList();

    static @Nullable PackFile read(PackFolders.PackFiles files, PackFolders folders) {
        var head = files.files().get("pack.yaml");
        var entries = head == null
                ? null
                : folders.read(head).flatMap(file -> file.mapping("pack")).orElse(null);
        if (entries == null) {
            return null;
        }
        entries.only("code", "name", "status", "version", "valid_from", "parent", "legal_basis", "note");
        var code = entries.need("code", PackFile::code);
        var name = entries.needWords("name");
        var status = entries.need("status", (p, what) -> p.oneOf(what, Status::of, STATUSES));
        var version = entries.need("version", Piece::text);
        var from = entries.need("valid_from", Piece::date);
        var parent = entries.may("parent", Piece::text);
        var basis = entries.need("legal_basis", Entries::bases);
        var note = entries.mayWords("note");
        if (code == null || name == null || status == null || version == null || from == null || basis == null) {
            return null;
        }
        var pack = new Pack(code, name, status, version, from, parent, basis, note, files.folder());
        var parameters = new TreeMap<String, ParameterFile>();
        var rules = new TreeMap<String, RuleFile>();
        var channels = new TreeMap<String, ChannelFile>();
        files.files().forEach((path, file) -> {
            if (path.startsWith("parameters/")) {
                var read = folders.read(file).map(piece -> ParameterFile.read(piece, id(path), code));
                read.ifPresent(parameter -> parameters.put(parameter.id(), parameter));
            } else if (path.startsWith("rules/")) {
                var read = folders.read(file).map(piece -> RuleFile.read(piece, id(path)));
                read.ifPresent(rule -> rules.put(rule.id(), rule));
            } else if (path.startsWith("channels/")) {
                var read = folders.read(file).map(piece -> ChannelFile.read(piece, id(path)));
                read.ifPresent(channel -> channels.put(channel.id(), channel));
            }
        });
        var cases = files.files().entrySet().stream()
                .filter(file -> file.getKey().startsWith("cases/"))
                .flatMap(file -> folders.read(file.getValue()).stream())
                .flatMap(file -> CaseFile.read(file, code).stream())
                .toList();
        return new PackFile(pack, parent, entries.at("parent"), parameters, rules, channels, cases);
    }

    /** The same pack, its parent found. */
    PackFile under(@Nullable String parent) {
        return new PackFile(
                new Pack(
                        pack.code(),
                        pack.name(),
                        pack.status(),
                        pack.version(),
                        pack.validFrom(),
                        parent,
                        pack.legalBasis(),
                        pack.note(),
                        pack.folder()),
                statedParent,
                source,
                parameters,
                rules,
                channels,
                cases);
    }

    private static String id(String path) {
        return path.substring(path.indexOf('/') + 1, path.length() - ".yaml".length());
    }

    private static @Nullable String code(Piece piece, String what) {
        var text = piece.text(what);
        if (text == null
                || (CODE.matcher(text).matches() && !(text.length() > 2 && text.length() < 9 && text.endsWith("00")))) {
            return text;
        }
        piece.fault(
                "政策包代码“" + text + "”应是 national 或去掉末尾成对的零的地区代码，如 50、3204、620724。",
                "The pack code '" + text
                        + "' must be national or an area code without trailing pairs of zeros, such as 50, 3204, 620724.");
        return null;
    }
}
