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
                                frame.suspend(step, 1);
                                return 0;
                            }
                        case 1: // resumed at line 22
                            if (state == 1) {
                                thrown3 = frame.thrown3;
                                held = step.result();
                            }
                            state = 2;
                        case 2: // line 23
                            iterator = amounts.iterator();
                        case 3: // line 23
                            if (!iterator.hasNext()) {
                                state = 14;
                                continue;
                            }
                            amount = iterator.next();
                            state = 4;
                        case 4: // line 25
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
                                frame.suspend(step, 5);
                                return 0;
                            }
                        case 5: // resumed at line 25
                            if (state == 5) {
                                held = frame.held;
                                iterator = frame.iterator;
                                amount = frame.amount;
                                old = frame.old;
                                thrown3 = frame.thrown3;
                                checked = step.resultLong();
                            }
                            Access.setBalance(self, old + checked);
                            state = 8;
                            continue;
                        case 6: {
                            if (!(thrown2 instanceof IllegalArgumentException)) {
                                state = 7;
                                continue;
                            }
                            IllegalArgumentException e = (IllegalArgumentException) thrown2;
                            Access.getLog(self).add("refused " + amount);
                            exit = 2;
                            state = 10;
                            continue;
                        }
                        case 7:
                            throw thrown2;
                        case 8:
                            exit = 0;
                            state = 10;
                            continue;
                        case 9:
                            exit = 1;
                        case 10: // line 30
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
                                frame.suspend(step, 11);
                                return 0;
                            }
                        case 11: // resumed at line 30
                            if (state == 11) {
                                held = frame.held;
                                iterator = frame.iterator;
                                exit = frame.exit;
                                thrown3 = frame.thrown3;
                                step.check();
                            }
                            Access.note(self, "deposit");
                            switch (exit) {
                                case 1 -> state = 12;
                                case 2 -> state = 3;
                                default -> state = 13;
                            }
                            continue;
                        case 12:
                            throw thrown3;
                        case 13: // line 33
                            if (Access.getBalance(self) > 1_000_000) {
                                throw new IOException("too rich");
                            }
                            state = 3;
                            continue;
                        case 14: // line 37
                            returned = Access.getBalance(self);
                            exit2 = 2;
                            state = 16;
                            continue;
                        case 15:
                            Step.close(held, thrown);
                            throw thrown;
                        case 16:
                            if (held != null) held.close();
                            if (exit2 != 2) {
                                state = 17;
                                continue;
                            }
                            return returned;
                        case 17:
                            throw new AssertionError(state);
                        default:
                            throw new AssertionError(state);
                    }
                } catch (Throwable t) {
                    step.caught(t);
                    switch (state) {
                        case 2, 3, 9, 10, 11, 12, 13, 14 -> {
                            thrown = t;
                            state = 15;
                        }
                        case 4, 5 -> {
                            thrown2 = t;
                            state = 6;
                        }
                        case 6, 7, 8 -> {
                            thrown3 = t;
                            state = 9;
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
                            frame.suspend(step, 1);
                            return 0;
                        }
                    case 1: // resumed at line 46
                        if (state == 1) {
                            sleep = step.result();
                        }
                        return sleep == null ? amount : 0;
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
                    "104:22 116:22 120:23 122:23 126:23 129:25 130:25 151:25 153:25 157:25 161:25 162-163:27 "
                            + "168:28 170:28 174:28 176:30 195:30 197:31 198:31 205:31 207-209:33 213:37 214:37 218:37 "
                            + "219:37 221:37 222:37 226:37 291-294:43 305:46 307:46 334:52",
                    "Deposit deposit 1:22 5:25 11:30",
                    "Checked checked 1:46",
                    "Statement statement");
        }
    }
}
