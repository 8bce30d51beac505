package anxin.engine.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way clues come in by (线索渠道).
 *
 * @param brand what the public knows it as, such as 渝薪码; empty where it has no name of its own
 * @param limits ids of parameters; the first one with a value in force says how long there is for a clue (办理时限)
 */
public record Channel(
        String id, Words name, ChannelKind kind, @Nullable Words brand, List<String> limits) {

    public Channel {
        limits = List.copyOf(limits);
    }
}
