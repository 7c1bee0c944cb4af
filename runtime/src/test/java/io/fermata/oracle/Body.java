package io.fermata.oracle;

import io.fermata.Coro;
import io.fermata.Step;
import java.util.List;

/** What a task runs: the operations between its start and its end in the trace. */
final class Body extends Coro<Object> {

    private final Scene scene;
    private final String who;
    private final List<Op> ops;

    Body(Scene scene, String who, List<Op> ops) {
        this.scene = scene;
        this.who = who;
        this.ops = ops;
    }

    @Override
    protected void resume(Step step) throws Throwable {
        Object value;
        try {
            if (state == 0) {
                scene.log(who, "start");
                value = new Block(scene, who, ops).await(step);
                if (step.suspended()) {
                    suspend(step, 1);
                    return;
                }
            } else {
                value = step.result();
            }
        } catch (Throwable failure) {
            scene.log(who, "end " + Scene.name(failure));
            throw failure;
        }
        Object result = value instanceof Block.Ret ret ? ret.value() : 0;
        scene.log(who, "end ret " + result);
        step.complete(result);
    }
}
