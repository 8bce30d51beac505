package anxin.server.retention;

import java.time.LocalDate;

/** The personal data of a project have been erased by rule; whoever keeps more about it erases it now as well. */
public record PersonalDataErased(int project, LocalDate day) {}
