package demo.bank;

import static io.fermata.Asyncio.sleep;

import io.fermata.Coro;
import io.fermata.Hold;
import io.fermata.Lock;
import io.fermata.SourceLines;
import io.fermata.Step;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Coroutines of {@link Account}.
 */
public final class AccountAsync {
    private AccountAsync() {
    }

    /**
     * The coroutine of {@link Account#deposit(java.util.List)}.
     */
    public static Coro<Long> deposit(Account self, List<Long> amounts) throws IOException {
        Objects.requireNonNull(self);
        return new Deposit(self, amounts);
    }

    /**
     * The coroutine of {@link Account#checked(long)}.
     */
    static Coro<Long> checked(Account self, long amount) {
        Objects.requireNonNull(self);
        return new Checked(self, amount);
    }

    /**
     * The coroutine of {@link Account#statement()}.
     */
    protected static Coro<String> statement(Account self) {
        Objects.requireNonNull(self);
        return new Statement(self);
    }

    public static final class Deposit extends Coro<Long> {
        private final Account self;

        private List<Long> amounts;

        private Throwable thrown3;

        private Hold held;

        private Iterator<? extends Long> iterator;

        private long amount;

        private long old;

        private int exit;

        Deposit(Account self, List<Long> amounts) {
            this.self = self;
            this.amounts = amounts;
        }

        public static long call(Step step, int depth, Account self, List<Long> amounts) throws
                Throwable {
            Objects.requireNonNull(self);
            if (step.tooDeep(depth)) {
                step.defer(new Deposit(self, amounts));
                return 0;
            }
            return run(step, depth, null, self, amounts);
        }

        @SuppressWarnings({
                "try",
                "fallthrough"
        })
        private static long run(Step step, int depth, Deposit frame, Account self,
                List<Long> amounts) throws Throwable {
            Hold held = null;
            Iterator<? extends Long> iterator = null;
            Throwable thrown = null;
            long amount = 0;
            long old = 0;
            long checked = 0;
            Throwable thrown2 = null;
            Throwable thrown3 = null;
            int exit = 0;
            long returned = 0;
            int exit2 = 0;
            int state = frame == null ? 0 : frame.state;
            for (;;) {
                try {
                    switch (state) {
                        case 0: // line 22
                            held = Access.getLock(self).hold().await(step);
                            if (step.suspended()) {
                                if (frame == null) {
                                    frame = new Deposit(self, amounts);
                                }
                                frame.thrown3 = thrown3;
                                frame.suspend(step, 17);
                                return 0;
                            }
                            state = 1;
                        case 1: // line 23
                            iterator = amounts.iterator();
                        case 2: // line 23
                            if (!iterator.hasNext()) {
                                state = 13;
                                continue;
                            }
                            amount = iterator.next();
                            state = 3;
                        case 3: // line 25
                            old = Access.getBalance(self);
                            checked = Checked.call(step, depth + 1, self, amount);
                            if (step.suspended()) {
                                if (frame == null) {
                                    frame = new Deposit(self, null);
                                }
                                frame.held = held;
                                frame.iterator = iterator;
                                frame.amount = amount;
                                frame.old = old;
                                frame.thrown3 = thrown3;
                                frame.amounts = null;
                                frame.suspend(step, 18);
                                return 0;
                            }
                        case 4:
                            Access.setBalance(self, old + checked);
                            state = 7;
                            continue;
                        case 5: {
                            if (!(thrown2 instanceof IllegalArgumentException)) {
                                state = 6;
                                continue;
                            }
                            IllegalArgumentException e = (IllegalArgumentException) thrown2;
                            Access.getLog(self).add("refused " + amount);
                            exit = 2;
                            state = 9;
                            continue;
                        }
                        case 6:
                            throw thrown2;
                        case 7:
                            exit = 0;
                            state = 9;
                            continue;
                        case 8:
                            exit = 1;
                        case 9: // line 30
                            sleep(0.1).await(step);
                            if (step.suspended()) {
                                if (frame == null) {
                                    frame = new Deposit(self, null);
                                }
                                frame.held = held;
                                frame.iterator = iterator;
                                frame.exit = exit;
                                frame.thrown3 = thrown3;
                                frame.amounts = null;
                                frame.suspend(step, 19);
                                return 0;
                            }
                        case 10: // line 31
                            Access.note(self, "deposit");
                            switch (exit) {
                                case 1 -> state = 11;
                                case 2 -> state = 2;
                                default -> state = 12;
                            }
                            continue;
                        case 11:
                            throw thrown3;
                        case 12: // line 33
                            if (Access.getBalance(self) > 1_000_000) {
                                throw new IOException("too rich");
                            }
                            state = 2;
                            continue;
                        case 13: // line 37
                            returned = Access.getBalance(self);
                            exit2 = 2;
                            state = 15;
                            continue;
                        case 14:
                            Step.close(held, thrown);
                            throw thrown;
                        case 15:
                            if (held != null) held.close();
                            if (exit2 != 2) {
                                state = 16;
                                continue;
                            }
                            return returned;
                        case 16:
                            throw new AssertionError(state);
                        case 17: // resumed at line 22
                            thrown3 = frame.thrown3;
                            held = step.result();
                            state = 1;
                            continue;
                        case 18: // resumed at line 25
                            held = frame.held;
                            iterator = frame.iterator;
                            amount = frame.amount;
                            old = frame.old;
                            thrown3 = frame.thrown3;
                            checked = step.resultLong();
                            state = 4;
                            continue;
                        case 19: // resumed at line 30
                            held = frame.held;
                            iterator = frame.iterator;
                            exit = frame.exit;
                            thrown3 = frame.thrown3;
                            step.result();
                            state = 10;
                            continue;
                        default:
                            throw new AssertionError(state);
                    }
                } catch (Throwable t) {
                    step.caught(t);
                    switch (state) {
                        case 1, 2, 8, 9, 19, 10, 11, 12, 13 -> {
                            thrown = t;
                            state = 14;
                        }
                        case 3, 18, 4 -> {
                            thrown2 = t;
                            state = 5;
                        }
                        case 5, 6, 7 -> {
                            thrown3 = t;
                            state = 8;
                        }
                        default -> throw t;
                    }
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, self, amounts));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }

