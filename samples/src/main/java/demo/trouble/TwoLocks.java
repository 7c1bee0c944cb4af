package demo.trouble;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.newVirtualEventLoop;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Lock;

/** Two tasks that take two locks, each in its own order. In virtual time the loop sees that nothing can go on. */
public final class TwoLocks {

    private TwoLocks() {}

    @Async
    static void transfer(Lock from, Lock to) {
        await(from.acquire());
        await(sleep(1));
        await(TwoLocksAsync.book(to));
        from.release();
    }

    @Async
    static void book(Lock account) {
        await(account.acquire());
        account.release();
    }

    @Async
    static void bank() {
        Lock savings = new Lock();
        Lock current = new Lock();
        await(gather(
                createTask(TwoLocksAsync.transfer(savings, current), "pay in"),
                createTask(TwoLocksAsync.transfer(current, savings), "pay out")));
    }

    public static void main(String[] args) {
        newVirtualEventLoop();
        run(TwoLocksAsync.bank());
    }
}
