package anxin.server.evidence;

import anxin.engine.evidence.Checkpoint;
import anxin.engine.evidence.GrowingTree.Node;
import anxin.engine.evidence.Hash;
import anxin.engine.evidence.MerkleTree.Nodes;
import anxin.engine.evidence.SignedNote;
import anxin.engine.evidence.VerifierKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of the log. */
@Repository
class LeafStore {

    private static final long LOCK = 0x616E78696E4C4F47L;
    private static final Hash UNREAD = Hash.sha256();

    private final JdbcClient jdbc;

    LeafStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A leaf as it is stored, with its number. */
    record Stored(long seq, Leaf leaf) {}

    /** A signed head as it is stored. */
    record Head(long size, String key, Hash root, String note) {}

    /** From here to the end of the transaction nobody else appends or signs, however many applications there are. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((_, _) -> true)
                .list();
    }

    long size() {
        return jdbc.sql("select coalesce(max(seq) + 1, 0) from evidence.leaf")
                .query(Long.class)
                .single();
    }

    Set<String> known(Collection<String> events) {
        return new HashSet<>(jdbc.sql("select event from evidence.leaf where event = any(?)")
                .param(texts(events))
                .query(String.class)
                .list());
    }

    void append(long from, List<Leaf> leaves, List<Node> nodes) {
        jdbc.sql("""
                        insert into evidence.leaf (seq, event, subject, leaf, salt, hash)
                        select ? + n - 1, event, subject, leaf, decode(salt, 'hex'), decode(hash, 'hex')
                          from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                               with ordinality as l(event, subject, leaf, salt, hash, n)
                        """)
                .param(from)
                .param(column(leaves, Leaf::event))
                .param(column(leaves, Leaf::subject))
                .param(column(leaves, Leaf::text))
                .param(column(leaves, leaf -> java.util.HexFormat.of().formatHex(leaf.salt())))
                .param(column(leaves, leaf -> leaf.hash().hex()))
                .update();
        var inner = nodes.stream().filter(node -> node.level() > 0).toList();
        jdbc.sql("""
                        insert into evidence.node (level, index, hash)
                        select level, index, decode(hash, 'hex')
                          from unnest(?::int[], ?::bigint[], ?::text[]) as n(level, index, hash)
                        """)
                .param(inner.stream().map(Node::level).toArray(Integer[]::new))
                .param(inner.stream().map(Node::index).toArray(Long[]::new))
                .param(column(inner, node -> node.hash().hex()))
                .update();
    }

    /** Answers a question about the tree: asked twice, the first time only to learn which nodes it will read. */
    <T> T ask(Function<Nodes, T> question) {
        var wanted = new LinkedHashSet<Place>();
        var _ = question.apply((level, index) -> {
            wanted.add(new Place(level, index));
            return UNREAD;
        });
        var found = nodes(wanted);
        return question.apply((level, index) -> Objects.requireNonNull(
                found.get(new Place(level, index)), () -> "node %d/%d is missing".formatted(level, index)));
    }

    record Place(int level, long index) {}

    /** The stored hashes at these places; level 0 is the leaves. */
    Map<Place, Hash> nodes(Collection<Place> wanted) {
        var found = new HashMap<Place, Hash>();
        jdbc.sql("""
                        select w.level, w.index, n.hash
                          from unnest(?::int[], ?::bigint[]) as w(level, index)
                          join evidence.node n on n.level = w.level and n.index = w.index
                         where w.level > 0
                         union all
                        select 0, w.index, l.hash
                          from unnest(?::int[], ?::bigint[]) as w(level, index)
                          join evidence.leaf l on l.seq = w.index
                         where w.level = 0
                        """)
                .param(levels(wanted))
                .param(indexes(wanted))
                .param(levels(wanted))
                .param(indexes(wanted))
                .query((row, _) ->
                        found.put(new Place(row.getInt("level"), row.getLong("index")), Hash.of(row.getBytes("hash"))))
                .list();
        return found;
    }

    List<Stored> leavesFrom(long seq, int most) {
        return jdbc.sql("select * from evidence.leaf where seq >= ? order by seq limit ?")
                .params(seq, most)
                .query(LeafStore::stored)
                .list();
    }

