package anxin.server.cli;

import anxin.engine.datapackage.BadPackage;
import anxin.server.http.Refusal;
import anxin.server.words.Trouble;
import anxin.server.words.Words;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever stopped a command into a sentence and an exit code. */
final class Failures implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        Language.say(
                "命令行有误：%s；./%s --help 说明用法。".formatted(e.getMessage(), command),
                "The command line is not right: %s; ./%s --help explains it.".formatted(e.getMessage(), command));
        return Exit.WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        if (commandLine.getCommand() instanceof OnData command
                && command.outOfRoom()
                && causes(e).anyMatch(Failures::gone)) {
            Language.say(diskFull());
        } else {
            causes(e)
                    .map(Failures::words)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresentOrElse(Language::say, () -> unexpected(e));
        }
        return Exit.REFUSED;
    }

    private static Stream<Throwable> causes(Exception e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
    }

    // A database without room for its log stops, and all that is seen of it here is that it is gone.
    private static boolean gone(Throwable cause) {
        return cause instanceof SQLException sql
                && sql.getSQLState() != null
                && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"));
    }

    private static Words diskFull() {
        return new Words(
                "磁盘满了，没有做完；请腾出空间后再试，已有的数据不受影响。",
                "The disk is full and this was not finished; free some space and try again. What was stored before is safe.");
    }

    private static Optional<Words> words(Throwable cause) {
        return switch (cause) {
            case Trouble trouble -> Optional.of(trouble.words());
            case Refusal refusal -> Optional.of(refusal.words());
            case BadPackage bad -> Optional.of(new Words(bad.sentence(Locale.CHINESE), bad.sentence(Locale.ENGLISH)));
            case NoSuchFileException missing ->
                Optional.of(new Words(
                        "找不到文件 %s；请检查路径。".formatted(missing.getFile()),
                        "There is no file %s; check the path.".formatted(missing.getFile())));
            case AccessDeniedException denied ->
                Optional.of(new Words(
                        "没有权限读写 %s；请检查权限，或换一个位置。".formatted(denied.getFile()),
                        "%s may not be read or written; check its permissions or choose another place."
                                .formatted(denied.getFile())));
            case IOException full
            when String.valueOf(full.getMessage()).contains("No space left") -> Optional.of(diskFull());
            case BindException taken -> Optional.of(portTaken(taken));
            case SQLException full when "53100".equals(full.getSQLState()) -> Optional.of(diskFull());
            case SQLException away
            when String.valueOf(away.getSQLState()).startsWith("08") ->
                Optional.of(new Words(
                        "连不上数据库（%s）；请检查数据库是否在运行、地址是否正确。".formatted(away.getMessage()),
                        "The database cannot be reached (%s); check that it runs and that its address is right."
                                .formatted(away.getMessage())));
            case SQLException refused
            when String.valueOf(refused.getSQLState()).startsWith("28") ->
                Optional.of(new Words(
                        "数据库拒绝了登录；请检查 ANXIN_DATABASE_USER 和 ANXIN_DATABASE_PASSWORD。",
                        "The database refused the sign-in; check ANXIN_DATABASE_USER and ANXIN_DATABASE_PASSWORD."));
            case IllegalArgumentException wrong
            when wrong.getMessage() != null && wrong.getMessage().contains(" / ") ->
                Optional.of(new Words(wrong.getMessage(), wrong.getMessage()));
            default -> Optional.empty();
        };
    }

    static Words portTaken(Exception taken) {
        return new Words(
                "网络端口用不了（%s）；请用 --port 换一个，或先停掉占用它的程序。".formatted(taken.getMessage()),
                "The network port cannot be used (%s); choose another with --port, or stop what holds it."
                        .formatted(taken.getMessage()));
    }

    private static void unexpected(Exception e) {
        Language.say(
                "出了意外，命令没有完成；请把下面的内容交给维护人员。",
                "Something unexpected stopped the command; please hand this to the maintainers.");
        e.printStackTrace();
    }
}
