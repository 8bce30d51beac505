package anxin.server.cli;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/** What Ctrl-C does while something can be cancelled in order; the second one ends the program as ever. */
final class Interrupts implements AutoCloseable {

    private static final Signal CTRL_C = new Signal("INT");

    private final SignalHandler before;

    private Interrupts(SignalHandler before) {
        this.before = before;
    }

    static Interrupts calling(Runnable action) {
        var held = new SignalHandler[1];
        held[0] = Signal.handle(CTRL_C, signal -> {
            Signal.handle(signal, held[0]);
            Language.say("正在取消……", "Cancelling …");
            Thread.ofPlatform().name("cancel").start(action);
        });
        return new Interrupts(held[0]);
    }

    @Override
    public void close() {
        Signal.handle(CTRL_C, before);
    }
}
