package app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.run;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import io.fermata.Awaitable;
import io.fermata.Coro;
import io.fermata.Lock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Everyday code: private fields, generics, checked exceptions, lambdas, try with everything. */
public class Bank {
    private final Map<String, Integer> balances = new LinkedHashMap<>();
    private final Lock lock = new Lock();
    private int transfers;

    public Bank() {
        balances.put("ada", 100);
        balances.put("bob", 0);
    }

    @Async
    int balance(String name) throws IOException {
        await(sleep(0.001));
        Integer balance = balances.get(name);
        if (balance == null) {
            throw new IOException("no account " + name);
        }
        return balance;
    }

    @Async
    void transfer(String from, String to, int amount) throws IOException {
        await(lock.acquire());
        try {
            int left = await(BankAsync.balance(this, from)) - amount;
            int right = await(BankAsync.balance(this, to)) + amount;
            balances.put(from, left);
            balances.put(to, right);
            transfers++;
        } catch (IOException e) {
            System.out.println("refused: " + e.getMessage());
        } finally {
            lock.release();
        }
    }

    @Async
    static <T, R extends Comparable<? super R>> R greatest(List<? extends Awaitable<? extends T>> all, Function<T, R> key) {
        R best = null;
        for (Awaitable<? extends T> one : all) {
            T value = await(one);
            R k = key.apply(value);
            if (best == null || k.compareTo(best) > 0) {
                best = k;
            }
        }
        return best;
    }

    @Async
    static void demo() throws IOException {
        Bank bank = new Bank();
        List<Coro<Void>> transfers = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            transfers.add(BankAsync.transfer(bank, "ada", "bob", i * 10));
        }
        transfers.add(BankAsync.transfer(bank, "ada", "eve", 1));
        await(gather(transfers));
        System.out.println(bank.balances + " after " + bank.transfers);
        System.out.println(await(BankAsync.greatest(
                List.of(BankAsync.balance(bank, "ada"), BankAsync.balance(bank, "bob")), (Integer i) -> -i)));
    }

    public static void main(String[] args) throws IOException {
        run(BankAsync.demo());
    }
}
