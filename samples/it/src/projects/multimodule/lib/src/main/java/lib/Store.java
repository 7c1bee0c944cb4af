package lib;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** A library with a public API of async methods. */
public class Store<K, V> {
    private final Map<K, V> values = new LinkedHashMap<>();

    @Async
    public V get(K key) {
        await(sleep(0.01));
        V value = values.get(key);
        if (value == null) {
            throw new NoSuchElementException(String.valueOf(key));
        }
        return value;
    }

    @Async
    public long put(K key, V value) {
        await(sleep(0.01));
        values.put(key, value);
        return values.size();
    }

    @Async
    public static double now(double offset) {
        return 40 + offset;
    }
}
