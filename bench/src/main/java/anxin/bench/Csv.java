package anxin.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The files of a made-up city, cut to the measure at hand; its cells hold neither quotes nor commas. */
final class Csv {

    private Csv() {}

    static long rows(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return reader.lines().count() - 1;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Copies the header and the first rows; how many there were. */
    static long head(Path from, Path to, long most) {
        try (var reader = Files.newBufferedReader(from);
                var writer = Files.newBufferedWriter(to)) {
            line(writer, reader.readLine());
            long rows = 0;
            for (String line; rows < most && (line = reader.readLine()) != null; rows++) {
                line(writer, line);
            }
            return rows;
        } catch (IOException e) {
            throw unreadable(from, e);
        }
    }

    /**
     * Leaves of the attendance one swipe a worker and month, and all of the first worker of each project, so that no
     * project falls silent: the scan reads attended months, however many swipes they were made from.
     */
    static long thinned(Path attendance) {
        var thin = attendance.resolveSibling("attendance.thin");
        long kept = 0;
        try (var reader = Files.newBufferedReader(attendance);
                var writer = Files.newBufferedWriter(thin)) {
            line(writer, reader.readLine());
            var project = "";
            var first = "";
            var last = "";
            for (String line; (line = reader.readLine()) != null; ) {
                int code = line.indexOf(',');
                int person = line.indexOf(',', code + 1);
                if (!line.regionMatches(0, project, 0, code) || project.length() != code) {
                    project = line.substring(0, code);
                    first = line.substring(0, person);
                }
                var month = line.substring(0, person + 8);
                if (!month.equals(last) || line.startsWith(first)) {
                    line(writer, line);
                    kept++;
                }
                last = month;
            }
        } catch (IOException e) {
            throw unreadable(attendance, e);
        }
        try {
            Files.move(thin, attendance, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unreadable(attendance, e);
        }
        return kept;
    }

    /** Small payrolls: of some projects spread over the file, the last month each, with nothing paid. */
    static List<String> unpaid(Path payrolls, int projects, int wanted) {
        var files = new ArrayList<String>();
        try (var reader = Files.newBufferedReader(payrolls)) {
            var header = reader.readLine();
            int seen = 0;
            int every = Math.max(1, projects / (wanted + 1));
            var project = new ArrayList<String>();
            for (String line = reader.readLine(); files.size() < wanted && line != null; ) {
                project.clear();
                var code = cell(line, 0) + ",";
                for (; line != null && line.startsWith(code); line = reader.readLine()) {
                    project.add(line);
                }
                if (++seen % every == 0) {
                    files.add(unpaid(header, project));
                }
            }
        } catch (IOException e) {
            throw unreadable(payrolls, e);
        }
        return files;
    }

    private static String unpaid(String header, List<String> project) {
        var columns = List.of(header.strip().split(","));
        int actual = columns.indexOf("actualAmount");
        int day = columns.indexOf("balanceDate");
        var month = project.stream()
                .map(line -> cell(line, 1))
                .max(String::compareTo)
                .orElseThrow();
        var file = new StringBuilder(header.strip()).append('\n');
        for (var line : project) {
            if (cell(line, 1).equals(month)) {
                var cells = line.strip().split(",", -1);
                cells[actual] = "0";
                cells[day] = "";
                file.append(String.join(",", cells)).append('\n');
            }
        }
        return file.toString();
    }

    private static String cell(String line, int index) {
        return line.split(",", index + 2)[index];
    }

    private static void line(BufferedWriter writer, String line) throws IOException {
        writer.write(line);
        writer.write('\n');
    }

    private static UncheckedIOException unreadable(Path file, IOException e) {
        return new UncheckedIOException(file.toString(), e);
    }
}
