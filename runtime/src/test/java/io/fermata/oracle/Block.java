package io.fermata.oracle;

import static io.fermata.Asyncio.gather;
import static io.fermata.Asyncio.sleepMs;
import static io.fermata.Asyncio.waitForMs;

import io.fermata.Coro;
import io.fermata.Gather;
import io.fermata.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of operations as a coroutine. Its result is null at the end of the list, a {@link Ret} after {@code ret}. Even
 * states begin the operation {@code state / 2}, odd ones take what it awaited.
 */
final class Block extends Coro<@Nullable Object> {

    record Ret(Object value) {}

    private final Scene scene;
    private final String who;
    private final List<Op> ops;

    Block(Scene scene, String who, List<Op> ops) {
        this.scene = scene;
        this.who = who;
        this.ops = ops;
    }

    @Override
    protected void resume(Step step) throws Throwable {
        while (state < 2 * ops.size()) {
            Op op = ops.get(state / 2);
            Object value;
            if (state % 2 == 0) {
                value = begin(op, step);
                if (step.suspended()) {
                    suspend(step, state + 1);
                    return;
                }
            } else {
                value = step.result();
            }
            if (value instanceof Ret) {
                step.complete(value);
                return;
            }
            end(op, value);
            state = (state / 2 + 1) * 2;
        }
        step.complete((Object) null);
    }

    private @Nullable Object begin(Op op, Step step) throws Throwable {
        switch (op.word()) {
            case "sleep":
                return sleepMs(op.number(0)).await(step);
            case "wait":
                return scene.events.get(op.number(0)).await(step);
            case "await":
                return scene.tasks.get(op.number(0)).await(step);
            case "lock":
                return new Structures.Locked(scene, who, op.number(0), op.ops(1)).await(step);
            case "try":
                return new Structures.Try(scene, who, op.number(0) == 1, op.ops(1)).await(step);
            case "fin":
                return new Structures.Fin(scene, who, op.number(0), op.ops(1)).await(step);
            case "wf":
                return waitForMs(new Body(scene, child("w"), op.ops(1)), op.number(0))
                        .await(step);
            case "gather":
                List<Body> children = new ArrayList<>();
                for (int i = 1; i < op.rest().size(); i++) {
                    children.add(new Body(scene, child("g" + (i - 1)), op.block(i)));
                }
                Gather<?> gather = gather(children);
                return (op.number(0) == 1 ? gather.returnExceptions() : gather).await(step);
            case "raise":
                throw new Scene.Raised(op.text(0));
            case "ret":
                return new Ret(op.number(0));
            default:
                return null;
        }
    }

    private void end(Op op, @Nullable Object value) {
        switch (op.word()) {
            case "log":
                log("log " + op.text(0));
                break;
            case "sleep":
                log("slept " + op.text(0));
                break;
            case "wait":
                log("woke " + op.text(0));
                break;
            case "set":
                scene.events.get(op.number(0)).set();
                log("set " + op.text(0));
                break;
            case "clear":
                scene.events.get(op.number(0)).clear();
                log("clear " + op.text(0));
                break;
            case "await":
                log("awaited " + op.text(0) + " " + value);
                break;
            case "cancel":
                log("cancel " + op.text(0) + " "
                        + Scene.truth(scene.tasks.get(op.number(0)).cancel()));
                break;
            case "done":
                log("done " + op.text(0) + " "
                        + Scene.truth(scene.tasks.get(op.number(0)).done()));
                break;
            case "gather":
                log("gathered " + Scene.shown((List<?>) value));
                break;
            case "wf":
                log("wf " + value);
                break;
            case "lock":
            case "try":
            case "fin":
                break;
            default:
                throw new AssertionError(op);
        }
    }

    private String child(String suffix) {
        return who + "." + state / 2 + suffix;
    }

    private void log(String what) {
        scene.log(who, what);
    }
}
