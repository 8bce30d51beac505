package anxin.server.cli;

import anxin.server.AnxinApplication;
import org.springframework.boot.SpringApplication;

/** Starts what the command line asks for. */
public final class Anxin {

    private Anxin() {}

    public static void main(String[] args) {
        SpringApplication.run(AnxinApplication.class, args);
    }
}
