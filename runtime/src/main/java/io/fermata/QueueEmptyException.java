package io.fermata;

/** {@link Queue#getNowait} found nothing to take (asyncio: {@code QueueEmpty}). */
public final class QueueEmptyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    QueueEmptyException() {
        super("there is nothing in the queue");
    }
}
