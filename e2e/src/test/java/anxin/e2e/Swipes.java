package anxin.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Attendance (考勤) by the hundred thousand. */
final class Swipes {

    private static final int DAYS = 250;

    private Swipes() {}

    /** So many workers' days at the gate; each row is another one. */
    static Path write(Path file, Site site, int rows) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("projectCode,idCardNumber,time,direction\n");
            for (int i = 0; i < rows; i++) {
                int gate = i % 2;
                int day = i / 2 % DAYS;
                int person = i / 2 / DAYS;
                // Day by day of one person, in and out
                out.write("%s,%s,%s %s,0%d\n"
                        .formatted(
                                site.code(),
                                site.person(person),
                                Site.TODAY.minusDays(DAYS - day),
                                gate == 0 ? "07:30:00" : "18:00:00",
                                gate + 1));
            }
        }
        return file;
    }
}
