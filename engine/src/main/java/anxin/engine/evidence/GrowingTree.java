package anxin.engine.evidence;

import anxin.engine.evidence.MerkleTree.Nodes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A Merkle tree to which leaves are added; it remembers the roots along its right edge and tells each new node. */
public final class GrowingTree {

    /** A complete subtree that has come to be; a leaf is one of level 0. */
    public record Node(int level, long index, Hash hash) {}

    // Roots of the complete subtrees from the right edge inwards, the smallest first.
    private final Deque<Hash> edge = new ArrayDeque<>();
    private List<Node> fresh = new ArrayList<>();
    private final MerkleTree tree;
    private long size;

    public GrowingTree(MerkleTree tree) {
        this(tree, 0, (level, index) -> {
            throw new IllegalStateException("an empty tree has no nodes");
        });
    }

    public GrowingTree(MerkleTree tree, long size, Nodes nodes) {
        this.tree = tree;
        this.size = size;
        for (int level = 0; level < Long.SIZE - 1; level++) {
            if ((size >> level & 1) == 1) {
                edge.addLast(nodes.at(level, (size >> level) - 1));
            }
        }
    }

    /** Adds a leaf and gives its index. */
    public long add(Hash leaf) {
        long index = size++;
        var hash = leaf;
        fresh.add(new Node(0, index, hash));
        for (int level = 0; (index >> level & 1) == 1; level++) {
            hash = tree.node(edge.removeFirst(), hash);
            fresh.add(new Node(level + 1, index >> (level + 1), hash));
        }
        edge.addFirst(hash);
        return index;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        Hash root = null;
        for (var hash : edge) {
            root = root == null ? hash : tree.node(hash, root);
        }
        return root == null ? tree.empty() : root;
    }

    /** The nodes that have come to be since this was last asked. */
    public List<Node> takeFresh() {
        var taken = fresh;
        fresh = new ArrayList<>();
        return taken;
    }
}
