package io.fermata;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One step of a task, from its resumption to its next suspension, as generated code sees it: the registers through which
 * frames and the loop hand each other results, failures and the fact that the task has been parked. There is one per
 * loop, used for all its steps. Not for use by hand.
 */
public final class Step {

    /** Calls nested deeper than this continue on the heap instead of the Java stack. */
    private static final int MAX_DEPTH = 256;

    /** What awaiting a coroutine that is held in a variable costs, so that mixed recursion stays bounded too. */
    private static final int HELD_COST = 16;

    /** Whether the task was parked, or a call deferred, since this step began. */
    boolean suspended;

    /** The first frame pushed since then: the one to resume. */
    @Nullable Coro<?> leaf;

    /** The last frame pushed since then: the one that the next frame becomes the caller of. */
    @Nullable Coro<?> top;

    private int depth;
    private long bits;
    private @Nullable Object value;
    private @Nullable Throwable failure;

    Step() {}

    /**
     * Whether the task has been parked: who sees this saves its frame and returns.
     *
     * @return whether the frames on the Java stack are to be saved
     */
    public boolean suspended() {
        return suspended;
    }
}
