package demo;

import static io.fermata.Asyncio.newEventLoop;
import static io.fermata.Asyncio.newVirtualEventLoop;

import io.fermata.EventLoop;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a program prints; under virtual time each line with the milliseconds at which it ended: {@code [ 2000] line}. */
public final class Transcript {
    private final Supplier<String> stamp;
    private final List<String> lines = new ArrayList<>();

    private Transcript(Supplier<String> stamp) {
        this.stamp = stamp;
    }

    /**
     * Runs a program under virtual time, with its standard output caught.
     *
     * @param program the program, which uses this thread's loop
     * @param uncaught says how the transcript shows a failure that leaves the program
     * @return its lines, the last of which says when it ended
     */
    public static List<String> of(Program program, Function<Throwable, String> uncaught) {
        EventLoop loop = newVirtualEventLoop();
        var transcript = new Transcript(() -> "[%5d] ".formatted(Math.round(loop.time() * 1000)));
        try {
            transcript.record(program);
        } catch (Throwable t) {
            transcript.add("<<" + uncaught.apply(t) + ">>");
        }
        transcript.add("<<end>>");
        newEventLoop();
        return transcript.lines;
    }

    /** Runs a program in real time and gives the lines that it prints, without times. */
    public static List<String> withoutTimes(Program program) throws Exception {
        var transcript = new Transcript(() -> "");
        transcript.record(program);
        return transcript.lines;
    }

    private void record(Program program) throws Exception {
        PrintStream out = System.out;
        System.setOut(new PrintStream(new Lines(), true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(out);
        }
    }

    private void add(String line) {
        lines.add(stamp.get() + line);
    }

    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (b == '\n') {
                add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (b != '\r') {
                line.write(b);
            }
        }
    }
}
