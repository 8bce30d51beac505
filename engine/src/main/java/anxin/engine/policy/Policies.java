package anxin.engine.policy;

import anxin.engine.calendar.Holidays;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All policy packs at hand (政策包库), checked, and which of them holds where. */
public final class Policies {

    /** Stands in for a pack's code where a value was set by hand for a trial. */
    public static final String SET = "set";

    private static final int SHORTEST_PREFIX = 2;

    private final Map<String, PackFile> files;
    private final CommonTables common;
    private final Set<String> enabledDrafts;
    private final Map<String, String> overrides;
    private final Map<String, Policy> policies = new TreeMap<>();

    private Policies(
            Map<String, PackFile> files,
            CommonTables common,
            Set<String> enabledDrafts,
            Map<String, String> overrides,
            RuleChecker checker,
            Faults faults) {
        this.files = files;
        this.common = common;
        this.enabledDrafts = enabledDrafts;
        this.overrides = overrides;
        var resolver = new Resolver(faults, checker, common, overrides);
        files.keySet().forEach(code -> policies.put(code, resolver.resolve(chain(code))));
    }

    /** Loads the packs without reading the conditions of their rules. */
    public static Policies load(Path shipped, List<Path> overlays) throws PolicyErrors {
        return load(shipped, overlays, RuleChecker.none());
    }

    /** Loads the shipped packs, lays the other folders over them in order, and has every condition read. */
    public static Policies load(Path shipped, List<Path> overlays, RuleChecker checker) throws PolicyErrors {
        var faults = new Faults();
        var folders = new PackFolders(shipped, overlays, faults);
        var files = new TreeMap<String, PackFile>();
        for (var pack : folders.packs().values()) {
            var read = PackFile.read(pack, folders);
            if (read != null) {
                files.put(read.pack().code(), read);
            }
        }
        var common = CommonTables.read(folders);
        if (!folders.packs().containsKey(Pack.NATIONAL)) {
            faults.add(
                    "",
                    0,
                    "政策包目录 " + shipped + " 里没有全国政策包（code: national）。",
                    "The folder of packs " + shipped + " has no national pack (code: national).");
        }
        if (!files.containsKey(Pack.NATIONAL)) {
            throw new PolicyErrors(faults.found());
        }
        parents(files, faults);
        var policies = new Policies(files, common, Set.of(), Map.of(), checker, faults);
        faults.throwIfAny();
        return policies;
    }

    private static void parents(Map<String, PackFile> files, Faults faults) {
        for (var file : files.values()) {
            var parent = file.statedParent();
            var code = file.pack().code();
            if (parent == null || parent.equals(Pack.NATIONAL) && !code.equals(Pack.NATIONAL)) {
                continue;
            }
            if (!files.containsKey(parent) || parent.equals(code) || !code.startsWith(parent)) {
                faults.add(
                        file.source(),
                        "上级政策包“" + parent + "”不存在或不是“" + code + "”的上级，请改为 national 或更短的地区代码。",
                        "The parent '" + parent + "' does not exist or does not lie above '" + code
                                + "'; write national or a shorter area code.");
            }
        }
    }

    /** The same packs with some more drafts in use and some more values set by hand, for a trial. */
    public Policies with(Set<String> enabledDrafts, Map<String, String> overrides) throws PolicyErrors {
        var faults = new Faults();
        for (var code : enabledDrafts) {
            if (!files.containsKey(code)) {
                faults.add("--enable-draft", 0, noPack(code).zh(), noPack(code).en());
            }
        }
        var known = new TreeMap<String, ParameterDefinition>();
        policies.values().forEach(policy -> known.putAll(policy.parameters()));
        Overrides.check(overrides, known, faults);
        faults.throwIfAny();
        var drafts = new HashSet<>(this.enabledDrafts);
        drafts.addAll(enabledDrafts);
        var set = new TreeMap<>(this.overrides);
        set.putAll(overrides);
        var changed = new Policies(files, common, drafts, set, RuleChecker.none(), faults);
        faults.throwIfAny();
        return changed;
    }

    /** The national one first, then by code. */
    public List<Pack> packs() {
        return policies.values().stream()
                .map(policy -> policy.chain().getFirst())
                .sorted(Comparator.comparing((Pack pack) -> !pack.code().equals(Pack.NATIONAL))
                        .thenComparing(Pack::code))
                .toList();
    }

    public Optional<Pack> pack(String code) {
        return Optional.ofNullable(policies.get(code))
                .map(policy -> policy.chain().getFirst());
    }

    /** The pack asked for by code, draft or not. */
    public Policy forced(String code) {
        var policy = policies.get(code);
        if (policy == null) {
            throw new IllegalArgumentException(
                    noPack(code).zh() + " " + noPack(code).en());
        }
        return policy;
    }

    /** The pack in use with the longest prefix of the area code; the national one if there is none. */
    public Policy forArea(String areaCode) {
        for (int length = areaCode.length(); length >= SHORTEST_PREFIX; length--) {
            var code = areaCode.substring(0, length);
            if (inUse(code)) {
                return forced(code);
            }
        }
        return forced(Pack.NATIONAL);
    }

    public List<Holidays> holidays() {
        return common.holidays();
    }

    public MinimumWages minimumWages() {
        return common.minimumWages();
    }

    /** What is said when a pack is asked for that does not exist. */
    Words noPack(String code) {
        var known = String.join("、", files.keySet());
        return new Words(
                "没有代码为“" + code + "”的政策包，现有：" + known + "。",
                "There is no pack '" + code + "'; there are: " + known.replace("、", ", ") + ".");
    }

    /** The worked cases of all packs. */
    public List<WorkedCase> cases() {
        return files.values().stream().flatMap(file -> file.cases().stream()).toList();
    }

    private boolean inUse(String code) {
        var file = files.get(code);
        return file != null
                && (file.pack().status() == Status.IN_FORCE
                        || file.pack().status() == Status.DRAFT && enabledDrafts.contains(code));
    }

    private List<PackFile> chain(String code) {
        var chain = new ArrayList<PackFile>();
        for (Optional<String> next = Optional.of(code); next.isPresent(); next = parent(next.get())) {
            var file = files.get(next.get());
            if (file != null) {
                chain.add(file.under(parent(next.get()).orElse(null)));
            }
        }
        return chain;
    }

    /** The stated one, or the longest shorter prefix with a pack in use, at last the national one. */
    private Optional<String> parent(String code) {
        if (code.equals(Pack.NATIONAL)) {
            return Optional.empty();
        }
        var file = files.get(code);
        var stated = file == null ? null : file.statedParent();
        if (stated != null
                && files.containsKey(stated)
                && (stated.equals(Pack.NATIONAL) || code.startsWith(stated) && !stated.equals(code))) {
            return Optional.of(stated);
        }
        for (int length = code.length() - 1; length >= SHORTEST_PREFIX; length--) {
            if (inUse(code.substring(0, length))) {
                return Optional.of(code.substring(0, length));
            }
        }
        return Optional.of(Pack.NATIONAL);
    }
}
