/**
 * {@code CompletableFuture}: all stages run on one single-thread executor. An async function returns a future; a loop
 * with an await in it is a step object that subscribes itself to each future it waits for, since chains made by
 * recursive {@code thenCompose} would keep their whole history alive.
 */
@NullMarked
package bench.cf;

import org.jspecify.annotations.NullMarked;
