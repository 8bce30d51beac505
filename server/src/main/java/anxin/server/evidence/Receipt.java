package anxin.server.evidence;

import anxin.engine.calendar.BeijingTime;
import anxin.engine.evidence.Base64Text;
import anxin.engine.evidence.CanonicalJson;
import anxin.engine.evidence.Checkpoint;
import anxin.engine.evidence.Hash;
import anxin.engine.evidence.MerkleTree;
import anxin.engine.evidence.SignedNote;
import anxin.engine.evidence.SigningKey;
import anxin.engine.evidence.VerifierKey;
import anxin.server.words.Words;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receipt (存证回执) as a file, and what checks it: leaves with their proofs, a signed head and the key. The words around
 * them are sealed by a signature of their own, so that nothing in the file can be changed unseen.
 */
public final class Receipt {

    static final String FORM = "anxin.receipt/1";

    private static final Words HOW = new Words(
            "在任何一台装有安薪的机器上运行 ./anxin verify 加本文件名即可验证，不需要联网，也不需要数据库；请用 --key 给出主管部门公布的公钥。",
            "Run ./anxin verify with this file on any machine that has Anxin; neither network nor database is needed. Give the public key that the authority has published with --key.");

    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(BeijingTime.ZONE);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Receipt() {}

    /** What a check came to. */
    public sealed interface Outcome {

        Words words();

        /** Everything in the receipt is proven. */
        record Proven(Words words, VerifierKey key) implements Outcome {}

        /** Something does not fit. */
        record Refused(Words words) implements Outcome {}
    }

    static byte[] write(SigningKey key, Words about, SignedNote head, List<Map<String, Object>> leaves) {
        var body = new LinkedHashMap<String, Object>();
        body.put("receipt", FORM);
        body.put("about", both(about));
        body.put("how", both(HOW));
        body.put("leaves", leaves);
        body.put("head", head.written());
        body.put("key", key.verifier().text());
        body.put("seal", key.sign(sealed(key.verifier(), body)).written());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(body);
    }

    static Map<String, Object> leaf(LeafStore.Stored stored, Happening happening, List<Hash> proof) {
        var leaf = new LinkedHashMap<String, Object>();
        leaf.put("words", both(happening.words()));
        leaf.put("index", stored.seq());
        leaf.put("leaf", stored.leaf().text());
        leaf.put("proof", proof.stream().map(Hash::base64).toList());
        if (happening.disclosed()) {
            leaf.put("content", new TreeMap<>(happening.content()));
            leaf.put("salt", Base64Text.of(stored.leaf().salt()));
        }
        return leaf;
    }

    /** Whether the content is the one that the leaf was made from. */
    static boolean fits(MerkleTree tree, Leaf leaf, Object content) {
        return Leaf.contentHash(tree, leaf.salt(), content)
                .hex()
                .equals(map(leaf.text()).get("content"));
    }

    static Map<String, Object> map(String json) {
        return object(JSON.readValue(json, Object.class));
    }

    private static Map<String, String> both(Words words) {
        var both = new LinkedHashMap<String, String>();
        both.put("zh", words.zh());
        both.put("en", words.en());
        return both;
    }

    // The first line tells such a note from a head, whose first line is the name of the log.
    private static String sealed(VerifierKey key, Map<String, Object> body) {
        return FORM + "\n" + key.tree().hash().of(CanonicalJson.bytes(body)).base64() + "\n";
    }

    /** Checks a receipt offline, by the key that was given or else by the one it names itself. */
    public static Outcome check(byte[] file, @Nullable VerifierKey expected) {
        return check(file, expected, null);
    }

    /** The same, and the head must bear this witness's signature as well. */
    public static Outcome check(byte[] file, @Nullable VerifierKey expected, @Nullable VerifierKey witness) {
        try {
            return checked(object(JSON.readValue(file, Object.class)), expected, witness);
        } catch (Unfit unfit) {
            return new Outcome.Refused(unfit.words);
        } catch (JacksonException | IllegalArgumentException | ClassCastException | NullPointerException malformed) {
            return new Outcome.Refused(new Words(
                    "验证不通过：这个文件不是完整的存证回执，有的部分读不出来。",
                    "Not proven: this file is not a whole receipt; a part of it cannot be read."));
        }
    }

