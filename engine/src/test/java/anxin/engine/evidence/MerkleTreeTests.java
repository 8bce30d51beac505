package anxin.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import anxin.engine.evidence.GrowingTree.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tree against the eight leaves and roots that certificate transparency's own programs are tested with, and against
 * RFC 6962's definition written down once more as it stands there.
 */
class MerkleTreeTests {

    private static final int SIZES = 70;

    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private TreeHash hash = TreeHash.SHA256;
    private MerkleTree merkle = new MerkleTree(hash);
    private GrowingTree tree = new GrowingTree(merkle);
    private final Map<Place, Hash> nodes = new HashMap<>();

    private void by(TreeHash other) {
        hash = other;
        merkle = new MerkleTree(other);
        tree = new GrowingTree(merkle);
    }

    private record Place(int level, long index) {}

    @Test
    void theKnownLeavesHaveTheKnownRoots() {
        assertThat(tree.root().hex()).isEqualTo(ROOTS.getFirst());
        for (int i = 0; i < LEAVES.size(); i++) {
            add(HexFormat.of().parseHex(LEAVES.get(i)));

            assertThat(tree.root().hex()).as("root of %d leaves", i + 1).isEqualTo(ROOTS.get(i + 1));
        }
    }

    /** GB/T 32905, annex A.1. */
    @Test
    void sm3OfTheStandardsExample() {
        assertThat(TreeHash.SM3.of("abc".getBytes(StandardCharsets.UTF_8)).hex())
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    /** Each bit of every hash of a proof, and of the leaf and the root. */
    @ParameterizedTest
    @EnumSource(TreeHash.class)
    void noByteOfAProofCanBeChanged(TreeHash by) {
        by(by);
        var entries = entries();
        entries.forEach(this::add);
        int size = entries.size();
        var root = merkle.root(size, this::node);
        int flipped = 0;
        for (int index = 0; index < size; index += 7) {
            var leaf = merkle.leaf(entries.get(index));
            var proof = merkle.inclusion(index, size, this::node);
            for (int part = 0; part < proof.size(); part++) {
                for (int at = 0; at < Hash.LENGTH; at++) {
                    var changed = new ArrayList<>(proof);
                    changed.set(part, flipped(proof.get(part), at));
                    assertThat(merkle.includes(leaf, index, size, changed, root))
                            .isFalse();
                    flipped++;
                }
            }
            for (int at = 0; at < Hash.LENGTH; at++) {
                assertThat(merkle.includes(flipped(leaf, at), index, size, proof, root))
                        .isFalse();
                assertThat(merkle.includes(leaf, index, size, proof, flipped(root, at)))
                        .isFalse();
                flipped += 2;
            }
        }
        assertThat(flipped).isGreaterThan(2_500);
    }

    private static Hash flipped(Hash hash, int at) {
        var bytes = hash.bytes();
        bytes[at] ^= (byte) (1 << at % 8);
        return Hash.of(bytes);
    }

    @ParameterizedTest
    @EnumSource(TreeHash.class)
    void everyLeafOfEveryTreeIsProvenAndNoOther(TreeHash by) {
        by(by);
        var entries = entries();
        for (int size = 1; size <= SIZES; size++) {
            add(entries.get(size - 1));
            var root = merkle.root(size, this::node);
            assertThat(root).isEqualTo(tree.root()).isEqualTo(reference(entries.subList(0, size)));
            for (int index = 0; index < size; index++) {
                var leaf = merkle.leaf(entries.get(index));
                var proof = merkle.inclusion(index, size, this::node);

                assertThat(merkle.includes(leaf, index, size, proof, root))
                        .as("leaf %d of %d", index, size)
                        .isTrue();
                assertThat(merkle.includes(leaf, index + 1, size, proof, root)).isFalse();
                assertThat(merkle.includes(leaf, index, size, withOneMore(proof), root))
                        .isFalse();
                assertThat(merkle.includes(merkle.leaf(entries.get(size)), index, size, proof, root))
                        .isFalse();
                assertThat(proof.size()).isLessThanOrEqualTo(64 - Long.numberOfLeadingZeros(size));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TreeHash.class)
    void everyTreeIsShownToBeginWithEverySmallerOne(TreeHash by) {
        by(by);
        var roots = new ArrayList<Hash>(List.of(tree.root()));
        for (var entry : entries().subList(0, SIZES)) {
            add(entry);
            roots.add(tree.root());
        }
        var other = merkle.leaf("another".getBytes(StandardCharsets.UTF_8));
        for (int size = 0; size <= SIZES; size++) {
            for (int before = 0; before <= size; before++) {
                var proof = merkle.consistency(before, size, this::node);

                assertThat(merkle.consistent(before, roots.get(before), size, roots.get(size), proof))
                        .as("%d before %d", before, size)
                        .isTrue();
                assertThat(merkle.consistent(before, other, size, roots.get(size), proof))
                        .isFalse();
                if (before > 0) {
                    assertThat(merkle.consistent(before, roots.get(before), size, other, proof))
                            .isFalse();
                }
                assertThat(merkle.consistent(before, roots.get(before), size, roots.get(size), withOneMore(proof)))
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TreeHash.class)
    void aTreeGoesOnFromItsStoredNodes(TreeHash by) {
        by(by);
        var entries = entries();
        for (int size = 0; size < SIZES; size++) {
            var again = new GrowingTree(merkle, size, this::node);
            add(entries.get(size));

            again.add(merkle.leaf(entries.get(size)));

            assertThat(again.root()).isEqualTo(tree.root());
        }
    }

    private void add(byte[] entry) {
        tree.add(merkle.leaf(entry));
        for (Node fresh : tree.takeFresh()) {
            assertThat(nodes.put(new Place(fresh.level(), fresh.index()), fresh.hash()))
                    .isNull();
        }
    }

    private Hash node(int level, long index) {
        return Objects.requireNonNull(nodes.get(new Place(level, index)));
    }

    private static List<byte[]> entries() {
        var entries = new ArrayList<byte[]>();
        for (int i = 0; i <= SIZES; i++) {
            entries.add(("记录 " + i).getBytes(StandardCharsets.UTF_8));
        }
        return entries;
    }

    private static List<Hash> withOneMore(List<Hash> proof) {
        var longer = new ArrayList<>(proof);
        longer.add(Hash.sha256());
        return longer;
    }

    /** MTH of RFC 6962, section 2.1, word by word. */
    private Hash reference(List<byte[]> d) {
        if (d.isEmpty()) {
            return hash.of();
        }
        if (d.size() == 1) {
            return hash.of(new byte[] {0x00}, d.getFirst());
        }
        int k = 1;
        while (k * 2 < d.size()) {
            k *= 2;
        }
        return hash.of(
                new byte[] {0x01},
                reference(d.subList(0, k)).bytes(),
                reference(d.subList(k, d.size())).bytes());
    }
}
