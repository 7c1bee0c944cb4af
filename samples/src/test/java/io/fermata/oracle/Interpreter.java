package io.fermata.oracle;

import static io.fermata.Asyncio.await;
import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleepMs;
import static io.fermata.Asyncio.waitForMs;

import io.fermata.Async;
import io.fermata.Coro;
import java.util.ArrayList;
import java.util.List;

/** What one task of a recorded program does, each operation in the language's own words. */
@SuppressWarnings("try") // that a hold is not mentioned again
final class Interpreter {

    /** What {@code (ret v)} returns, on its way out of the lists of operations; null where a list came to its end. */
    record Ret(int value) {}

    private final Scene scene;
    private final String who;

    Interpreter(Scene scene, String who) {
        this.scene = scene;
        this.who = who;
    }

    /** The operations between the start and the end of a task in the trace. */
    @Async
    Object body(List<Op> ops) throws Scene.Raised {
        log("start");
        int value;
        try {
            Ret ret = await(InterpreterAsync.block(this, ops), Scene.Raised.class);
            value = ret == null ? 0 : ret.value();
        } catch (Throwable failure) {
            log("end " + Scene.name(failure));
            throw failure;
        }
        log("end ret " + value);
        return value;
    }

    @Async
    Ret block(List<Op> ops) throws Scene.Raised {
        for (int index = 0; index < ops.size(); index++) {
            Ret ret = await(InterpreterAsync.operation(this, ops.get(index), index), Scene.Raised.class);
            if (ret != null) {
                return ret;
            }
        }
        return null;
    }

    @Async
    Ret operation(Op op, int index) throws Scene.Raised {
        switch (op.word()) {
            case "log" -> log("log " + op.text(0));
            case "sleep" -> {
                await(sleepMs(op.number(0)));
                log("slept " + op.text(0));
            }
            case "wait" -> {
                await(scene.events.get(op.number(0)));
                log("woke " + op.text(0));
            }
            case "set" -> {
                scene.events.get(op.number(0)).set();
                log("set " + op.text(0));
            }
            case "clear" -> {
                scene.events.get(op.number(0)).clear();
                log("clear " + op.text(0));
            }
            case "await" -> {
                log("awaited " + op.text(0) + " " + await(scene.tasks.get(op.number(0)), Scene.Raised.class));
            }
            case "cancel" -> {
                boolean cancelled = scene.tasks.get(op.number(0)).cancel();
                log("cancel " + op.text(0) + " " + Scene.truth(cancelled));
            }
            case "done" -> {
                boolean done = scene.tasks.get(op.number(0)).done();
                log("done " + op.text(0) + " " + Scene.truth(done));
            }
            case "gather" -> {
                List<Coro<Object>> children = new ArrayList<>();
                for (int i = 1; i < op.rest().size(); i++) {
                    children.add(InterpreterAsync.body(child(index + "g" + (i - 1)), op.block(i)));
                }
                List<Object> results = op.number(0) == 1
                        ? await(gather(children).returnExceptions())
                        : await(gather(children), Scene.Raised.class);
                log("gathered " + Scene.shown(results));
            }
            case "wf" -> {
                Coro<Object> body = InterpreterAsync.body(child(index + "w"), op.ops(1));
                log("wf " + await(waitForMs(body, op.number(0)), Scene.Raised.class));
            }
            case "lock" -> {
                try (var held = await(scene.locks.get(op.number(0)).hold())) {
                    log("got " + op.text(0));
                    Ret ret = await(InterpreterAsync.block(this, op.ops(1)), Scene.Raised.class);
                    if (ret != null) {
                        return ret;
                    }
                }
                log("rel " + op.text(0));
            }
            case "try" -> {
                try {
                    return await(InterpreterAsync.block(this, op.ops(1)), Scene.Raised.class);
                } catch (Throwable failure) {
                    log("caught " + Scene.name(failure));
                    if (op.number(0) == 0) {
                        throw failure;
                    }
                }
            }
            case "fin" -> {
                try {
                    return await(InterpreterAsync.block(this, op.ops(1)), Scene.Raised.class);
                } finally {
                    log("finally");
                    if (op.number(0) > 0) {
                        await(sleepMs(op.number(0)));
                        log("cleaned");
                    }
                }
            }
            case "raise" -> throw new Scene.Raised(op.text(0));
            case "ret" -> {
                return new Ret(op.number(0));
            }
            default -> throw new AssertionError(op);
        }
        return null;
    }

    private Interpreter child(String suffix) {
        return new Interpreter(scene, who + "." + suffix);
    }

    private void log(String what) {
        scene.log(who, what);
    }
}
