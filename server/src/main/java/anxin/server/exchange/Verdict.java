package anxin.server.exchange;

import anxin.engine.datapackage.BadPackage;
import anxin.server.http.Refusal;
import anxin.server.secrecy.DamagedFile;
import anxin.server.words.Trouble;
import anxin.server.words.Words;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to make of an import that ended early; nothing of it is in the database. */
sealed interface Verdict {

    record Stopped() implements Verdict {}

    /** The way was blocked; the same package may go through next time. */
    record TryAgain(Words why) implements Verdict {}

    record GivenUp(Words why) implements Verdict {}

    Set<String> CONNECTION_LOST = Set.of("57P01", "57P02", "57P03", "08000", "08001", "08003", "08006", "08007");
    Set<String> WORTH_ANOTHER_TRY = Set.of("40001", "40P01", "55P03", "57014");

    static Verdict of(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            var verdict = ofOne(cause);
            if (verdict != null) {
                return verdict;
            }
        }
        return new GivenUp(new Words(
                "导入时程序出了意外的错误（%s），一行也没有写入；请把运行日志交给系统管理员。"
                        .formatted(thrown.getClass().getSimpleName()),
                "The import ran into an unexpected error (%s) and nothing was written; please give the log to the system administrator."
                        .formatted(thrown.getClass().getSimpleName())));
    }

    private static @Nullable Verdict ofOne(Throwable cause) {
        return switch (cause) {
            case Cancelled _ -> new Stopped();
            case BadPackage bad -> new GivenUp(new Words(bad.sentence(Locale.CHINESE), bad.sentence(Locale.ENGLISH)));
            case Refusal refusal -> new GivenUp(refusal.words());
            case Trouble trouble -> new GivenUp(trouble.words());
            case SQLException sql -> ofSql(sql);
            case DamagedFile _ ->
                new GivenUp(
                        new Words(
                                "保存下来的数据包被改动过或不完整，解不开，一行也没有写入；请检查数据文件夹后重新上传。",
                                "The kept package was changed or is not whole and cannot be decrypted; nothing was written. Check the data folder and upload it again."));
            case IOException io when full(io.getMessage()) -> new GivenUp(diskFull());
            case IOException io ->
                new GivenUp(new Words(
                        "保存下来的数据包读不出来（%s），一行也没有写入；请检查数据文件夹后重新上传。".formatted(io.getMessage()),
                        "The kept package cannot be read (%s) and nothing was written; check the data folder and upload it again."
                                .formatted(io.getMessage())));
            default -> null;
        };
    }

    private static @Nullable Verdict ofSql(SQLException sql) {
        var state = sql.getSQLState();
        if (state == null) {
            return null;
        }
        if (state.equals("53100")) {
            return new GivenUp(diskFull());
        }
        if (CONNECTION_LOST.contains(state)) {
            return new TryAgain(
                    new Words(
                            "导入途中数据库的连接断了，一行也没有写入；数据库恢复后会自动重新导入。",
                            "The connection to the database was lost during the import and nothing was written; it will run again by itself once the database is back."));
        }
        if (WORTH_ANOTHER_TRY.contains(state)) {
            return new TryAgain(
                    new Words(
                            "导入被数据库里别的操作打断，一行也没有写入；稍后会自动重新导入。",
                            "Another operation in the database interrupted the import and nothing was written; it will run again by itself."));
        }
        return null;
    }

    private static boolean full(@Nullable String message) {
        return message != null && message.toLowerCase(Locale.ROOT).contains("no space left");
    }

    private static Words diskFull() {
        return new Words(
                "导入途中磁盘满了，一行也没有写入；请腾出空间后重新上传，已有的数据不受影响。",
                "The disk filled up during the import and nothing was written; free some space and upload the package again. What was stored before is safe.");
    }
}
