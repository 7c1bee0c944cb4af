package io.fermata;

/** {@link Queue#putNowait} found no place (asyncio: {@code QueueFull}). */
public final class QueueFullException extends RuntimeException {

    private static final long serialVersionUID = 1;

    QueueFullException() {
        super("the queue is full");
    }
}
