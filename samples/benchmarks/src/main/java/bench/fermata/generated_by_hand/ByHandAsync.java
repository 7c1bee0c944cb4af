package bench.fermata.generated_by_hand;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.sleepMs;
import static io.fermata.Asyncio.waitFor;

import bench.api.Probe;
import io.fermata.Asyncio;
import io.fermata.Coro;
import io.fermata.Event;
import io.fermata.Lock;
import io.fermata.Step;
import io.fermata.Task;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** To be deleted: what the processor will make of the async methods under src/main/async, all in one class. */
@SuppressWarnings({"fallthrough", "NullAway", "try", "overloads"})
final class ByHandAsync {
    private ByHandAsync() {}

    static final class Shared {
        final Lock lock = new Lock();
        long counter;
    }

    static Coro<Long> yields(int n) {
        return new Yields(n);
    }

    static final class Yields extends Coro<Long> {
        private final int n;
        private int count;
        private int i;

        Yields(int n) {
            this.n = n;
        }

        static long call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Yields(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        private static long run(Step step, int depth, @Nullable Yields frame, int n) throws Throwable {
            int count = 0;
            int i = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        count = 0;
                        i = 0;
                    case 1:
                        if (i >= n) {
                            return count;
                        }
                        sleep(0).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Yields(n);
                            }
                            frame.i = i;
                            frame.count = count;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 2:
                        count++;
                        i++;
                        state = 1;
                        continue;
                    case 3:
                        step.result();
                        i = frame.i;
                        count = frame.count;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Integer> leaf(int n) {
        return new Leaf(n);
    }

    static final class Leaf extends Coro<Integer> {
        private final int n;
        private int count;
        private int i;

        Leaf(int n) {
            this.n = n;
        }

        static int call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Leaf(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        private static int run(Step step, int depth, @Nullable Leaf frame, int n) throws Throwable {
            int count = 0;
            int i = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        count = 0;
                        i = 0;
                    case 1:
                        if (i >= n) {
                            return count;
                        }
                        sleep(0).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Leaf(n);
                            }
                            frame.i = i;
                            frame.count = count;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 2:
                        count++;
                        i++;
                        state = 1;
                        continue;
                    case 3:
                        step.result();
                        i = frame.i;
                        count = frame.count;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n));
        }

        @Override
        protected Integer result(Step step) throws Throwable {
            return step.resultInt();
        }
    }

    static Coro<Long> yieldInTurn(int tasks, int n) {
        return new YieldInTurn(tasks, n);
    }

    static final class YieldInTurn extends Coro<Long> {
        private final int tasks;
        private final int n;
        private long sum;
        private @Nullable Iterator<Task<Long>> iterator;
        private long t1;

        YieldInTurn(int tasks, int n) {
            this.tasks = tasks;
            this.n = n;
        }

