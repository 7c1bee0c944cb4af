package io.fermata;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A dump for another thread: the loop writes it between two steps. If it does not come to that in time, a step holds it,
 * or its thread runs no loop: then the dump says where the thread is.
 */
final class DumpFromOutside {

    /** How long the loop has. */
    static final long PATIENCE = 1_000_000_000;

    private final EventLoop loop;
    private final Appendable out;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> written = new CompletableFuture<>();

    private DumpFromOutside(EventLoop loop, Appendable out) {
        this.loop = loop;
        this.out = out;
    }

    static void write(EventLoop loop, Appendable out, long patience) throws IOException {
        if (loop.isClosed()) {
            out.append(loop.toString()).append('\n');
        } else {
            new DumpFromOutside(loop, out).write(patience);
        }
    }

    private void write(long patience) throws IOException {
        loop.callSoonThreadsafe(this::onLoop);
        try {
            written.get(patience, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            if (begun.compareAndSet(false, true)) {
                thread();
            } else {
                written.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            if (!begun.compareAndSet(false, true)) {
                written.join();
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(failure.getCause());
        }
    }

    private void onLoop() {
        if (begun.compareAndSet(false, true)) {
            try {
                Dump.write(loop, out);
                written.complete(null);
            } catch (Throwable failure) {
                written.completeExceptionally(failure);
            }
        }
    }

    /** What can be said without the loop: read from outside, it may be of the moment before. */
    private void thread() throws IOException {
        Task<?> task = loop.step.task();
        out.append(loop.toString());
        out.append(task == null ? " does not answer\n" : " does not answer: " + task.name() + " is running\n");
        for (StackTraceElement element : Traces.of(loop.thread, task)) {
            out.append("    at ").append(element.toString()).append('\n');
        }
    }
}
