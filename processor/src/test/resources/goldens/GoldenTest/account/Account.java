package demo.bank;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Lock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Has private fields and methods, instance methods, a loop, try and finally. */
public class Account {
    private final Lock lock = new Lock();
    private final List<String> log = new ArrayList<>();
    private long balance;

    /** The balance after the deposits. */
    @Async
    @SuppressWarnings("try") // held is only held
    public long deposit(List<Long> amounts) throws IOException {
        try (var held = await(lock.hold())) {
            for (long amount : amounts) {
                try {
                    balance += await(AccountAsync.checked(this, amount));
                } catch (IllegalArgumentException e) {
                    log.add("refused " + amount);
                    continue;
                } finally {
                    await(sleep(0.1));
                    note("deposit");
                }
                if (balance > 1_000_000) {
                    throw new IOException("too rich");
                }
            }
            return balance;
        }
    }

    @Async
    private long checked(long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("amount: " + amount);
        }
        return await(sleep(0.5)) == null ? amount : 0;
    }

    /** Never awaits. */
    @Async
    protected String statement() {
        return String.join("\n", log) + "\n" + balance;
    }

    private void note(String what) {
        log.add(what + ": " + balance);
    }
}