    private static Outcome checked(
            Map<String, Object> receipt, @Nullable VerifierKey expected, @Nullable VerifierKey witness) {
        if (!FORM.equals(receipt.get("receipt"))) {
            throw new Unfit("这个文件不是 %s 格式的存证回执".formatted(FORM), "this file is not a receipt of the form " + FORM);
        }
        var key = VerifierKey.parse(text(receipt, "key"));
        if (expected != null && !expected.equals(key)) {
            throw new Unfit("回执的公钥不是给出的公钥", "the receipt's public key is not the one that was given");
        }
        var head = head(receipt, key);
        var leaves = (List<?>) Objects.requireNonNull(receipt.get("leaves"));
        if (leaves.isEmpty()) {
            throw new Unfit("回执里没有记录", "the receipt has no leaves");
        }
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (var one : leaves) {
            var at = proven(object(one), head, key.tree());
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
        }
        seal(receipt, key);
        var seen = witness == null ? new Words("", "") : witnessed(receipt, witness);
        var about = object(receipt.get("about"));
        return new Outcome.Proven(
                new Words(
                        "属实：%s共 %d 项记录（最早 %s，最近 %s）都在 %s 的存证树中，树的大小 %d，签名于 %s（北京时间）。%s"
                                .formatted(
                                        text(about, "zh"),
                                        leaves.size(),
                                        BEIJING.format(first),
                                        BEIJING.format(last),
                                        head.origin(),
                                        head.size(),
                                        BEIJING.format(head.signedAt()),
                                        seen.zh()),
                        "Proven: %s, %d records (the first of %s, the last of %s), stand in the tree of %s at size %d, signed %s (Beijing time).%s"
                                .formatted(
                                        text(about, "en"),
                                        leaves.size(),
                                        BEIJING.format(first),
                                        BEIJING.format(last),
                                        head.origin(),
                                        head.size(),
                                        BEIJING.format(head.signedAt()),
                                        seen.en())),
                key);
    }

    private static Words witnessed(Map<String, Object> receipt, VerifierKey witness) {
        var at = witness.cosigned(SignedNote.parse(text(receipt, "head")))
                .orElseThrow(() -> new Unfit(
                        "树头上没有 %s 的见证签名".formatted(witness.name()),
                        "the head does not bear the signature of the witness " + witness.name()));
        return new Words(
                "%s 于 %s 见证。".formatted(witness.name(), BEIJING.format(at)),
                " Witnessed by %s, %s.".formatted(witness.name(), BEIJING.format(at)));
    }

    private static Checkpoint head(Map<String, Object> receipt, VerifierKey key) {
        var note = SignedNote.parse(text(receipt, "head"));
        if (!key.signed(note)) {
            throw new Unfit("树头的签名不对", "the signature of the head does not hold");
        }
        var head = Checkpoint.parse(note.text());
        if (!head.origin().equals(key.name()) || head.hash() != key.tree().hash()) {
            throw new Unfit("树头不是这把密钥的日志的", "the head is not of the log that this key signs for");
        }
        return head;
    }

    private static Instant proven(Map<String, Object> one, Checkpoint head, MerkleTree tree) {
        var leaf = text(one, "leaf");
        long index = ((Number) Objects.requireNonNull(one.get("index"))).longValue();
        var proof = ((List<?>) Objects.requireNonNull(one.get("proof")))
                .stream().map(hash -> Hash.ofBase64((String) hash)).toList();
        var hash = tree.leaf(leaf.getBytes(StandardCharsets.UTF_8));
        if (!tree.includes(hash, index, head.size(), proof, head.root())) {
            throw new Unfit("第 %d 号记录不在签名的存证树中".formatted(index), "leaf %d is not in the signed tree".formatted(index));
        }
        var read = map(leaf);
        if (one.containsKey("content")) {
            var salt = Base64Text.bytes(text(one, "salt"));
            var content =
                    Leaf.contentHash(tree, salt, object(one.get("content"))).hex();
            if (!content.equals(read.get("content"))) {
                throw new Unfit(
                        "第 %d 号记录的内容与存证的摘要不符".formatted(index),
                        "the content of leaf %d does not have the recorded hash".formatted(index));
            }
        }
        return Instant.parse(text(read, "at"));
    }

    private static void seal(Map<String, Object> receipt, VerifierKey key) {
        var body = new LinkedHashMap<>(receipt);
        var seal = SignedNote.parse(text(receipt, "seal"));
        body.remove("seal");
        if (!seal.text().equals(sealed(key, body)) || !key.signed(seal)) {
            throw new Unfit("回执里的文字被改动过", "the words of the receipt have been changed");
        }
    }

    private static String text(Map<String, Object> object, String name) {
        return (String) Objects.requireNonNull(object.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    private static final class Unfit extends RuntimeException {

        private final Words words;

        Unfit(String zh, String en) {
            super(en, null, false, false);
            this.words = new Words("验证不通过：%s。".formatted(zh), "Not proven: %s.".formatted(en));
        }
    }
}
