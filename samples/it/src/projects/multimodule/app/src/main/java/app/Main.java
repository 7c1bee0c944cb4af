package app;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.run;

import io.fermata.Async;
import java.util.NoSuchElementException;
import lib.Store;
import lib.StoreAsync;

public final class Main {
    private Main() {}

    @Async
    static void demo() {
        var store = new Store<String, Integer>();
        long size = await(StoreAsync.put(store, "a", 1)) + await(StoreAsync.put(store, "b", 2));
        double sum = await(StoreAsync.now(await(StoreAsync.get(store, "a")))) + await(StoreAsync.get(store, "b"));
        System.out.println(size + " " + sum);
        try {
            await(StoreAsync.get(store, "c"));
        } catch (NoSuchElementException e) {
            System.out.println("no " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        run(MainAsync.demo());
    }
}
