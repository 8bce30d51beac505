package anxin.server.cli;

import anxin.server.words.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Judging by something other than what is in force: a pack by name, drafts, numbers set by hand. */
class Trial {

    @Option(names = "--pack", paramLabel = "CODE")
    private @Nullable String pack;

    @Option(names = "--enable-draft", paramLabel = "CODE")
    private List<String> drafts = new ArrayList<>();

    @Option(names = "--set", paramLabel = "ID=VALUE")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Nullable
    String pack() {
        return pack;
    }

    Set<String> drafts() {
        return new LinkedHashSet<>(drafts);
    }

    Map<String, String> overrides() {
        return overrides;
    }

    static Trouble noSuchPack(String code) {
        return new Trouble(
                "没有代码为 %s 的政策包；./anxin policy check 列出全部政策包。".formatted(code),
                "There is no policy pack with the code %s; ./anxin policy check lists them all.".formatted(code));
    }
}
