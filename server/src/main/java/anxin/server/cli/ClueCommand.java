package anxin.server.cli;

import anxin.engine.clue.ClueReader;
import anxin.engine.clue.ClueReading;
import anxin.engine.clue.Letter;
import anxin.engine.clue.LetterDuplicates;
import anxin.engine.clue.Likeness;
import anxin.engine.clue.Reading;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./anxin clue}: reads letters about unpaid wages from files, without any server. */
@Command(name = "clue")
class ClueCommand {

    private static final int BATCH = 256;

    /** Every letter with what it says and how sure that is. */
    @Command(name = "read", mixinStandardHelpOptions = true)
    int read(
            @Option(names = "--in", paramLabel = "FILE", required = true) Path in,
            @Option(names = "--out", paramLabel = "FILE", required = true) Path out)
            throws IOException {
        try (var file = new WholeFile(out)) {
            file.write(header());
            var counted = eachRead(in, read -> file.write(row(read.letter(), read.reading())));
            file.done();
            Language.say(
                    "读了 %,d 封信，%.1f 秒，每秒 %,d 封；结果在 %s。"
                            .formatted(counted.letters, counted.seconds(), counted.perSecond(), out),
                    "Read %,d letters in %.1f seconds, %,d a second; the result is in %s."
                            .formatted(counted.letters, counted.seconds(), counted.perSecond(), out));
        }
        return Exit.DONE;
    }

    /** Every letter with the first of those about the same matter. */
    @Command(name = "duplicates", mixinStandardHelpOptions = true)
    int duplicates(
            @Option(names = "--in", paramLabel = "FILE", required = true) Path in,
            @Option(names = "--out", paramLabel = "FILE", required = true) Path out,
            @Option(names = "--reasons", paramLabel = "FILE") @Nullable Path reasons)
            throws IOException {
        var duplicates = new LetterDuplicates();
        var ids = new ArrayList<String>();
        var pairs = new ArrayList<Likeness>();
        var counted = eachRead(in, read -> {
            ids.add(read.letter().id());
            pairs.addAll(duplicates.add(read.letter(), read.reading()));
        });
        var clusters = LetterDuplicates.clusters(ids, pairs);
        try (var file = new WholeFile(out)) {
            file.write("clusterId", Letters.ID);
            clusters.forEach((letter, cluster) -> file.write(cluster, letter));
            if (reasons != null) {
                write(reasons, pairs);
            }
            file.done();
        }
        long groups = clusters.values().stream().distinct().count();
        Language.say(
                "%,d 封信归为 %,d 件事，%.1f 秒，每秒 %,d 封；结果在 %s。"
                        .formatted(counted.letters, groups, counted.seconds(), counted.perSecond(), out),
                "%,d letters are about %,d matters, in %.1f seconds, %,d a second; the result is in %s."
                        .formatted(counted.letters, groups, counted.seconds(), counted.perSecond(), out));
        return Exit.DONE;
    }

    /** What was read, held against labels. */
    @Command(name = "measure", mixinStandardHelpOptions = true)
    int measure(
            @Option(names = "--labels", paramLabel = "FILE", required = true) Path labels,
            @Option(names = "--read", paramLabel = "FILE") @Nullable Path read,
            @Option(names = "--clusters", paramLabel = "FILE") @Nullable Path clusters)
            throws IOException {
        var measured = ClueMeasure.of(labels, read, clusters);
        measured.forEach(line -> System.out.println(line.in(Language.LOCALE)));
        return Exit.DONE;
    }

    private static void write(Path file, List<Likeness> pairs) throws IOException {
        try (var csv = new WholeFile(file)) {
            csv.write("letterId", "otherLetterId", "weight", "reasons");
            for (var pair : pairs) {
                csv.write(
                        pair.first(),
                        pair.second(),
                        "%.1f".formatted(pair.weight()),
                        pair.reasons().stream()
                                .map(reason -> "%s %+.1f %s".formatted(reason.trait(), reason.weight(), reason.words()))
                                .collect(Collectors.joining("; ")));
            }
            csv.done();
        }
    }

    private record Read(Letter letter, ClueReading reading) {}

    private interface Taker {
        void take(Read read);
    }

    /** How many, and how long the reading took. */
    private static final class Counted {

        private long letters;
        private long nanos;

        double seconds() {
            return nanos / 1e9;
        }

        long perSecond() {
            return Math.round(letters / Math.max(seconds(), 1e-3));
        }
    }

    /** Reads in batches on all cores, and hands on in the order of the file. */
    private static Counted eachRead(Path in, Taker taker) throws IOException {
        var reader = new ClueReader();
        var counted = new Counted();
        var batch = new ArrayList<Letter>();
        long start = System.nanoTime();
        Letters.read(in, letter -> {
            batch.add(letter);
            counted.letters++;
            if (batch.size() == BATCH) {
                take(reader, batch, taker);
            }
        });
        take(reader, batch, taker);
        counted.nanos = System.nanoTime() - start;
        return counted;
    }

    private static void take(ClueReader reader, List<Letter> batch, Taker taker) {
        batch.parallelStream()
                .map(letter -> new Read(letter, reader.read(letter.title(), letter.body(), letter.time())))
                .toList()
                .forEach(taker::take);
        batch.clear();
    }

    private static List<String> header() {
        var cells = new ArrayList<String>(List.of(Letters.ID));
        for (var field : ClueMeasure.FIELDS) {
            cells.add(field);
            cells.add(field + "Confidence");
        }
        return cells;
    }

    private static List<String> row(Letter letter, ClueReading reading) {
        var cells = new ArrayList<String>(List.of(letter.id()));
        for (var field : List.of(
                reading.kind(),
                reading.headcount(),
                reading.amountYuan(),
                reading.monthsOwed(),
                reading.debtor(),
                reading.site(),
                reading.industry(),
                reading.urgent(),
                reading.groupAction(),
                reading.employmentForm())) {
            cells.add(cell(field));
            cells.add(String.format(Locale.ROOT, "%.2f", field.confidence()));
        }
        return cells;
    }

    private static String cell(Reading<?> field) {
        return switch (field.value()) {
            case null -> "";
            case Boolean yes -> yes ? "1" : "0";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case Object other -> other.toString();
        };
    }
}
