/**
 * async/await for Java: coroutines, tasks, the event loop and the primitives of asyncio.
 *
 * <p>Everything a program calls is in {@link io.fermata.Asyncio}; the types {@link io.fermata.Step} and the
 * protected members of {@link io.fermata.Coro} are for generated code.
 */
@NullMarked
package io.fermata;

import org.jspecify.annotations.NullMarked;
