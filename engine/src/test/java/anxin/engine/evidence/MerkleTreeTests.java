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

    private final GrowingTree tree = new GrowingTree();
    private final Map<Place, Hash> nodes = new HashMap<>();

    private record Place(int level, long index) {}

    @Test
    void theKnownLeavesHaveTheKnownRoots() {
        assertThat(tree.root().hex()).isEqualTo(ROOTS.getFirst());
        for (int i = 0; i < LEAVES.size(); i++) {
            add(HexFormat.of().parseHex(LEAVES.get(i)));

            assertThat(tree.root().hex()).as("root of %d leaves", i + 1).isEqualTo(ROOTS.get(i + 1));
        }
    }

    @Test
    void everyLeafOfEveryTreeIsProvenAndNoOther() {
        var entries = entries();
        for (int size = 1; size <= SIZES; size++) {
            add(entries.get(size - 1));
            var root = MerkleTree.root(size, this::node);
            assertThat(root).isEqualTo(tree.root()).isEqualTo(reference(entries.subList(0, size)));
            for (int index = 0; index < size; index++) {
                var leaf = MerkleTree.leaf(entries.get(index));
                var proof = MerkleTree.inclusion(index, size, this::node);

                assertThat(MerkleTree.includes(leaf, index, size, proof, root))
                        .as("leaf %d of %d", index, size)
                        .isTrue();
                assertThat(MerkleTree.includes(leaf, index + 1, size, proof, root))
                        .isFalse();
                assertThat(MerkleTree.includes(leaf, index, size, withOneMore(proof), root))
                        .isFalse();
                assertThat(MerkleTree.includes(MerkleTree.leaf(entries.get(size)), index, size, proof, root))
                        .isFalse();
                assertThat(proof.size()).isLessThanOrEqualTo(64 - Long.numberOfLeadingZeros(size));
            }
        }
    }

    @Test
    void everyTreeIsShownToBeginWithEverySmallerOne() {
        var roots = new ArrayList<Hash>(List.of(tree.root()));
        for (var entry : entries().subList(0, SIZES)) {
            add(entry);
            roots.add(tree.root());
        }
        var other = MerkleTree.leaf("another".getBytes(StandardCharsets.UTF_8));
        for (int size = 0; size <= SIZES; size++) {
            for (int before = 0; before <= size; before++) {
                var proof = MerkleTree.consistency(before, size, this::node);

                assertThat(MerkleTree.consistent(before, roots.get(before), size, roots.get(size), proof))
                        .as("%d before %d", before, size)
                        .isTrue();
                assertThat(MerkleTree.consistent(before, other, size, roots.get(size), proof))
                        .isFalse();
                if (before > 0) {
                    assertThat(MerkleTree.consistent(before, roots.get(before), size, other, proof))
                            .isFalse();
                }
                assertThat(MerkleTree.consistent(before, roots.get(before), size, roots.get(size), withOneMore(proof)))
                        .isFalse();
            }
        }
    }

    @Test
    void aTreeGoesOnFromItsStoredNodes() {
        var entries = entries();
        for (int size = 0; size < SIZES; size++) {
            var again = new GrowingTree(size, this::node);
            add(entries.get(size));

            again.add(MerkleTree.leaf(entries.get(size)));

            assertThat(again.root()).isEqualTo(tree.root());
        }
    }

    private void add(byte[] entry) {
        tree.add(MerkleTree.leaf(entry));
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
    private static Hash reference(List<byte[]> d) {
        if (d.isEmpty()) {
            return Hash.sha256();
        }
        if (d.size() == 1) {
            return Hash.sha256(new byte[] {0x00}, d.getFirst());
        }
        int k = 1;
        while (k * 2 < d.size()) {
            k *= 2;
        }
        return Hash.sha256(
                new byte[] {0x01},
                reference(d.subList(0, k)).bytes(),
                reference(d.subList(k, d.size())).bytes());
    }
}
