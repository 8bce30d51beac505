package anxin.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts together what the packs of a chain say about each channel, and notes what does not fit. */
final class Channels {

    private final Faults faults;

    Channels(Faults faults) {
        this.faults = faults;
    }

    /** By id, without those switched off; the chain has the pack itself first and the national one last. */
    List<Channel> of(List<PackFile> chain, Map<String, ParameterDefinition> parameters) {
        var ids = new TreeSet<String>();
        chain.forEach(pack -> ids.addAll(pack.channels().keySet()));
        var channels = new ArrayList<Channel>();
        for (var id : ids) {
            merged(id, chain)
                    .filter(file -> !Boolean.TRUE.equals(file.off()))
                    .map(file -> channel(file, parameters))
                    .ifPresent(channels::add);
        }
        return channels;
    }

    private static Optional<ChannelFile> merged(String id, List<PackFile> chain) {
        ChannelFile merged = null;
        for (var pack : chain.reversed()) {
            var own = pack.channels().get(id);
            if (own != null) {
                merged = merged == null ? own : own.over(merged);
            }
        }
        return Optional.ofNullable(merged);
    }

    private @Nullable Channel channel(ChannelFile file, Map<String, ParameterDefinition> parameters) {
        var name = file.name();
        var kind = file.kind();
        if (name == null || kind == null) {
            faults.add(
                    file.source(),
                    "上级政策包没有渠道“" + file.id() + "”，请核对标识；如是新渠道，请写明 name 和 kind。",
                    "No pack above has a channel '" + file.id()
                            + "'; check the id, or give name and kind if it is new.");
            return null;
        }
        var limits = file.limits() == null ? List.<String>of() : file.limits();
        for (var limit : limits) {
            var definition = parameters.get(limit);
            if (definition == null) {
                faults.add(
                        file.limitsAt(),
                        "渠道“" + file.id() + "”的时限用到参数“" + limit + "”，没有一个政策包定义它。",
                        "The limits of the channel '" + file.id() + "' name a parameter '" + limit
                                + "' that no pack defines.");
            } else if (definition.unit() != Unit.DAYS
                    && definition.unit() != Unit.WORKDAYS
                    && definition.unit() != Unit.MONTHS) {
                faults.add(
                        file.limitsAt(),
                        "渠道“" + file.id() + "”的时限参数“" + limit + "”的单位应是 days、workdays 或 months。",
                        "The limit '" + limit + "' of the channel '" + file.id()
                                + "' must be in days, workdays or months.");
            }
        }
        return new Channel(file.id(), name, kind, file.brand(), limits);
    }
}
