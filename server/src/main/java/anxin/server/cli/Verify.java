package anxin.server.cli;

import anxin.engine.evidence.VerifierKey;
import anxin.server.evidence.EvidenceAudit;
import anxin.server.evidence.Receipt;
import anxin.server.evidence.ReceiptFiles;
import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./anxin verify}: checks a receipt without anything but itself, or the whole log with all it stands for. */
@Command(name = "verify")
class Verify implements Callable<Integer>, OnData {

    @Mixin
    private Installation installation = new Installation();

    @Parameters(paramLabel = "RECEIPT", arity = "0..*")
    private List<Path> receipt = List.of();

    @Option(names = "--key", paramLabel = "FILE|TEXT")
    private @Nullable String key;

    @Option(names = "--witness", paramLabel = "FILE|TEXT")
    private @Nullable String witness;

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--head", paramLabel = "FILE")
    private @Nullable Path head;

    @Override
    public Path data() {
        return installation.data();
    }

    @Override
    public Integer call() throws Exception {
        if (all != receipt.isEmpty()) {
            Language.say(
                    "请给出一份存证回执的文件名，或用 --all 核对全部；--help 说明用法。",
                    "Give the file of a receipt, or --all to check everything; --help explains it.");
            return Exit.WRONG_USAGE;
        }
        return all ? everything() : one();
    }

    private int one() throws IOException {
        for (var file : receipt) {
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
        }
        var expected = publicKey();
        var outcome = Receipt.check(ReceiptFiles.read(receipt), expected, witness == null ? null : publicKey(witness));
        Language.say(outcome.words());
        return switch (outcome) {
            case Receipt.Outcome.Refused _ -> Exit.DONE_WITH_FAULTS;
            case Receipt.Outcome.Proven proven -> {
                if (expected == null) {
                    Language.say(
                            "用的是回执自带的公钥，请与主管部门公布的核对：" + proven.key().text(),
                            "The public key is the receipt's own; compare it with the one the authority has published: "
                                    + proven.key().text());
                }
                yield Exit.DONE;
            }
        };
    }

    private int everything() throws IOException {
        var expected = publicKey();
        var kept = head == null ? null : Files.readString(head);
        try (var context = Running.forOneTask(installation)) {
            return say(context.getBean(EvidenceAudit.class).verify(expected, kept));
        }
    }

    /** Names what does not fit, and gives the exit code. */
    static int say(EvidenceAudit.Report report) {
        report.faults().forEach(fault -> System.out.println(fault.in(Language.LOCALE)));
        Language.say(
                "核对了 %,d 项存证记录、%,d 行数据、%,d 个树头：%s。%s"
                        .formatted(
                                report.leaves(),
                                report.rows(),
                                report.heads(),
                                report.faults().isEmpty()
                                        ? "全部相符"
                                        : "有 %,d 处不符，见上"
                                                .formatted(report.faults().size()),
                                report.outstanding() == 0 ? "" : "另有 %,d 行刚写入，还没有存证。".formatted(report.outstanding())),
                "Checked %,d leaves, %,d rows and %,d heads: %s.%s"
                        .formatted(
                                report.leaves(),
                                report.rows(),
                                report.heads(),
                                report.faults().isEmpty()
                                        ? "all agree"
                                        : "%,d things do not fit, see above"
                                                .formatted(report.faults().size()),
                                report.outstanding() == 0
                                        ? ""
                                        : " Another %,d rows were just written and have no leaf yet."
                                                .formatted(report.outstanding())));
        return report.faults().isEmpty() ? Exit.DONE : Exit.DONE_WITH_FAULTS;
    }

    private @Nullable VerifierKey publicKey() throws IOException {
        return key == null ? null : publicKey(key);
    }

    /** The public key as a text, or the last line of the file that holds it. */
    static VerifierKey publicKey(String given) throws IOException {
        try {
            var text = given.contains("+") && !Files.exists(Path.of(given)) ? given : Files.readString(Path.of(given));
            return VerifierKey.parse(text.strip().lines().toList().getLast());
        } catch (IllegalArgumentException malformed) {
            throw new Trouble(
                    "“%s”不是存证公钥；公钥的样子是 名称+编号+base64，在 data/evidence/key.pub 里。".formatted(given),
                    "“%s” is not a public key of a log; it reads name+id+base64 and stands in data/evidence/key.pub."
                            .formatted(given),
                    malformed);
        }
    }
}
