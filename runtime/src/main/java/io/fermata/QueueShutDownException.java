package io.fermata;

/** The queue has been shut down: nothing can be put, or nothing is left to get (asyncio: {@code QueueShutDown}). */
public final class QueueShutDownException extends RuntimeException {

    private static final long serialVersionUID = 1;

    QueueShutDownException() {
        super("the queue has been shut down");
    }
}