        static long call(Step step, int depth, int tasks, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new YieldInTurn(tasks, n));
                return 0;
            }
            return run(step, depth, null, tasks, n);
        }

        private static long run(Step step, int depth, @Nullable YieldInTurn frame, int tasks, int n) throws Throwable {
            long sum = 0;
            @Nullable Iterator<Task<Long>> iterator = null;
            long t1 = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0: {
                        List<Task<Long>> all = new ArrayList<>();
                        for (int i = 0; i < tasks; i++) {
                            all.add(createTask(yields(n)));
                        }
                        sum = 0;
                        iterator = all.iterator();
                    }
                    case 1:
                        if (!iterator.hasNext()) {
                            return sum;
                        }
                        {
                            Task<Long> task = iterator.next();
                            Long t2 = task.await(step);
                            if (step.suspended()) {
                                if (frame == null) {
                                    frame = new YieldInTurn(tasks, n);
                                }
                                frame.sum = sum;
                                frame.iterator = iterator;
                                frame.suspend(step, 3);
                                return 0;
                            }
                            t1 = t2;
                        }
                    case 2:
                        sum += t1;
                        state = 1;
                        continue;
                    case 3:
                        t1 = step.<Long>result();
                        sum = frame.sum;
                        iterator = frame.iterator;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, tasks, n));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Long> yieldBesideTimer(int n) {
        return new YieldBesideTimer(n);
    }

    static final class YieldBesideTimer extends Coro<Long> {
        private final int n;
        private @Nullable Task<@Nullable Void> sleeper;
        private long count;

        YieldBesideTimer(int n) {
            this.n = n;
        }

        static long call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new YieldBesideTimer(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        private static long run(Step step, int depth, @Nullable YieldBesideTimer frame, int n) throws Throwable {
            @Nullable Task<@Nullable Void> sleeper = null;
            long count = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        sleeper = createTask(sleeper(3_600_000));
                        count = Yields.call(step, depth + 1, n);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new YieldBesideTimer(n);
                            }
                            frame.sleeper = sleeper;
                            frame.suspend(step, 2);
                            return 0;
                        }
                    case 1:
                        sleeper.cancel();
                        return count;
                    case 2:
                        count = step.resultLong();
                        sleeper = frame.sleeper;
                        state = 1;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Integer> trivial(int x) {
        return new Trivial(x);
    }

    static final class Trivial extends Coro<Integer> {
        private final int x;

        Trivial(int x) {
            this.x = x;
        }

        static int call(Step step, int depth, int x) {
            return x;
        }

        @Override
        protected void resume(Step step) {
            step.complete(call(step, step.depth(), x));
        }

        @Override
        protected Integer result(Step step) throws Throwable {
            return step.resultInt();
        }
    }

    static Coro<Long> spawnAndJoin(int n) {
        return new SpawnAndJoin(n);
    }

    static final class SpawnAndJoin extends Coro<Long> {
        private final int n;
        private long sum;
        private int i;
        private int t1;

        SpawnAndJoin(int n) {
            this.n = n;
        }

        static long call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new SpawnAndJoin(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        private static long run(Step step, int depth, @Nullable SpawnAndJoin frame, int n) throws Throwable {
            long sum = 0;
            int i = 0;
            int t1 = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        sum = 0;
                        i = 0;
                    case 1:
                        if (i >= n) {
                            return sum;
                        }
                        {
                            Integer t2 = createTask(trivial(i)).await(step);
                            if (step.suspended()) {
                                if (frame == null) {
                                    frame = new SpawnAndJoin(n);
                                }
                                frame.sum = sum;
                                frame.i = i;
                                frame.suspend(step, 3);
                                return 0;
                            }
                            t1 = t2;
                        }
                    case 2:
                        sum += t1;
                        i++;
                        state = 1;
                        continue;
                    case 3:
                        t1 = step.<Integer>result();
                        sum = frame.sum;
                        i = frame.i;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Integer> chain(int d, int x) {
        return new Chain(d, x);
    }

    static final class Chain extends Coro<Integer> {
        private final int d;
        private final int x;
        private int t1;

        Chain(int d, int x) {
            this.d = d;
            this.x = x;
        }

        static int call(Step step, int depth, int d, int x) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Chain(d, x));
                return 0;
            }
            return run(step, depth, null, d, x);
        }

        private static int run(Step step, int depth, @Nullable Chain frame, int d, int x) throws Throwable {
            int t1 = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        if (d == 1) {
                            return x + 1;
                        }
                        t1 = Chain.call(step, depth + 1, d - 1, x);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Chain(d, x);
                            }
                            frame.suspend(step, 2);
                            return 0;
                        }
                    case 1:
                        return 1 + t1;
                    case 2:
                        t1 = step.resultInt();
                        state = 1;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, d, x));
        }

        @Override
        protected Integer result(Step step) throws Throwable {
            return step.resultInt();
        }
    }

    static Coro<Long> chains(int d, int n) {
        return new Chains(d, n);
    }

    static final class Chains extends Coro<Long> {
        private final int d;
        private final int n;
        private long sum;
        private int i;
        private int t1;

        Chains(int d, int n) {
            this.d = d;
            this.n = n;
        }

        static long call(Step step, int depth, int d, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Chains(d, n));
                return 0;
            }
            return run(step, depth, null, d, n);
        }

        private static long run(Step step, int depth, @Nullable Chains frame, int d, int n) throws Throwable {
            long sum = 0;
            int i = 0;
            int t1 = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        sum = 0;
                        i = 0;
                    case 1:
                        if (i >= n) {
                            return sum;
                        }
                        t1 = Chain.call(step, depth + 1, d, i);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Chains(d, n);
                            }
                            frame.sum = sum;
                            frame.i = i;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 2:
                        sum += t1;
                        i++;
                        state = 1;
                        continue;
                    case 3:
                        t1 = step.resultInt();
                        sum = frame.sum;
                        i = frame.i;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, d, n));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Integer> fibonacci(int n) {
        return new Fibonacci(n);
    }

    static final class Fibonacci extends Coro<Integer> {
        private final int n;
        private int t1;
        private int t2;

        Fibonacci(int n) {
            this.n = n;
        }

        static int call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Fibonacci(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        private static int run(Step step, int depth, @Nullable Fibonacci frame, int n) throws Throwable {
            int t1 = 0;
            int t2 = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        if (n < 2) {
                            return n;
                        }
                        t1 = Fibonacci.call(step, depth + 1, n - 1);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Fibonacci(n);
                            }
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 1:
                        t2 = Fibonacci.call(step, depth + 1, n - 2);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Fibonacci(n);
                            }
                            frame.t1 = t1;
                            frame.suspend(step, 4);
                            return 0;
                        }
                    case 2:
                        return t1 + t2;
                    case 3:
                        t1 = step.resultInt();
                        state = 1;
                        continue;
                    case 4:
                        t2 = step.resultInt();
                        t1 = frame.t1;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n));
        }

        @Override
        protected Integer result(Step step) throws Throwable {
            return step.resultInt();
        }
    }

    static Coro<Integer> suspendingChain(int d, int yields) {
        return new SuspendingChain(d, yields);
    }

    static final class SuspendingChain extends Coro<Integer> {
        private final int d;
        private final int yields;
        private int t1;

        SuspendingChain(int d, int yields) {
            this.d = d;
            this.yields = yields;
        }

        static int call(Step step, int depth, int d, int yields) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new SuspendingChain(d, yields));
                return 0;
            }
            return run(step, depth, null, d, yields);
        }

        private static int run(Step step, int depth, @Nullable SuspendingChain frame, int d, int yields)
                throws Throwable {
            int t1 = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        if (d == 1) {
                            t1 = Leaf.call(step, depth + 1, yields);
                            if (step.suspended()) {
                                if (frame == null) {
                                    frame = new SuspendingChain(d, yields);
                                }
                                frame.suspend(step, 3);
                                return 0;
                            }
                            return t1;
                        }
                        t1 = SuspendingChain.call(step, depth + 1, d - 1, yields);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new SuspendingChain(d, yields);
                            }
                            frame.suspend(step, 2);
                            return 0;
                        }
                    case 1:
                        return 1 + t1;
                    case 2:
                        t1 = step.resultInt();
                        state = 1;
                        continue;
                    case 3:
                        return step.resultInt();
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, d, yields));
        }

        @Override
        protected Integer result(Step step) throws Throwable {
            return step.resultInt();
        }
    }

    static Coro<Long> suspendingChains(int n, int d, int yields) {
        return new SuspendingChains(n, d, yields);
    }

    static final class SuspendingChains extends Coro<Long> {
        private final int n;
        private final int d;
        private final int yields;
        private long sum;
        private int i;
        private int t1;

        SuspendingChains(int n, int d, int yields) {
            this.n = n;
            this.d = d;
            this.yields = yields;
        }

        static long call(Step step, int depth, int n, int d, int yields) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new SuspendingChains(n, d, yields));
                return 0;
            }
            return run(step, depth, null, n, d, yields);
        }

        private static long run(Step step, int depth, @Nullable SuspendingChains frame, int n, int d, int yields)
                throws Throwable {
            long sum = 0;
            int i = 0;
            int t1 = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        sum = 0;
                        i = 0;
                    case 1:
                        if (i >= n) {
                            return sum;
                        }
                        t1 = SuspendingChain.call(step, depth + 1, d, yields);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new SuspendingChains(n, d, yields);
                            }
                            frame.sum = sum;
                            frame.i = i;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 2:
                        sum += t1;
                        i++;
                        state = 1;
                        continue;
                    case 3:
                        t1 = step.resultInt();
                        sum = frame.sum;
                        i = frame.i;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n, d, yields));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Integer> once(int x) {
        return new Once(x);
    }

    static final class Once extends Coro<Integer> {
        private final int x;

        Once(int x) {
            this.x = x;
        }

        static int call(Step step, int depth, int x) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Once(x));
                return 0;
            }
            return run(step, depth, null, x);
        }

        private static int run(Step step, int depth, @Nullable Once frame, int x) throws Throwable {
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        sleep(0).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Once(x);
                            }
                            frame.suspend(step, 1);
                            return 0;
                        }
                        return x;
                    case 1:
                        step.result();
                        return x;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, x));
        }

        @Override
        protected Integer result(Step step) throws Throwable {
            return step.resultInt();
        }
    }

    static Coro<@Nullable Void> sleeper(int millis) {
        return new Sleeper(millis);
    }

    static final class Sleeper extends Coro<@Nullable Void> {
        private final int millis;

        Sleeper(int millis) {
            this.millis = millis;
        }

        static int call(Step step, int depth, int millis) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Sleeper(millis));
                return 0;
            }
            return run(step, depth, null, millis);
        }

        private static int run(Step step, int depth, @Nullable Sleeper frame, int millis) throws Throwable {
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        sleepMs(millis).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Sleeper(millis);
                            }
                            frame.suspend(step, 1);
                            return 0;
                        }
                        return 0;
                    case 1:
                        step.result();
                        return 0;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            run(step, step.depth(), this, millis);
            step.complete();
        }
    }

    static Coro<Long> gatherAll(int n) {
        return new GatherAll(n);
    }

    static final class GatherAll extends Coro<Long> {
        private final int n;
        private @Nullable List<Integer> t1;

        GatherAll(int n) {
            this.n = n;
        }

        static long call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new GatherAll(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        private static long run(Step step, int depth, @Nullable GatherAll frame, int n) throws Throwable {
            @Nullable List<Integer> t1 = null;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        {
                            List<Coro<Integer>> all = new ArrayList<>();
                            for (int i = 0; i < n; i++) {
                                all.add(once(i));
                            }
                            t1 = Asyncio.<Integer>gather(all).await(step);
                        }
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new GatherAll(n);
                            }
                            frame.suspend(step, 2);
                            return 0;
                        }
                    case 1: {
                        long sum = 0;
                        for (int result : t1) {
                            sum += result;
                        }
                        return sum;
                    }
                    case 2:
                        t1 = step.result();
                        state = 1;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Long> sleepers(int[] millis) {
        return new Sleepers(millis);
    }

    static final class Sleepers extends Coro<Long> {
        private final int[] millis;
        private long ended;
        private @Nullable Iterator<Task<@Nullable Void>> iterator;

        Sleepers(int[] millis) {
            this.millis = millis;
        }

        static long call(Step step, int depth, int[] millis) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Sleepers(millis));
                return 0;
            }
            return run(step, depth, null, millis);
        }

        private static long run(Step step, int depth, @Nullable Sleepers frame, int[] millis) throws Throwable {
            long ended = 0;
            @Nullable Iterator<Task<@Nullable Void>> iterator = null;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0: {
                        List<Task<@Nullable Void>> all = new ArrayList<>();
                        for (int duration : millis) {
                            all.add(createTask(sleeper(duration)));
                        }
                        ended = 0;
                        iterator = all.iterator();
                    }
                    case 1:
                        if (!iterator.hasNext()) {
                            return ended;
                        }
                        iterator.next().await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Sleepers(millis);
                            }
                            frame.ended = ended;
                            frame.iterator = iterator;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 2:
                        ended++;
                        state = 1;
                        continue;
                    case 3:
                        step.result();
                        ended = frame.ended;
                        iterator = frame.iterator;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, millis));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Long> timeoutOfTrivial(int n) {
        return new TimeoutOfTrivial(n);
    }

    static final class TimeoutOfTrivial extends Coro<Long> {
        private final int n;
        private long sum;
        private int i;
        private int t1;

        TimeoutOfTrivial(int n) {
            this.n = n;
        }

        static long call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new TimeoutOfTrivial(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        private static long run(Step step, int depth, @Nullable TimeoutOfTrivial frame, int n) throws Throwable {
            long sum = 0;
            int i = 0;
            int t1 = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        sum = 0;
                        i = 0;
                    case 1:
                        if (i >= n) {
                            return sum;
                        }
                        {
                            Integer t2 = waitFor(trivial(i), 10).await(step);
                            if (step.suspended()) {
                                if (frame == null) {
                                    frame = new TimeoutOfTrivial(n);
                                }
                                frame.sum = sum;
                                frame.i = i;
                                frame.suspend(step, 3);
                                return 0;
                            }
                            t1 = t2;
                        }
                    case 2:
                        sum += t1;
                        i++;
                        state = 1;
                        continue;
                    case 3:
                        t1 = step.<Integer>result();
                        sum = frame.sum;
                        i = frame.i;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Long> timeoutOfSuspending(int n) {
        return new TimeoutOfSuspending(n);
    }

    static final class TimeoutOfSuspending extends Coro<Long> {
        private final int n;
        private long sum;
        private int i;
        private int t1;

        TimeoutOfSuspending(int n) {
            this.n = n;
        }

        static long call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new TimeoutOfSuspending(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        private static long run(Step step, int depth, @Nullable TimeoutOfSuspending frame, int n) throws Throwable {
            long sum = 0;
            int i = 0;
            int t1 = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        sum = 0;
                        i = 0;
                    case 1:
                        if (i >= n) {
                            return sum;
                        }
                        {
                            Integer t2 = waitFor(once(i), 10).await(step);
                            if (step.suspended()) {
                                if (frame == null) {
                                    frame = new TimeoutOfSuspending(n);
                                }
                                frame.sum = sum;
                                frame.i = i;
                                frame.suspend(step, 3);
                                return 0;
                            }
                            t1 = t2;
                        }
                    case 2:
                        sum += t1;
                        i++;
                        state = 1;
                        continue;
                    case 3:
                        t1 = step.<Integer>result();
                        sum = frame.sum;
                        i = frame.i;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<@Nullable Void> longSleeper() {
        return new LongSleeper();
    }

    static final class LongSleeper extends Coro<@Nullable Void> {

        LongSleeper() {}

        static int call(Step step, int depth) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new LongSleeper());
                return 0;
            }
            return run(step, depth, null);
        }

        private static int run(Step step, int depth, @Nullable LongSleeper frame) throws Throwable {
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        sleep(3600).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new LongSleeper();
                            }
                            frame.suspend(step, 1);
                            return 0;
                        }
                        return 0;
                    case 1:
                        step.result();
                        return 0;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            run(step, step.depth(), this);
            step.complete();
        }
    }

    static Coro<@Nullable Void> eventWaiter(Event event) {
        return new EventWaiter(event);
    }

    static final class EventWaiter extends Coro<@Nullable Void> {
        private final Event event;

        EventWaiter(Event event) {
            this.event = event;
        }

        static int call(Step step, int depth, Event event) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new EventWaiter(event));
                return 0;
            }
            return run(step, depth, null, event);
        }

        private static int run(Step step, int depth, @Nullable EventWaiter frame, Event event) throws Throwable {
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        event.await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new EventWaiter(event);
                            }
                            frame.suspend(step, 1);
                            return 0;
                        }
                        return 0;
                    case 1:
                        step.result();
                        return 0;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            run(step, step.depth(), this, event);
            step.complete();
        }
    }

    static Coro<Long> parkInSleep(int n, Probe probe) {
        return new ParkInSleep(n, probe);
    }

    static final class ParkInSleep extends Coro<Long> {
        private final int n;
        private final Probe probe;
        private Task<?> @Nullable [] tasks;

        ParkInSleep(int n, Probe probe) {
            this.n = n;
            this.probe = probe;
        }

        static long call(Step step, int depth, int n, Probe probe) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new ParkInSleep(n, probe));
                return 0;
            }
            return run(step, depth, null, n, probe);
        }

        private static long run(Step step, int depth, @Nullable ParkInSleep frame, int n, Probe probe)
                throws Throwable {
            Task<?> @Nullable [] tasks = null;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        probe.begin();
                        tasks = new Task<?>[n];
                        for (int i = 0; i < n; i++) {
                            tasks[i] = createTask(longSleeper());
                        }
                        sleep(0).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new ParkInSleep(n, probe);
                            }
                            frame.tasks = tasks;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 1:
                        probe.parked();
                        for (Task<?> task : tasks) {
                            task.cancel();
                        }
                        sleep(0).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new ParkInSleep(n, probe);
                            }
                            frame.tasks = tasks;
                            frame.suspend(step, 4);
                            return 0;
                        }
                    case 2: {
                        long ended = 0;
                        for (Task<?> task : tasks) {
                            if (task.done()) {
                                ended++;
                            }
                        }
                        probe.ended();
                        return ended;
                    }
                    case 3:
                        step.result();
                        tasks = frame.tasks;
                        state = 1;
                        continue;
                    case 4:
                        step.result();
                        tasks = frame.tasks;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n, probe));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Long> parkOnEvent(int n, Probe probe) {
        return new ParkOnEvent(n, probe);
    }

    static final class ParkOnEvent extends Coro<Long> {
        private final int n;
        private final Probe probe;
        private Task<?> @Nullable [] tasks;
        private @Nullable Event event;

        ParkOnEvent(int n, Probe probe) {
            this.n = n;
            this.probe = probe;
        }

        static long call(Step step, int depth, int n, Probe probe) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new ParkOnEvent(n, probe));
                return 0;
            }
            return run(step, depth, null, n, probe);
        }

        private static long run(Step step, int depth, @Nullable ParkOnEvent frame, int n, Probe probe)
                throws Throwable {
            Task<?> @Nullable [] tasks = null;
            @Nullable Event event = null;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        probe.begin();
                        event = new Event();
                        tasks = new Task<?>[n];
                        for (int i = 0; i < n; i++) {
                            tasks[i] = createTask(eventWaiter(event));
                        }
                        sleep(0).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new ParkOnEvent(n, probe);
                            }
                            frame.tasks = tasks;
                            frame.event = event;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 1:
                        probe.parked();
                        event.set();
                        sleep(0).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new ParkOnEvent(n, probe);
                            }
                            frame.tasks = tasks;
                            frame.suspend(step, 4);
                            return 0;
                        }
                    case 2: {
                        long ended = 0;
                        for (Task<?> task : tasks) {
                            if (task.done()) {
                                ended++;
                            }
                        }
                        probe.ended();
                        return ended;
                    }
                    case 3:
                        step.result();
                        tasks = frame.tasks;
                        event = frame.event;
                        state = 1;
                        continue;
                    case 4:
                        step.result();
                        tasks = frame.tasks;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n, probe));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<@Nullable Void> count(ByHandAsync.Shared self, int n) {
        return new Count(self, n);
    }

    static final class Count extends Coro<@Nullable Void> {
        private final ByHandAsync.Shared self;
        private final int n;
        private int i;
        private Lock.@Nullable Hold held;
        private @Nullable Throwable primary;
        private long c;

        Count(ByHandAsync.Shared self, int n) {
            this.self = self;
            this.n = n;
        }

        static int call(Step step, int depth, ByHandAsync.Shared self, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Count(self, n));
                return 0;
            }
            return run(step, depth, null, self, n);
        }

        private static int run(Step step, int depth, @Nullable Count frame, ByHandAsync.Shared self, int n)
                throws Throwable {
            int i = 0;
            Lock.@Nullable Hold held = null;
            @Nullable Throwable primary = null;
            long c = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                try {
                    for (; ; ) {
                        switch (state) {
                            case 0:
                                i = 0;
                            case 1:
                                if (i >= n) {
                                    return 0;
                                }
                                held = self.lock.hold().await(step);
                                if (step.suspended()) {
                                    if (frame == null) {
                                        frame = new Count(self, n);
                                    }
                                    frame.i = i;
                                    frame.suspend(step, 6);
                                    return 0;
                                }
                            case 2:
                                state = 3;
                            case 3:
                                c = self.counter;
                                sleep(0).await(step);
                                if (step.suspended()) {
                                    if (frame == null) {
                                        frame = new Count(self, n);
                                    }
                                    frame.i = i;
                                    frame.held = held;
                                    frame.c = c;
                                    frame.suspend(step, 7);
                                    return 0;
                                }
                            case 4:
                                self.counter = c + 1;
                                held.close();
                                i++;
                                state = 1;
                                continue;
                            case 5: {
                                Throwable failure = primary;
                                try {
                                    held.close();
                                } catch (Throwable s) {
                                    failure.addSuppressed(s);
                                }
                                throw failure;
                            }
                            case 6:
                                held = step.result();
                                i = frame.i;
                                state = 2;
                                continue;
                            case 7:
                                i = frame.i;
                                held = frame.held;
                                c = frame.c;
                                state = 3;
                                step.result();
                                state = 4;
                                continue;
                            default:
                                throw new AssertionError(state);
                        }
                    }
                } catch (Throwable t) {
                    switch (state) {
                        case 3:
                            primary = t;
                            state = 5;
                            continue;
                        default:
                            throw t;
                    }
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            run(step, step.depth(), this, self, n);
            step.complete();
        }
    }

    static Coro<Long> handOver(int tasks, int n) {
        return new HandOver(tasks, n);
    }

    static final class HandOver extends Coro<Long> {
        private final int tasks;
        private final int n;
        private ByHandAsync.@Nullable Shared shared;
        private @Nullable Iterator<Task<@Nullable Void>> iterator;

        HandOver(int tasks, int n) {
            this.tasks = tasks;
            this.n = n;
        }

        static long call(Step step, int depth, int tasks, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new HandOver(tasks, n));
                return 0;
            }
            return run(step, depth, null, tasks, n);
        }

        private static long run(Step step, int depth, @Nullable HandOver frame, int tasks, int n) throws Throwable {
            ByHandAsync.@Nullable Shared shared = null;
            @Nullable Iterator<Task<@Nullable Void>> iterator = null;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0: {
                        shared = new Shared();
                        List<Task<@Nullable Void>> all = new ArrayList<>();
                        for (int i = 0; i < tasks; i++) {
                            all.add(createTask(count(shared, n)));
                        }
                        iterator = all.iterator();
                    }
                    case 1:
                        if (!iterator.hasNext()) {
                            return shared.counter;
                        }
                        iterator.next().await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new HandOver(tasks, n);
                            }
                            frame.shared = shared;
                            frame.iterator = iterator;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 2:
                        state = 1;
                        continue;
                    case 3:
                        step.result();
                        shared = frame.shared;
                        iterator = frame.iterator;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, tasks, n));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Long> roundTrips(int n) {
        return new RoundTrips(n);
    }

    static final class RoundTrips extends Coro<Long> {
        private final int n;
        private @Nullable Task<Long> a;
        private long t1;

        RoundTrips(int n) {
            this.n = n;
        }

        static long call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new RoundTrips(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        private static long run(Step step, int depth, @Nullable RoundTrips frame, int n) throws Throwable {
            @Nullable Task<Long> a = null;
            long t1 = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        {
                            Event ping = new Event();
                            Event pong = new Event();
                            a = createTask(ask(n, ping, pong));
                            Task<@Nullable Void> b = createTask(answer(n, ping, pong));
                            b.await(step);
                        }
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new RoundTrips(n);
                            }
                            frame.a = a;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 1: {
                        Long t2 = a.await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new RoundTrips(n);
                            }
                            frame.suspend(step, 4);
                            return 0;
                        }
                        t1 = t2;
                    }
                    case 2:
                        return t1;
                    case 3:
                        step.result();
                        a = frame.a;
                        state = 1;
                        continue;
                    case 4:
                        t1 = step.<Long>result();
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<Long> ask(int n, Event ping, Event pong) {
        return new Ask(n, ping, pong);
    }

    static final class Ask extends Coro<Long> {
        private final int n;
        private final Event ping;
        private final Event pong;
        private long trips;
        private int i;

        Ask(int n, Event ping, Event pong) {
            this.n = n;
            this.ping = ping;
            this.pong = pong;
        }

        static long call(Step step, int depth, int n, Event ping, Event pong) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Ask(n, ping, pong));
                return 0;
            }
            return run(step, depth, null, n, ping, pong);
        }

        private static long run(Step step, int depth, @Nullable Ask frame, int n, Event ping, Event pong)
                throws Throwable {
            long trips = 0;
            int i = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        trips = 0;
                        i = 0;
                    case 1:
                        if (i >= n) {
                            return trips;
                        }
                        ping.set();
                        pong.await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Ask(n, ping, pong);
                            }
                            frame.trips = trips;
                            frame.i = i;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 2:
                        pong.clear();
                        trips++;
                        i++;
                        state = 1;
                        continue;
                    case 3:
                        step.result();
                        trips = frame.trips;
                        i = frame.i;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, n, ping, pong));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }
    }

    static Coro<@Nullable Void> answer(int n, Event ping, Event pong) {
        return new Answer(n, ping, pong);
    }

    static final class Answer extends Coro<@Nullable Void> {
        private final int n;
        private final Event ping;
        private final Event pong;
        private int i;

        Answer(int n, Event ping, Event pong) {
            this.n = n;
            this.ping = ping;
            this.pong = pong;
        }

        static int call(Step step, int depth, int n, Event ping, Event pong) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Answer(n, ping, pong));
                return 0;
            }
            return run(step, depth, null, n, ping, pong);
        }

        private static int run(Step step, int depth, @Nullable Answer frame, int n, Event ping, Event pong)
                throws Throwable {
            int i = 0;
            int state = frame == null ? 0 : frame.state;
            for (; ; ) {
                switch (state) {
                    case 0:
                        i = 0;
                    case 1:
                        if (i >= n) {
                            return 0;
                        }
                        ping.await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Answer(n, ping, pong);
                            }
                            frame.i = i;
                            frame.suspend(step, 3);
                            return 0;
                        }
                    case 2:
                        ping.clear();
                        pong.set();
                        i++;
                        state = 1;
                        continue;
                    case 3:
                        step.result();
                        i = frame.i;
                        state = 2;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            run(step, step.depth(), this, n, ping, pong);
            step.complete();
        }
    }
}
