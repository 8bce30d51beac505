package anxin.server.secrecy;

import anxin.server.words.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Keys that a command of the operator's prints, from a key service. They are made and added there, not here. */
final class KeyCommand implements KeyHome {

    private final String command;

    KeyCommand(String command) {
        this.command = command;
    }

    @Override
    public Optional<String> read() throws IOException {
        var process = new ProcessBuilder("sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new Trouble(
                        "取数据密钥的命令 %s 失败（退出码 %d）；请检查密钥服务后再启动。".formatted(command, code),
                        "The command %s that fetches the keys failed (exit code %d); check the key service and start again."
                                .formatted(command, code));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return printed.isBlank() ? Optional.empty() : Optional.of(printed);
    }

    @Override
    public void create(String keys) {
        throw elsewhere();
    }

    @Override
    public void replace(String keys) {
        throw elsewhere();
    }

    private Trouble elsewhere() {
        return new Trouble(
                "数据密钥由命令 %s 提供，不能在这里生成；请在密钥服务里加一行“编号 64 位十六进制数”（第一次还要一行“index aes 64 位十六进制数”，国密用 sm4），重启后再用 ./anxin keys reencrypt。"
                        .formatted(command),
                "The keys come from the command %s and are not made here; add a line “number, 64 hexadecimal digits” in the key service (the first time also “index aes, 64 hexadecimal digits”, or sm4), restart, then run ./anxin keys reencrypt."
                        .formatted(command));
    }

    // A service is asked once; new keys are taken up by a restart.
    @Override
    public long stamp() {
        return 0;
    }

    @Override
    public String name() {
        return command;
    }
}
