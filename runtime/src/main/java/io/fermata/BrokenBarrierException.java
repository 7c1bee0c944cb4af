package io.fermata;

/** A {@link Barrier} was reset or aborted while a task waited at it (asyncio: {@code BrokenBarrierError}). */
public final class BrokenBarrierException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenBarrierException(String message) {
        super(message);
    }
}