    List<Stored> leavesOf(Collection<String> subjects) {
        return jdbc.sql("select * from evidence.leaf where subject = any(?) order by seq")
                .param(texts(subjects))
                .query(LeafStore::stored)
                .list();
    }

    void keep(Checkpoint head, VerifierKey key, SignedNote note) {
        jdbc.sql("insert into evidence.head (size, key, root, note, signed_at) values (?, ?, ?, ?, ?)")
                .params(
                        head.size(),
                        key.text(),
                        head.root().bytes(),
                        note.written(),
                        head.signedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Head> lastHead(VerifierKey key) {
        return jdbc.sql("select * from evidence.head where key = ? order by size desc limit 1")
                .param(key.text())
                .query((row, _) -> head(row))
                .optional();
    }

    /** The key the last head was signed by. */
    Optional<String> lastHead() {
        return jdbc.sql("select key from evidence.head order by size desc, signed_at desc limit 1")
                .query(String.class)
                .optional();
    }

    /** The head of this size, if this key signed one. */
    Optional<Head> head(VerifierKey key, long size) {
        return jdbc.sql("select * from evidence.head where key = ? and size = ?")
                .params(key.text(), size)
                .query((row, _) -> head(row))
                .optional();
    }

    /** The latest head of this key that a witness has signed too and that reaches this size. */
    Optional<Head> lastWitnessed(VerifierKey key, long reaching) {
        return jdbc.sql("""
                        select h.* from evidence.head h
                         where h.key = ? and h.size >= ?
                           and exists (select 1 from evidence.cosignature c where c.size = h.size and c.key = h.key)
                         order by h.size desc limit 1
                        """)
                .params(key.text(), reaching)
                .query((row, _) -> head(row))
                .optional();
    }

    /** A witness's signature below a head. */
    record Cosignature(long size, String key, VerifierKey witness, SignedNote.Signature line) {}

    List<Cosignature> cosignatures(long size) {
        return jdbc.sql("select * from evidence.cosignature where size = ? order by signed_at, witness")
                .param(size)
                .query((row, _) -> new Cosignature(
                        row.getLong("size"),
                        row.getString("key"),
                        VerifierKey.parse(row.getString("witness")),
                        SignedNote.Signature.parse(row.getString("line"))))
                .list();
    }

    /** The size of the last head that all witnesses have signed; 0 where one has signed none. */
    long witnessed(VerifierKey key) {
        return jdbc.sql("""
                        select coalesce(min(last), 0) from (
                            select coalesce(max(c.size), 0) as last
                              from evidence.witness w left join evidence.cosignature c on c.witness = w.key and c.key = ?
                             group by w.key) of_each
                        """).param(key.text()).query(Long.class).single();
    }

    List<VerifierKey> witnesses() {
        return jdbc.sql("select key from evidence.witness order by added_at")
                .query((row, _) -> VerifierKey.parse(row.getString("key")))
                .list();
    }

    void add(VerifierKey witness) {
        jdbc.sql("insert into evidence.witness (key, name) values (?, ?) on conflict do nothing")
                .params(witness.text(), witness.name())
                .update();
    }

    void keep(Head head, VerifierKey witness, SignedNote.Signature line, Instant signedAt) {
        jdbc.sql("""
                        insert into evidence.cosignature (size, key, witness, line, signed_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(head.size(), head.key(), witness.text(), line.written(), signedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Head> heads(long fromSize, long toSize) {
        return jdbc.sql("select * from evidence.head where size > ? and size <= ? order by size, key")
                .params(fromSize, toSize)
                .query((row, _) -> head(row))
                .list();
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getLong("size"), row.getString("key"), Hash.of(row.getBytes("root")), row.getString("note"));
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getLong("seq"),
                new Leaf(
                        row.getString("event"),
                        row.getString("subject"),
                        row.getString("leaf"),
                        row.getBytes("salt"),
                        Hash.of(row.getBytes("hash"))));
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static String[] texts(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static Integer[] levels(Collection<Place> places) {
        return places.stream().map(Place::level).toArray(Integer[]::new);
    }

    private static Long[] indexes(Collection<Place> places) {
        return places.stream().map(Place::index).toArray(Long[]::new);
    }
}
