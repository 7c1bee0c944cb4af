package demo;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.sleep;

import io.fermata.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** A method that can throw at many places. The number says where. */
public final class Sites {

    public static final int COUNT = 46;

    static int at(int k, int n) {
        if (k == n) {
            throw new IllegalStateException("site " + n);
        }
        return n;
    }

    @Async
    static int later(int k, int n) {
        await(sleep(0));
        return at(k, n);
    }

    @Async
    static int sooner(int k, int n) {
        return at(k, n);
    }

    static AutoCloseable resource(int k, int n) {
        at(k, n);
        return () -> {};
    }

    @Async
    @SuppressWarnings({"fallthrough", "try"})
    static int site(int k) throws Exception {
        int x = at(k, 0);
        at(k, 1);
        x += at(k, 2); at(k, 3);
        x = await(SitesAsync.later(k, 4));
        int y = 2
                + at(k, 5)
                + await(SitesAsync.later(k, 6))
                + at(k, 7);
        await(
                SitesAsync.sooner(k, 8));
        x = Math.max(
                at(k, 9),
                Math.min(
                        at(k, 10),
                        await(SitesAsync.later(k, 11))));
        if (at(k, 12) > 0
                && await(SitesAsync.later(k, 13)) > 0
                && at(k, 14) > 0) {
            x++;
        } else {
            x--;
        }
        for (int i = at(k, 15);
                i < 17 + at(k, 16);
                i += at(k, 17) + await(SitesAsync.later(k, 18))) {
            at(k, 19);
            // a comment
            await(SitesAsync.sooner(k, 20));

            at(k, 21);
        }
        List<Integer> list = new ArrayList<>(List.of(1, 2));
        for (int each : list) {
            x += each + await(SitesAsync.later(k, 22));
            at(k, 23);
        }
        IntSupplier supplier = () -> {
            int z = 1;
            return at(k, 24) + z;
        };
        supplier.getAsInt();
        try {
            at(k, 25);
            await(SitesAsync.later(k, 26));
            at(k, 27);
        } finally {
            await(SitesAsync.later(k, 28));
            at(k, 29);
        }
        try (AutoCloseable first = resource(k, 30);
                AutoCloseable second = resource(k, 31)) {
            await(SitesAsync.later(k, 32));
        }
        try {
            throw new IllegalArgumentException();
        } catch (IllegalArgumentException e) {
            await(SitesAsync.later(k, 33));
            at(k, 34);
        }
        switch (await(SitesAsync.later(k, 35))) {
            case 35:
                at(k, 36);
                await(SitesAsync.sooner(k, 37));
                // falls through
            default:
                at(k, 38);
        }
        int arrow = switch (at(k, 39) + k % 2) {
            case 39 -> await(SitesAsync.later(k, 40));
            default -> at(k, 41);
        };
        String text = """
                one
                two
                """ + at(k, 42)
                + await(SitesAsync.later(k, 43));
        do {
            x--;
        } while (at(k, 44) < await(SitesAsync.later(k, 0)));
        return x
                + at(k, 45);
    }
}
