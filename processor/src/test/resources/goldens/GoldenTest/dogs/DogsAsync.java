package demo;

import static io.fermata.Asyncio.createTask;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleep;
import static io.fermata.Asyncio.waitFor;

import io.fermata.Coro;
import io.fermata.SourceLines;
import io.fermata.Step;
import io.fermata.Task;
import java.util.List;

/**
 * Coroutines of {@link Dogs}.
 */
public final class DogsAsync {
    private DogsAsync() {
    }

    /**
     * The coroutine of {@link Dogs#barking(int)}.
     */
    static Coro<Integer> barking(int n) {
        return new Barking(n);
    }

    /**
     * The coroutine of {@link Dogs#bar(int)}.
     */
    static Coro<Integer> bar(int n) {
        return new Bar(n);
    }

    /**
     * The coroutine of {@link Dogs#doCancel(io.fermata.Task)}.
     */
    static Coro<Void> doCancel(Task<?> task) {
        return new DoCancel(task);
    }

    /**
     * The coroutine of {@link Dogs#demo()}.
     */
    static Coro<Void> demo() {
        return new Demo();
    }

    static final class Barking extends Coro<Integer> {
        private final int n;

        private int i;

        Barking(int n) {
            this.n = n;
        }

        static int call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Barking(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        @SuppressWarnings("fallthrough")
        private static int run(Step step, int depth, Barking frame, int n) throws Throwable {
            int i = 0;
            int state = frame == null ? 0 : frame.state;
            for (;;) {
                switch (state) {
                    case 0: // line 19
                        i = 0;
                    case 1: // line 19
                        if (i >= 6) {
                            state = 3;
                            continue;
                        }
                        sleep(1).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Barking(n);
                            }
                            frame.i = i;
                            frame.suspend(step, 2);
                            return 0;
                        }
                    case 2: // resumed at line 20
                        if (state == 2) {
                            i = frame.i;
                            step.check();
                        }
                        i++;
                        state = 1;
                        continue;
                    case 3: // line 22
                        return 2 * n;
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
        protected SourceLines lines() {
            return Lines.ALL;
        }
    }

    static final class Bar extends Coro<Integer> {
        private int n;

        Bar(int n) {
            this.n = n;
        }

        static int call(Step step, int depth, int n) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Bar(n));
                return 0;
            }
            return run(step, depth, null, n);
        }

        @SuppressWarnings("fallthrough")
        private static int run(Step step, int depth, Bar frame, int n) throws Throwable {
            int state = frame == null ? 0 : frame.state;
            for (;;) {
                switch (state) {
                    case 0: // line 27
                    case 1: // line 28
                        sleep(1).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Bar(n);
                            }
                            frame.n = n;
                            frame.suspend(step, 2);
                            return 0;
                        }
                    case 2: // resumed at line 28
                        if (state == 2) {
                            step.check();
                        }
                        n++;
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
        protected SourceLines lines() {
            return Lines.ALL;
        }
    }

    static final class DoCancel extends Coro<Void> {
        private final Task<?> task;

        DoCancel(Task<?> task) {
            this.task = task;
        }

        static void call(Step step, int depth, Task<?> task) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new DoCancel(task));
                return;
            }
            run(step, depth, null, task);
        }

        @SuppressWarnings("fallthrough")
        private static void run(Step step, int depth, DoCancel frame, Task<?> task) throws
                Throwable {
            int state = frame == null ? 0 : frame.state;
            for (;;) {
                switch (state) {
                    case 0: // line 35
                        sleep(5).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new DoCancel(task);
                            }
                            frame.suspend(step, 1);
                            return;
                        }
                    case 1: // resumed at line 35
                        if (state == 1) {
                            step.check();
                        }
                        task.cancel();
                        return;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            run(step, step.depth(), this, task);
            step.complete();
        }

        @Override
        protected SourceLines lines() {
            return Lines.ALL;
        }
    }

    static final class Demo extends Coro<Void> {
        Demo() {
        }

        static void call(Step step, int depth) throws Throwable {
            if (step.tooDeep(depth)) {
                step.defer(new Demo());
                return;
            }
            run(step, depth, null);
        }

        @SuppressWarnings("fallthrough")
        private static void run(Step step, int depth, Demo frame) throws Throwable {
            List<Object> res = null;
            int state = frame == null ? 0 : frame.state;
            for (;;) {
                switch (state) {
                    case 0: { // line 41
                        Task<Integer> task = createTask(DogsAsync.bar(70));
                        createTask(DogsAsync.doCancel(task));
                        res = gather(task, DogsAsync.barking(21), waitFor(DogsAsync.bar(10), 7)).returnExceptions().await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Demo();
                            }
                            frame.suspend(step, 1);
                            return;
                        }
                    }
                    case 1: // resumed at line 43
                        if (state == 1) {
                            res = step.result();
                        }
                        System.out.println("Result: " + res);
                        return;
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

        @Override
        protected SourceLines lines() {
            return Lines.ALL;
        }
    }

    /**
     * Where the lines of this file and the states of its frames come from, for stack traces.
     */
    public static final class Lines extends SourceLines {
        /**
         * The table.
         */
        public static final Lines ALL = new Lines();

        private Lines() {
            super("demo.Dogs", "Dogs.java",
                    "73:19 75:19 79:20 91:20 93:19 97:22 137:28 148:28 150:29 192:35 202:35 204:36 243-245:41 "
                            + "256:43 258:45",
                    "Barking barking 2:20",
                    "Bar bar 2:28",
                    "DoCancel doCancel 1:35",
                    "Demo demo 1:43");
        }
    }
}
