package anxin.engine.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one pack's file says about one channel; every key may be left to the pack above. */
record ChannelFile(
        String id,
        @Nullable Boolean off,
        @Nullable Words name,
        @Nullable ChannelKind kind,
        @Nullable Words brand,
        @Nullable List<String> limits,
        Source source,
        Source limitsAt) {

    static @Nullable ChannelFile read(Piece file, String fileId) {
        var entries = file.mapping(fileId).orElse(null);
        if (entries == null) {
            return null;
        }
        entries.only("id", "off", "name", "kind", "brand", "limits");
        var id = FileId.read(entries, fileId);
        var channel = new ChannelFile(
                id == null ? fileId : id,
                entries.may("off", Piece::flag),
                entries.mayWords("name"),
                entries.may("kind", (piece, what) -> piece.oneOf(what, ChannelKind::of, ChannelKind.NAMES)),
                entries.mayWords("brand"),
                entries.may("limits", ChannelFile::texts),
                entries.at("id"),
                entries.at("limits"));
        return id == null ? null : channel;
    }

    /** This file's words over those of the pack above, key by key. */
    ChannelFile over(ChannelFile above) {
        return new ChannelFile(
                id,
                off == null ? above.off : off,
                name == null ? above.name : name,
                kind == null ? above.kind : kind,
                brand == null ? above.brand : brand,
                limits == null ? above.limits : limits,
                source,
                limits == null ? above.limitsAt : limitsAt);
    }

    private static List<String> texts(Piece piece, String what) {
        return piece.list(what).stream()
                .map(item -> Optional.ofNullable(item.text(what)))
                .flatMap(Optional::stream)
                .toList();
    }
}
