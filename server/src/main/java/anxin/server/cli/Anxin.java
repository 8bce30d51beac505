package anxin.server.cli;

import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of Anxin; each says with {@code --help} what it does. */
@Command(
        name = "anxin",
        subcommands = {
            Demo.class,
            Serve.class,
            Import.class,
            Scan.class,
            Simulate.class,
            PolicyCommand.class,
            Verify.class,
            Keys.class,
            SecondFactorCommand.class,
            Backup.class,
            Restore.class,
            WitnessCommand.class,
            Rehearse.class,
            ClueCommand.class
        })
public final class Anxin {

    private Anxin() {}

    public static void main(String[] args) {
        Language.prepare();
        System.exit(run(args));
    }

    static int run(String... args) {
        var failures = new Failures();
        var commandLine = new CommandLine(new Anxin());
        commandLine.setResourceBundle(ResourceBundle.getBundle("anxin.server.cli.Messages", Language.LOCALE));
        commandLine.getSubcommands().values().forEach(Anxin::withHelp);
        withHelp(commandLine);
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .execute(args);
    }

    private static void withHelp(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
    }
}
