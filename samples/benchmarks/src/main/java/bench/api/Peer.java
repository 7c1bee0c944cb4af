package bench.api;

/**
 * One way of writing concurrent code. Every method is one complete {@code run(main())}: enter the peer's loop, do the
 * work, leave; the value it returns is checked by the harness. Sums are kept in 64 bits, everything else is an int.
 *
 * <p>The code of a peer is what a competent user of it would write: loops with awaits are loops where the language has
 * them, nothing is pooled, batched or cached.
 */
public interface Peer {

    /** W1a: one task, {@code for i in n: yield; c++}. Returns n. */
    long yieldAlone(int n);

    /** W1b: so many tasks, each doing W1a with n, all created first, then all joined. Returns their sum. */
    long yieldInTurn(int tasks, int n);

    /** W1c: W1a while another task is parked in {@code sleep(3600)}; that one is cancelled at the end. Returns n. */
    long yieldBesideTimer(int n);

    /** W2: {@code for i in n: s += await create_task(trivial(i))}, {@code async trivial(x): return x}. Returns s. */
    long spawnAndJoin(int n);

    /**
     * W3: {@code async f(d, x): if d == 1 return x + 1; return 1 + await f(d - 1, x)}; main is
     * {@code for i in n: s += await f(depth, i)}. Returns s.
     */
    long callChain(int depth, int n);

    /** W3: {@code async fib(n): if n < 2 return n; return await fib(n - 1) + await fib(n - 2)}. */
    long fib(int n);

    /**
     * W4: so many times a chain of that depth, all but the last of it {@code return 1 + await}, whose leaf yields so
     * often and returns the number of its yields. Returns the sum.
     */
    long suspendChain(int repetitions, int depth, int yields);

    /** W5: gather of n tasks, each of which yields once and returns its index. Returns the sum of the results. */
    long gather(int n);

    /** W6a: one task for each element, sleeping so many milliseconds, all joined. Returns the number of tasks. */
    long sleepers(int[] millis);

    /** W6b: {@code for i in n: s += await wait_for(trivial(i), 10 s)}. Returns s. */
    long timeoutOfTrivial(int n);

    /** W6c: W6b with {@code once(i)} inside, which yields once and returns i. Returns s. */
    long timeoutOfSuspending(int n);

    /**
     * W7a: n tasks in {@code sleep(3600)}, their handles kept in an array; then all of them cancelled and seen to have
     * ended. The probe is told of each phase. Returns the number that ended.
     */
    long parkInSleep(int n, Probe probe);

    /** W7b: n tasks that wait for one event, which is then set. Returns the number that ended. */
    long parkOnEvent(int n, Probe probe);

    /**
     * W8: so many tasks, each n times {@code async with lock: c = counter; yield; counter = c + 1}; the lock is FIFO.
     * Returns the counter.
     */
    long handOver(int tasks, int n);

    /**
     * W9: two tasks and two events, n times {@code p.set(); await q.wait(); q.clear()} in one,
     * {@code await p.wait(); p.clear(); q.set()} in the other; or the peer's own means of a rendezvous. Returns the
     * number of round trips.
     */
    long roundTrips(int n);
}
