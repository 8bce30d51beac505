package anxin.server.evidence;

import anxin.engine.evidence.CanonicalJson;
import anxin.engine.evidence.Hash;
import anxin.engine.evidence.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A leaf of the log: one event in canonical JSON, with the hash of the row's content in place of the content. */
record Leaf(String event, String subject, String text, byte[] salt, Hash hash) {

    static Leaf of(MerkleTree tree, String source, Happening happening, byte[] salt) {
        var event = event(source, happening.id());
        var text = CanonicalJson.text(Map.of(
                "event", event,
                "kind", happening.kind(),
                "subject", happening.subject(),
                "day", happening.day().toString(),
                "at", happening.at().toString(),
                "about", happening.about(),
                "content", contentHash(tree, salt, happening.content()).hex()));
        return new Leaf(event, happening.subject(), text, salt, hash(tree, text));
    }

    static String event(String source, long id) {
        return source + "/" + id;
    }

    static Hash hash(MerkleTree tree, String text) {
        return tree.leaf(text.getBytes(StandardCharsets.UTF_8));
    }

    static Hash contentHash(MerkleTree tree, byte[] salt, Object content) {
        return tree.hash().of(salt, CanonicalJson.bytes(content));
    }
}
