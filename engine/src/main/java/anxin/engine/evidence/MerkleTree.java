package anxin.engine.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree of RFC 6962, section 2.1 (the same in RFC 9162), with either hash, over the stored roots of its complete subtrees. Every
 * question reads a number of them that grows with the logarithm of the size.
 */
public record MerkleTree(TreeHash hash) {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** Roots of complete subtrees: at level {@code l} the one over the leaves from {@code index << l}, 2^l of them. */
    @FunctionalInterface
    public interface Nodes {

        Hash at(int level, long index);
    }

    public Hash leaf(byte[] entry) {
        return hash.of(new byte[] {LEAF}, entry);
    }

    public Hash node(Hash left, Hash right) {
        return hash.of(new byte[] {NODE}, left.bytes(), right.bytes());
    }

    /** The root of a tree without leaves. */
    public Hash empty() {
        return hash.of();
    }

    /** The root of the tree of the first {@code size} leaves. */
    public Hash root(long size, Nodes nodes) {
        return size == 0 ? empty() : root(0, size, nodes);
    }

    /** What leads from a leaf to the root (存在性证明), the leaf's neighbour first. */
    public List<Hash> inclusion(long index, long size, Nodes nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf %d is not in a tree of size %d".formatted(index, size));
        }
        var proof = new ArrayList<Hash>();
        inclusion(index, 0, size, nodes, proof);
        return proof;
    }

    /** What shows that the tree of a smaller size is the beginning of this one (一致性证明). */
    public List<Hash> consistency(long before, long size, Nodes nodes) {
        if (before < 0 || before > size) {
            throw new IllegalArgumentException("size %d does not come before %d".formatted(before, size));
        }
        var proof = new ArrayList<Hash>();
        if (before > 0 && before < size) {
            consistency(before, 0, size, true, nodes, proof);
        }
        return proof;
    }

    /** Whether the proof leads from the leaf to the root (RFC 9162, section 2.1.3.2). */
    public boolean includes(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        var found = leaf;
        for (var sibling : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                found = node(sibling, found);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                found = node(found, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && found.equals(root);
    }

    /** Whether the proof shows that the second tree begins with the first (RFC 9162, section 2.1.4.2). */
    public boolean consistent(long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == 0 || first == second) {
            var expected = first == 0 ? empty() : secondRoot;
            return proof.isEmpty() && firstRoot.equals(expected);
        }
        var path = new ArrayList<Hash>();
        if (Long.bitCount(first) == 1) {
            path.add(firstRoot);
        }
        path.addAll(proof);
        if (proof.isEmpty()) {
            return false;
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var fr = path.getFirst();
        var sr = path.getFirst();
        for (var next : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(next, fr);
                sr = node(next, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, next);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
    }

    private Hash root(long from, long to, Nodes nodes) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.at(level, from >> level);
        }
        long middle = from + left(size);
        return node(root(from, middle, nodes), root(middle, to, nodes));
    }

    private void inclusion(long index, long from, long to, Nodes nodes, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + left(to - from);
        if (index < middle) {
            inclusion(index, from, middle, nodes, proof);
            proof.add(root(middle, to, nodes));
        } else {
            inclusion(index, middle, to, nodes, proof);
            proof.add(root(from, middle, nodes));
        }
    }

    /** @param known whether the verifier holds the root of the part that ends at {@code before} */
    private void consistency(long before, long from, long to, boolean known, Nodes nodes, List<Hash> proof) {
        if (before == to) {
            if (!known) {
                proof.add(root(from, to, nodes));
            }
            return;
        }
        long middle = from + left(to - from);
        if (before <= middle) {
            consistency(before, from, middle, known, nodes, proof);
            proof.add(root(middle, to, nodes));
        } else {
            consistency(before, middle, to, false, nodes, proof);
            proof.add(root(from, middle, nodes));
        }
    }

    /** The largest power of two below the size. */
    private static long left(long size) {
        return Long.highestOneBit(size - 1);
    }
}
