package anxin.server.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A task as it is stored. */
record TaskRow(
        long id,
        Subject subject,
        About about,
        long parent,
        Ground ground,
        int organisation,
        long user,
        boolean binding,
        String asks,
        TaskState state,
        boolean supervised,
        int urged,
        int moves,
        int givenByOrganisation,
        long givenByUser,
        String givenBy,
        Instant openedAt,
        Instant changedAt,
        int version) {

    static TaskRow of(ResultSet row, int n) throws SQLException {
        @Nullable String category = row.getString("category");
        return new TaskRow(
                row.getLong("id"),
                new Subject(row.getString("subject_kind"), row.getLong("subject_id")),
                new About(row.getString("title"), row.getInt("area"), row.getInt("project_id"), category),
                row.getLong("parent_id"),
                Ground.valueOf(row.getString("ground")),
                row.getInt("org_id"),
                row.getLong("user_id"),
                row.getBoolean("binding"),
                row.getString("asks"),
                TaskState.valueOf(row.getString("state")),
                row.getBoolean("supervised"),
                row.getInt("urged"),
                row.getInt("moves"),
                row.getInt("given_by_org"),
                row.getLong("given_by_user"),
                row.getString("given_by_name"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
