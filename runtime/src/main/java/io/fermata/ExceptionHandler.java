package io.fermata;

/** What {@link EventLoop#setExceptionHandler} takes (asyncio: a callable of {@code (loop, context)}). */
@FunctionalInterface
public interface ExceptionHandler {

    /**
     * Called on the loop's thread when a failure has nobody to go to. What this throws is logged if it is an
     * {@link Exception}; an {@link Error} leaves the {@code run} under way.
     *
     * @param loop the loop
     * @param context what happened
     * @throws Exception anything
     */
    void handle(EventLoop loop, ExceptionContext context) throws Exception;
}
