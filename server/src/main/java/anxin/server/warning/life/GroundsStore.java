package anxin.server.warning.life;

import anxin.engine.policy.Policy;
import anxin.engine.rules.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Grounds by number; warnings judged alike share one row. */
@Repository
public class GroundsStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate own;
    private final Map<Object, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, Grounds> known = new ConcurrentHashMap<>();

    GroundsStore(JdbcClient jdbc, JsonMapper json, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The number of a finding's grounds; stored when they are met for the first time. */
    int numberOf(Finding finding, Policy policy) {
        var reasons = finding.reasons();
        record Alike(String rule, String pack, String version, String ruleVersion, String condition, Object numbers) {}
        var alike = new Alike(
                finding.rule(),
                reasons.packCode(),
                reasons.packVersion(),
                reasons.ruleVersion(),
                reasons.condition(),
                reasons.numbers());
        var number = numbers.get(alike);
        if (number == null) {
            number = store(finding, policy);
            numbers.put(alike, number);
        }
        return number;
    }

    public Grounds get(int number) {
        return known.computeIfAbsent(
                number,
                id -> json.readValue(
                        jdbc.sql("select content from warning.grounds where id = :id")
                                .param("id", id)
                                .query(String.class)
                                .single(),
                        Grounds.class));
    }

    // In a transaction of its own: a number remembered here must not vanish with somebody else's rollback.
    private int store(Finding finding, Policy policy) {
        var rule = policy.rules().stream()
                .filter(text -> text.id().equals(finding.rule()))
                .findFirst()
                .orElseThrow();
        var content = json.writeValueAsString(Grounds.of(finding, policy, rule));
        return own.execute(_ -> jdbc.sql("""
                        insert into warning.grounds (hash, rule, pack_code, pack_version, content)
                        values (:hash, :rule, :pack, :version, :content::jsonb)
                            on conflict (hash) do update set rule = excluded.rule
                        returning id
                        """)
                .param("hash", sha256(content))
                .param("rule", finding.rule())
                .param("pack", finding.reasons().packCode())
                .param("version", finding.reasons().packVersion())
                .param("content", content)
                .query(Integer.class)
                .single());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