        @Override
        protected SourceLines lines() {
            return Lines.ALL;
        }
    }

    static final class Checked extends Coro<Long> {
        private Account self;

        private final long amount;

        Checked(Account self, long amount) {
            this.self = self;
            this.amount = amount;
        }

        static long call(Step step, int depth, Account self, long amount) throws Throwable {
            Objects.requireNonNull(self);
            if (step.tooDeep(depth)) {
                step.defer(new Checked(self, amount));
                return 0;
            }
            return run(step, depth, null, self, amount);
        }

        @SuppressWarnings("fallthrough")
        private static long run(Step step, int depth, Checked frame, Account self, long amount)
                throws Throwable {
            Void sleep = null;
            int state = frame == null ? 0 : frame.state;
            for (;;) {
                switch (state) {
                    case 0: // line 43
                        if (amount <= 0) {
                            throw new IllegalArgumentException("amount: " + amount);
                        }
                        sleep = sleep(0.5).await(step);
                        if (step.suspended()) {
                            if (frame == null) {
                                frame = new Checked(null, amount);
                            }
                            frame.self = null;
                            frame.suspend(step, 2);
                            return 0;
                        }
                    case 1:
                        return sleep == null ? amount : 0;
                    case 2: // resumed at line 46
                        sleep = step.result();
                        state = 1;
                        continue;
                    default:
                        throw new AssertionError(state);
                }
            }
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(run(step, step.depth(), this, self, amount));
        }

        @Override
        protected Long result(Step step) throws Throwable {
            return step.resultLong();
        }

        @Override
        protected SourceLines lines() {
            return Lines.ALL;
        }
    }

    protected static final class Statement extends Coro<String> {
        private final Account self;

        Statement(Account self) {
            this.self = self;
        }

        protected static String call(Step step, int depth, Account self) throws Throwable {
            Objects.requireNonNull(self);
            return String.join("\n", Access.getLog(self)) + "\n" + Access.getBalance(self);
        }

        @Override
        protected void resume(Step step) throws Throwable {
            step.complete(call(step, step.depth(), self));
        }

        @Override
        protected SourceLines lines() {
            return Lines.ALL;
        }
    }

    /**
     * What is closed to this class in {@link demo.bank.Account}.
     */
    @SuppressWarnings({"unchecked", "rawtypes", "cast", "varargs"})
    private static final class Access {
        private static final VarHandle LOCK;

        private static final VarHandle BALANCE;

        private static final VarHandle LOG;

        private static final MethodHandle NOTE;

        static {
            try {
                MethodHandles.Lookup caller = MethodHandles.lookup();
                LOCK = MethodHandles.privateLookupIn(Account.class, caller).findVarHandle(Account.class, "lock", Lock.class);
                BALANCE = MethodHandles.privateLookupIn(Account.class, caller).findVarHandle(Account.class, "balance", long.class);
                LOG = MethodHandles.privateLookupIn(Account.class, caller).findVarHandle(Account.class, "log", List.class);
                NOTE = MethodHandles.privateLookupIn(Account.class, caller).findVirtual(Account.class, "note", MethodType.methodType(void.class, String.class));
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private Access() {
        }

        static Lock getLock(Account self) {
            return (Lock) LOCK.get(self);
        }

        static long getBalance(Account self) {
            return (long) BALANCE.get(self);
        }

        static long setBalance(Account self, long value) {
            BALANCE.set(self, value);
            return value;
        }

        static List<String> getLog(Account self) {
            return (List<String>) LOG.get(self);
        }

        static void note(Account self, String what) {
            try {
                NOTE.invokeExact(self, what);
            } catch (Throwable t) {
                throw Step.<RuntimeException>rethrow(t);
            }
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
            super("demo.bank.Account", "Account.java",
                    "104:22 115:23 117:23 121:23 124:25 125:25 140:25 144:25 148:25 149-150:27 155:28 157:28 "
                            + "161:28 163:30 177:31 178:31 185:31 187-189:33 193:37 194:37 198:37 199:37 201:37 202:37 "
                            + "206:37 211:22 220:25 228:30 298-301:43 311:46 313:46 347:52",
                    "Deposit deposit 17:22 18:25 19:30",
                    "Checked checked 2:46",
                    "Statement statement");
        }
    }
}
